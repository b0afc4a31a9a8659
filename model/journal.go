package model

import (
	"slices"
	"strconv"
	"strings"
)

// Journal is one periodical, shared by all its papers.
type Journal struct {
	ID        ID
	Name      string // as its papers are harvested, usually English
	NameZH    string
	SourceID  string // PeriodicalId of the harvest; "" where unknown
	ISSN      string // print; NNNN-NNNC (ISO 3297)
	EISSN     string // electronic
	Publisher string
	Language  string // what its papers are written in, as a paper's is: BCP 47 codes; several with ", " between
	Scope     []Block
	ScopeZH   []Block
	Metrics   []Metric // newest edition first
	Variants  []string // other names seen for it, abbreviations and former names

	Merged   []ID // journals that became this one; it is found by their IDs too
	Distinct []ID // journals that someone said this one is not

	Corrected []string // names of the fields that a person corrected, sorted
}

// Apart reports whether someone said that two journals are different.
func (j *Journal) Apart(o *Journal) bool {
	return slices.Contains(j.Distinct, o.ID) || slices.Contains(o.Distinct, j.ID)
}

// Block is a paragraph or one item of a list.
type Block struct {
	Item bool
	Text string
}

// Metric is what one edition of one source says of a journal.
type Metric struct {
	Year         int     // edition; 0 where the harvest does not say
	Source       string  // who says so: the platform, a metric table, "by hand"
	ImpactFactor float64 // Journal Impact Factor or the source's like; below 0: not given
	JCR          string  // quartile, Q1 to Q4
	JCRCategory  string
	Zone         int // 中科院分区, 1 to 4; 0: none
	ZoneCategory string
}

// Fill gives the metric what it lacks and another says; quartile and zone with their category, as they are of one category only.
func (m *Metric) Fill(from Metric) {
	if m.ImpactFactor < 0 {
		m.ImpactFactor = from.ImpactFactor
	}
	if m.JCR == "" && (m.JCRCategory == "" || m.JCRCategory == from.JCRCategory) {
		m.JCR, m.JCRCategory = from.JCR, from.JCRCategory
	}
	if m.Zone == 0 && (m.ZoneCategory == "" || m.ZoneCategory == from.ZoneCategory) {
		m.Zone, m.ZoneCategory = from.Zone, from.ZoneCategory
	}
}

// NoMetric is a metric that says nothing.
var NoMetric = Metric{ImpactFactor: -1}

// Says reports whether the metric holds any value.
func (m Metric) Says() bool {
	return m.ImpactFactor >= 0 || m.JCR != "" || m.JCRCategory != "" || m.Zone != 0 || m.ZoneCategory != ""
}

// Metric returns the newest metric, or NoMetric.
func (j Journal) Metric() Metric {
	if len(j.Metrics) == 0 {
		return NoMetric
	}
	return j.Metrics[0]
}

// MetricOf returns what the editions of one year say, each part from the first that gives it; NoMetric where there is none.
func (j Journal) MetricOf(year int) Metric {
	out := NoMetric
	for _, m := range j.Metrics {
		if m.Year != year || year == 0 || !m.Says() {
			continue
		}
		if out.Source == "" {
			out.Source = m.Source
		}
		out.Year = year
		if out.ImpactFactor < 0 {
			out.ImpactFactor = m.ImpactFactor
		}
		if out.JCR == "" && out.JCRCategory == "" {
			out.JCR, out.JCRCategory = m.JCR, m.JCRCategory
		}
		if out.Zone == 0 && out.ZoneCategory == "" {
			out.Zone, out.ZoneCategory = m.Zone, m.ZoneCategory
		}
	}
	return out
}

// bullet marks a list item in the editable text of a scope.
const bullet = "• "

// Blocks reads the editable text of a scope: a line is a paragraph, a line
// that begins with a bullet (•, -, *, · and a space) is a list item.
func Blocks(text string) []Block {
	var out []Block
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		item := false
		for _, b := range []string{"• ", "- ", "* ", "· "} {
			if rest, ok := strings.CutPrefix(line, b); ok {
				line, item = strings.TrimSpace(rest), true
				break
			}
		}
		if line != "" {
			out = append(out, Block{Item: item, Text: line})
		}
	}
	return out
}

// BlocksText writes what Blocks reads.
func BlocksText(blocks []Block) string {
	var b strings.Builder
	for i, k := range blocks {
		if i > 0 {
			b.WriteByte('\n')
		}
		if k.Item {
			b.WriteString(bullet)
		}
		b.WriteString(k.Text)
	}
	return b.String()
}

// MetricsText writes metrics a line each, the parts in a fixed order between
// vertical bars: "2023 | JCR | IF 4.0 | Q1 INTERNATIONAL RELATIONS | 1区 社会学".
// Parts that are not known are left empty.
func MetricsText(list []Metric) string {
	var lines []string
	for _, m := range list {
		p := [5]string{1: m.Source}
		if m.Year > 0 {
			p[0] = strconv.Itoa(m.Year)
		}
		if m.ImpactFactor >= 0 {
			p[2] = "IF " + strconv.FormatFloat(m.ImpactFactor, 'f', -1, 64)
		}
		p[3] = strings.TrimSpace(orDash(m.JCR, m.JCRCategory) + " " + m.JCRCategory)
		if m.Zone > 0 {
			p[4] = strconv.Itoa(m.Zone) + "区 " + m.ZoneCategory
		} else if m.ZoneCategory != "" {
			p[4] = "- " + m.ZoneCategory
		}
		lines = append(lines, strings.TrimSpace(strings.Join(p[:], " | ")))
	}
	return strings.Join(lines, "\n")
}

func orDash(s, with string) string {
	if s == "" && with != "" {
		return "-"
	}
	return s
}

// ParseMetrics reads what MetricsText writes. The error names the line and the
// part: quartiles are Q1 to Q4, zones 1 to 4, impact factors 0 to 1000.
func ParseMetrics(text string) ([]Metric, error) {
	var out []Metric
	n := 0
	for line := range strings.Lines(text) {
		n++
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		p := strings.Split(line, "|")
		for len(p) < 5 {
			p = append(p, "")
		}
		for i := range p {
			p[i] = strings.TrimSpace(p[i])
		}
		m := Metric{ImpactFactor: -1, Source: p[1]}
		bad := func(part string, want Want) error { return &ValueError{Value: part, Want: want, Line: n} }
		if p[0] != "" {
			y, err := strconv.Atoi(p[0])
			if err != nil || y < 1900 || y > 9999 {
				return nil, bad(p[0], WantYear)
			}
			m.Year = y
		}
		if s := strings.TrimSpace(strings.TrimPrefix(p[2], "IF")); s != "" {
			f, err := strconv.ParseFloat(s, 64)
			if err != nil || !(f >= 0 && f <= 1000) {
				return nil, bad(p[2], WantImpact)
			}
			m.ImpactFactor = f
		}
		q, cat, _ := strings.Cut(p[3], " ")
		if q != "" && q != "-" {
			if !ValidQuartile(q) {
				return nil, bad(q, WantQuartile)
			}
			m.JCR = q
		}
		m.JCRCategory = strings.TrimSpace(cat)
		z, cat, _ := strings.Cut(p[4], " ")
		if z != "" && z != "-" {
			v, err := strconv.Atoi(strings.TrimSuffix(z, "区"))
			if err != nil || v < 1 || v > 4 {
				return nil, bad(z, WantZone)
			}
			m.Zone = v
		}
		m.ZoneCategory = strings.TrimSpace(cat)
		if m.Says() {
			out = append(out, m)
		}
	}
	return out, nil
}

// ValidQuartile reports whether s is one of the four JCR quartiles.
func ValidQuartile(s string) bool { return len(s) == 2 && s[0] == 'Q' && s[1] >= '1' && s[1] <= '4' }
