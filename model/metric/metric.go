// Package metric reads tables of journal metrics, such as people have from the Journal Citation Reports or the zones of the Chinese Academy
// of Sciences, and finds the journals that they speak of. It may import model, model/fold and model/format.
package metric

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"twinleaf/model"
	"twinleaf/model/fold"
	"twinleaf/model/format"
)

// ErrColumns: the table has no column that names the journal, or none with a metric.
var ErrColumns = errors.New("the table needs a column with the journal's name or ISSN, and one with a metric")

// Field is what a column holds.
type Field string

// The fields, as --map names them.
const (
	Name         Field = "name"
	ISSN         Field = "issn"
	EISSN        Field = "eissn"
	Impact       Field = "if"
	Quartile     Field = "jcr"
	Category     Field = "jcr_category"
	Zone         Field = "zone"
	ZoneCategory Field = "zone_category"
	Year         Field = "year"
)

// Fields are all fields, in the order in which they are offered.
func Fields() []Field {
	return []Field{Name, ISSN, EISSN, Impact, Quartile, Category, Zone, ZoneCategory, Year}
}

// Understand says what the columns of a table hold, "" for those that are of no use here, and the year in their names, 0 where none has
// one. chosen is Options.Map.
func Understand(names []string, chosen map[string]string) (fields []Field, year int) {
	at, year := understand(names, chosen)
	fields = make([]Field, len(names))
	for f, i := range at {
		fields[i] = f
	}
	return fields, year
}

// columns are the names that such tables give their columns, as format.ColumnKey writes them; what begins or ends with a year
// ("2023 JIF") is known without it.
var columns = map[Field][]string{
	Name:         {"journalname", "fulljournaltitle", "journaltitle", "journal", "sourcetitle", "title", "刊名", "期刊名称", "期刊", "期刊名", "中文刊名", "英文刊名", "期刊英文名"},
	ISSN:         {"issn", "printissn", "国际刊号"},
	EISSN:        {"eissn", "onlineissn", "electronicissn"},
	Impact:       {"jif", "journalimpactfactor", "impactfactor", "if", "影响因子"},
	Quartile:     {"jifquartile", "quartile", "jcrquartile", "jcr分区", "jcr", "jcr区"},
	Category:     {"category", "categories", "jcrcategory", "jcr学科", "jcr类别"},
	Zone:         {"zone", "大类分区", "中科院分区", "分区", "大类区", "caszone"},
	ZoneCategory: {"大类", "大类学科", "学科大类", "zonecategory", "中科院学科"},
	Year:         {"year", "jcryear", "年", "年份", "年度"},
}

// Row is what a table says of one journal.
type Row struct {
	Line   int
	Name   string
	ISSN   []string
	Metric model.Metric
}

// Options of reading.
type Options struct {
	Year   int               // of the edition, where no column says it; 0: not known
	Source string            // who says so
	Map    map[string]string // what columns hold, by their names; "" leaves one out
	Format format.Options    // Encoding
}

// Read reads a table. bad is told of rows that can't be used; reading goes on.
func Read(r io.Reader, name string, o Options, bad func(error)) ([]Row, error) {
	var list []Row
	var at map[Field]int
	for row, err := range format.Rows(r, name, o.Format) {
		if err != nil {
			bad(err)
			continue
		}
		if at == nil {
			var year int
			at, year = understand(row.Cells, o.Map)
			if o.Year == 0 {
				o.Year = year
			}
			_, byName := at[Name]
			_, byISSN := at[ISSN]
			if !byName && !byISSN || len(at) < 2 {
				return nil, fmt.Errorf("%s: %w", name, ErrColumns)
			}
			continue
		}
		one, err := read(row, at, o)
		if err != nil {
			bad(fmt.Errorf("%s: line %d: %w", name, row.Line, err))
			continue
		}
		if one.Metric.Says() {
			list = append(list, one)
		}
	}
	if at == nil {
		return nil, fmt.Errorf("%s: %w", name, ErrColumns)
	}
	return list, nil
}

// understand finds what the columns hold, and a year in their names.
func understand(names []string, chosen map[string]string) (at map[Field]int, year int) {
	at = map[Field]int{}
	for i, n := range names {
		if f, ok := chosen[n]; ok {
			if f != "" {
				at[Field(f)] = i
			}
			continue
		}
		key := format.ColumnKey(n)
		for _, cut := range []string{key[:min(4, len(key))], key[max(0, len(key)-4):]} {
			if y, err := strconv.Atoi(cut); err == nil && y > 1950 && y < 2200 {
				year = max(year, y)
				key = strings.TrimSuffix(strings.TrimPrefix(key, cut), cut)
				break
			}
		}
		for f, list := range columns {
			if _, taken := at[f]; !taken && slices.Contains(list, key) {
				at[f] = i
			}
		}
	}
	return at, year
}

func read(row format.Row, at map[Field]int, o Options) (Row, error) {
	cell := func(f Field) string {
		if i, ok := at[f]; ok && i < len(row.Cells) {
			return row.Cells[i]
		}
		return ""
	}
	out := Row{Line: row.Line, Name: cell(Name), Metric: model.NoMetric}
	m := &out.Metric
	m.Year, m.Source = o.Year, o.Source
	for _, f := range []Field{ISSN, EISSN} {
		for _, s := range strings.FieldsFunc(cell(f), func(r rune) bool { return r == ';' || r == ',' || r == ' ' || r == '/' }) {
			if s = plainISSN(s); s != "" {
				out.ISSN = append(out.ISSN, s)
			}
		}
	}
	if s := cell(Year); s != "" {
		y, err := strconv.Atoi(s)
		if err != nil || y < 1900 || y > 9999 {
			return out, &model.ValueError{Value: s, Want: model.WantYear}
		}
		m.Year = y
	}
	if s := strings.TrimPrefix(strings.ReplaceAll(cell(Impact), ",", ""), "<"); s != "" && !strings.EqualFold(s, "n/a") && s != "-" {
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || !(v >= 0 && v <= 1000) {
			return out, &model.ValueError{Value: s, Want: model.WantImpact}
		}
		m.ImpactFactor = v
	}
	if s := strings.ToUpper(cell(Quartile)); s != "" && s != "N/A" && s != "-" {
		if len(s) == 1 {
			s = "Q" + s
		}
		if s = strings.TrimSuffix(s, "区"); len(s) == 1 {
			s = "Q" + s
		}
		if !model.ValidQuartile(s) {
			return out, &model.ValueError{Value: s, Want: model.WantQuartile}
		}
		m.JCR = s
	}
	if s := strings.TrimSuffix(strings.TrimSpace(cell(Zone)), "区"); s != "" && s != "-" {
		s, _, _ = strings.Cut(s, " ")
		z, err := strconv.Atoi(s)
		if err != nil || z < 1 || z > 4 {
			return out, &model.ValueError{Value: s, Want: model.WantZone}
		}
		m.Zone = z
	}
	m.JCRCategory, m.ZoneCategory = cell(Category), cell(ZoneCategory)
	return out, nil
}

// plainISSN is an ISSN as NNNN-NNNC (ISO 3297), "" for what is none.
func plainISSN(s string) string {
	s = strings.ToUpper(strings.ReplaceAll(strings.TrimSpace(s), "-", ""))
	if len(s) != 8 || strings.Trim(s[:7], "0123456789") != "" || strings.Trim(s[7:], "0123456789X") != "" {
		return ""
	}
	return s[:4] + "-" + s[4:]
}

// By is how a row found its journal.
type By string

// The ways, the surest first.
const (
	ByISSN    By = "issn"
	ByName    By = "name"
	ByVariant By = "variant"
	ByNothing By = ""
)

// Match is a row and the journal that it speaks of.
type Match struct {
	Row     Row
	By      By
	Journal int // place in the list of journals, -1 for none
}

// Summary counts how the rows of a table found their journals.
type Summary struct {
	ByISSN, ByName, ByVariant int
	Unmatched                 []string // names of journals that are not here
}

// Summarize counts matches.
func Summarize(matches []Match) Summary {
	s := Summary{Unmatched: []string{}}
	for _, m := range matches {
		switch m.By {
		case ByISSN:
			s.ByISSN++
		case ByName:
			s.ByName++
		case ByVariant:
			s.ByVariant++
		default:
			s.Unmatched = append(s.Unmatched, m.Row.Name)
		}
	}
	return s
}

// Find matches rows with journals: by ISSN, else by a name, else by another name seen for it, case, accents, width and script aside.
func Find(rows []Row, journals []model.Journal) []Match {
	byISSN, byName, byVariant := map[string]int{}, map[string]int{}, map[string]int{}
	put := func(m map[string]int, key string, i int) {
		if _, there := m[key]; key != "" && !there {
			m[key] = i
		}
	}
	for i := range journals {
		j := &journals[i]
		put(byISSN, plainISSN(j.ISSN), i)
		put(byISSN, plainISSN(j.EISSN), i)
		put(byName, fold.Key(j.Name), i)
		put(byName, fold.Key(j.NameZH), i)
		for _, v := range j.Variants {
			put(byVariant, fold.Key(v), i)
		}
	}
	out := make([]Match, len(rows))
	for n, r := range rows {
		out[n] = Match{Row: r, Journal: -1}
		for _, s := range r.ISSN {
			if i, ok := byISSN[s]; ok && out[n].By == ByNothing {
				out[n].By, out[n].Journal = ByISSN, i
			}
		}
		if out[n].By != ByNothing {
			continue
		}
		key := fold.Key(r.Name)
		if i, ok := byName[key]; ok && key != "" {
			out[n].By, out[n].Journal = ByName, i
		} else if i, ok := byVariant[key]; ok && key != "" {
			out[n].By, out[n].Journal = ByVariant, i
		}
	}
	return out
}

// Edits are what the matches change, an edit a journal. A metric of the same year and source is completed or replaced; of several rows for one
// journal, as tables with several categories have them, the best quartile stands. The newest edition comes first.
func Edits(matches []Match, journals []model.Journal) (out []model.Edit) {
	byJournal := map[int]model.Metric{}
	var order []int
	for _, m := range matches {
		if m.Journal < 0 {
			continue
		}
		old, there := byJournal[m.Journal]
		if !there {
			order = append(order, m.Journal)
			byJournal[m.Journal] = m.Row.Metric
			continue
		}
		if now := m.Row.Metric; now.JCR != "" && (old.JCR == "" || now.JCR < old.JCR) {
			byJournal[m.Journal] = completed(now, old)
		} else {
			byJournal[m.Journal] = completed(old, now)
		}
	}
	for _, i := range order {
		j := journals[i]
		m := byJournal[i]
		before := model.MetricsText(j.Metrics)
		list := slices.Clone(j.Metrics)
		if at := slices.IndexFunc(list, func(x model.Metric) bool { return x.Year == m.Year && x.Source == m.Source }); at >= 0 {
			list[at] = completed(m, list[at])
		} else {
			list = append(list, m)
		}
		slices.SortStableFunc(list, func(a, b model.Metric) int { return b.Year - a.Year })
		if after := model.MetricsText(list); after != before {
			out = append(out, model.Edit{What: model.AJournal, Record: j.ID, Field: "metrics", Before: before, After: after})
		}
	}
	return out
}

// completed is a metric with what it does not say from another.
func completed(m, from model.Metric) model.Metric {
	if m.ImpactFactor < 0 {
		m.ImpactFactor = from.ImpactFactor
	}
	if m.JCR == "" {
		m.JCR, m.JCRCategory = from.JCR, from.JCRCategory
	} else if m.JCRCategory == "" {
		m.JCRCategory = from.JCRCategory
	}
	if m.Zone == 0 {
		m.Zone, m.ZoneCategory = from.Zone, from.ZoneCategory
	} else if m.ZoneCategory == "" {
		m.ZoneCategory = from.ZoneCategory
	}
	return m
}
