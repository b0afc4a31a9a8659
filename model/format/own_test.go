package format

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"twinleaf/model"
)

// owns says which fields a format has a place of its own for: what is written
// there is read again as it was. "zh" and "both" say that titles may be
// Chinese, or stand in both languages; "lines" that abstracts keep their
// paragraphs; "given" that names must have the family first.
var owns = map[string]string{
	"enw":         "zh both lines abstracts authors editors translators journal container series year day volume issue pages number edition online publisher place issn eissn isbn doi pmcid url language keywords accessed cite_key",
	"noteexpress": "zh both lines abstracts authors editors translators journal name.zh container series event year day volume issue number pages edition publisher place issn eissn isbn doi url language keywords accessed cite_key",
	"cnki":        "zh lines authors journal year day keywords volume issue pages issn eissn doi url",
	"nbib":        "zh both abstracts given authors editors journal variants year day volume issue pages issn eissn isbn pmid pmcid doi language online publisher edition series container subjects keywords",
	"wos":         "given authors editors journal variants year day volume issue pages number issn eissn isbn doi language online place series event subjects keywords pmid citations journal.publisher",
	"wostab":      "given authors editors journal variants year day volume issue pages number issn eissn isbn doi language online place series event subjects keywords pmid citations journal.publisher",
	"refworks":    "zh both lines abstracts given authors editors translators journal variants container series year day volume issue pages edition publisher place issn eissn isbn doi url language online keywords accessed",
	"endnotexml":  "zh both lines authors editors translators journal variants container series year day volume issue pages number online publisher place issn eissn isbn doi pmcid url pdf language keywords accessed cite_key",
	"pubmedxml":   "zh both lines abstracts given authors editors journal variants year day volume issue pages issn eissn pmid pmcid doi language online subjects keywords pub_model",
	"mods":        "zh both lines abstracts authors editors translators journal name.zh variants series year day volume issue pages number edition online publisher place issn eissn isbn doi pmid pmcid arxiv url pdf language subjects keywords accessed cite_key",
	"marc":        "zh both abstracts given authors editors translators journal name.zh variants series event year day volume issue pages number edition publisher place issn eissn isbn doi pmid pmcid arxiv url pdf language subjects keywords",
	"marcxml":     "zh both abstracts given authors editors translators journal name.zh variants series event year day volume issue pages number edition publisher place issn eissn isbn doi pmid pmcid arxiv url pdf language subjects keywords",
	"csv":         "zh both lines abstracts authors editors translators journal name.zh container series event year day volume issue number pages edition online publisher place issn eissn isbn doi pmid pmcid arxiv url pdf language subjects keywords accessed cite_key citations pub_model",
	"tsv":         "zh both lines abstracts authors editors translators journal name.zh container series event year day volume issue number pages edition online publisher place issn eissn isbn doi pmid pmcid arxiv url pdf language subjects keywords accessed cite_key citations pub_model",
	"ris":         "zh both lines abstracts given authors editors translators journal variants series event year day volume issue pages number edition publisher place issn eissn isbn doi pmcid url pdf language keywords accessed cite_key",
	"xlsx":        "zh both lines abstracts authors editors translators journal name.zh container series event year day volume issue number pages edition online publisher place issn eissn isbn doi pmid pmcid arxiv url pdf language subjects keywords accessed cite_key citations pub_model",
	"bibtex":      "zh both lines abstracts given authors editors translators journal name.zh variants container series event year day volume issue number pages edition publisher place issn eissn isbn doi pmid pmcid arxiv url pdf language keywords accessed cite_key",
	"biblatex":    "zh both lines abstracts given authors editors translators journal name.zh variants container series event year day volume issue number pages edition publisher place issn eissn isbn doi pmid pmcid arxiv url pdf language keywords accessed cite_key",
	"csljson":     "zh both lines abstracts given authors editors translators journal name.zh variants series event year day volume issue number pages edition online publisher place issn eissn isbn doi pmid pmcid url language keywords accessed cite_key",
}

var ownTypes = map[string][]string{
	"enw": {"Journal Article"}, "noteexpress": {"Journal Article"}, "cnki": {"期刊"}, "nbib": {"Journal Article", "Review"}, "wos": {"Article", "Review", "Editorial Material"},
	"xlsx": {"+1", "Journal Article"}, "csljson": {"article-journal"}, "ris": {"JOUR", "EJOUR"}, "csv": {"Journal Article", "-1+1"}, "tsv": {"=HYPERLINK(1)", "'@x"},
	"bibtex": {"article"}, "biblatex": {"article"}, "marc": {"Journal Article"}, "marcxml": {"Journal Article"},
	"endnotexml": {"Journal Article"}, "pubmedxml": {"Journal Article", "Review"}, "mods": {"journal article", "article"},
	"wostab": {"Article", "Letter"}, "refworks": {"Journal Article", "Magazine Article"},
}

// TestOwnFields: what a format has a place for comes back from it, and nothing else does.
func TestOwnFields(t *testing.T) {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	for name, fields := range owns {
		t.Run(name, func(t *testing.T) {
			f, err := Named(name)
			if err != nil {
				t.Fatal(err)
			}
			m := maker{rand.New(rand.NewPCG(seed, 1)), strings.Fields(fields), ownTypes[name]}
			want := make([]Record, 300)
			for i := range want {
				want[i] = m.record()
			}
			text := write(t, f, want)
			if _, found := sniffed(text); found != name {
				t.Errorf("taken for %s: %.200s", found, text)
			}
			for i := range want[:20] { // each alone is known as well
				if one := write(t, f, want[i:i+1]); len(one) > 0 {
					if _, found := sniffed(one); found != name {
						t.Errorf("taken for %s: %.400s", found, one)
					}
				}
			}
			got, errs := readAll(t, text, name, Options{Format: name})
			if len(errs) > 0 || len(got) != len(want) {
				t.Fatalf("%d of %d records, %v", len(got), len(want), errs)
			}
			for i := range want {
				if !reflect.DeepEqual(got[i].Paper, want[i].Paper) || !reflect.DeepEqual(got[i].Journal, want[i].Journal) || len(got[i].Warnings) > 0 {
					t.Fatalf("record %d\n%s%s%v\nwritten as\n%s", i, difference(got[i].Paper, want[i].Paper), difference(got[i].Journal, want[i].Journal), got[i].Warnings, write(t, f, want[i:i+1]))
				}
			}
		})
	}
}

func write(t testing.TB, f Format, recs []Record) string {
	t.Helper()
	var b bytes.Buffer
	w := f.Write(&b, WriteOptions{})
	for _, r := range recs {
		if err := w.Write(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sniffed says which format a text is taken for.
func sniffed(text string) (Confidence, string) {
	best, name := No, ""
	for _, f := range Formats() {
		if f.Sniff == nil {
			continue
		}
		if c := f.Sniff([]byte(text[:min(len(text), probe)])); c > best {
			best, name = c, f.Name
		}
	}
	return best, name
}

// maker makes papers that use the given fields.
type maker struct {
	*rand.Rand
	fields, types []string
}

func (m maker) has(field string) bool { return slices.Contains(m.fields, field) }

// maybe says whether this record has the field.
func (m maker) maybe(field string) bool { return m.has(field) && m.IntN(3) > 0 }

func (m maker) pick(list ...string) string { return list[m.IntN(len(list))] }

func (m maker) record() (r Record) {
	p, j := &r.Paper, &r.Journal
	p.Type = m.pick(m.types...)
	en := m.pick("Authoritarian multilateralism in the global cyber regime complex: The double transformation", "Deep residual learning for image recognition",
		"Über die spezielle und die allgemeine Relativitätstheorie und das Gravitationsgesetz", "A <strange> title & “quotes”, 50% of $x_1$; with {braces}", "The role of H2O in the lithosphere of the Earth")
	zh := m.pick("全球网络体制综合体中的威权多边主义", "中国主要粮食作物肥料利用率现状与提高途径", "基于深度学习的图像识别研究（综述）")
	lang := model.DetectLanguage(en)
	switch {
	case m.has("both") && m.IntN(2) == 0:
		p.Title = model.Text{EN: en, ZH: zh}
		if m.IntN(2) == 0 {
			lang = "zh"
		}
	case m.has("zh") && m.IntN(2) == 0:
		p.Title.ZH, lang = zh, "zh"
	default:
		p.Title.EN = en
	}
	if p.Language = lang; !m.has("language") {
		main, _ := originalTitles(p)
		p.Language = model.DetectLanguage(main)
	}
	text := "Multilateralism is regarded as a cornerstone of the liberal order. It need not be. We show that p < 0.05 & more."
	if m.has("lines") {
		text += "\nA second paragraph of the abstract, with the same language as the first."
	}
	prose := "总结了近年来在全国粮食主产区进行的田间试验结果，分析了目前条件下中国主要粮食作物的利用率。"
	switch m.IntN(4) {
	case 0:
		p.Abstract.EN = text
	case 1:
		if m.has("zh") {
			p.Abstract.ZH = prose
		}
	case 2:
		if m.has("abstracts") {
			p.Abstract = model.Text{EN: text, ZH: prose}
		}
	}
	people := func(field string, at *[]model.Person) {
		if m.maybe(field) {
			for range m.IntN(4) {
				names := []string{"Raymond, Mark", "García-Peñalvo, Francisco J.", "van der Waals, J. D.", "O'Neill, Éamonn", "曾国藩", "Müller, X."}
				if !m.has("given") {
					names = append(names, "Justin Sherman")
				}
				*at = append(*at, model.Person{Name: m.pick(names...)})
			}
		}
	}
	people("authors", &p.Authors)
	people("editors", &p.Editors)
	people("translators", &p.Translators)
	if m.maybe("journal") {
		if j.Name = m.pick("Contemporary Security Policy", "Nature", "Science of the Total Environment"); m.has("zh") && m.IntN(3) == 0 {
			j.Name = m.pick("土壤学报", "计算机学报")
		} else if m.maybe("name.zh") {
			j.NameZH = m.pick("土壤学报", "计算机学报")
		}
		if m.maybe("issn") {
			if j.ISSN = m.pick("1352-3260", "0028-083X"); m.maybe("eissn") {
				j.EISSN = "1743-8764"
			}
		}
		if m.maybe("variants") {
			j.Variants = []string{"Contemp Secur Policy"}
		}
		if m.maybe("journal.publisher") {
			j.Publisher = "Taylor & Francis"
		}
	} else if m.maybe("container") {
		p.Container = m.pick("Advances in Neural Information Processing Systems", "第十届全国会议论文集")
		if strings.HasPrefix(m.types[0], "Journal") && m.has("lines") { // a book's title would be taken for the journal's
			p.Container = ""
		}
	}
	line := func(field string, at *string, values ...string) {
		if m.maybe(field) {
			*at = m.pick(values...)
		}
	}
	if m.maybe("year") {
		p.Published = model.Date{Year: int16(1900 + m.IntN(130))}
		if m.maybe("day") {
			p.Published.Month = uint8(1 + m.IntN(12))
			if m.IntN(2) == 0 {
				p.Published.Day = uint8(1 + m.IntN(28))
			}
		}
	}
	if m.maybe("online") {
		p.Online = model.Date{Year: int16(1990 + m.IntN(40)), Month: uint8(1 + m.IntN(12)), Day: uint8(1 + m.IntN(28))}
	}
	if m.maybe("accessed") {
		p.Accessed = model.Date{Year: int16(2000 + m.IntN(30)), Month: uint8(1 + m.IntN(12)), Day: uint8(1 + m.IntN(28))}
	}
	line("volume", &p.Volume, "44", "77A", "12 suppl 1")
	line("issue", &p.Issue, "4", "7-8", "Special")
	line("pages", &p.Pages, "670-699", "e214", "S12-S19", "1")
	line("number", &p.Number, "e0123456", "20200102")
	line("edition", &p.Edition, "2nd ed.", "第2版")
	line("publisher", &p.Publisher, "Oxford University Press", "科学出版社")
	line("place", &p.Place, "London", "北京")
	line("series", &p.Series, "Lecture Notes in Computer Science")
	line("event", &p.Event, "3rd International Conference on Learning Representations")
	line("isbn", &p.ISBN, "978-7-03-012345-6", "0195153448")
	line("doi", &p.DOI, "10.1080/13523260.2023.2269809", "10.1016/s0140-6736(20)30183-5", "10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o")
	line("pmid", &p.PMID, "37896123")
	line("pmcid", &p.PMCID, "PMC1234567")
	line("url", &p.URL, "https://example.org/a?b=c&d=%20e#f")
	if m.maybe("pdf") {
		p.PDF = "https://example.org/a.pdf"
	}
	if p.URL == "" && m.has("pdf") { // the day of access stands with the address
		p.Accessed = model.Date{}
	}
	line("arxiv", &p.ArXiv, "1512.03385")
	line("pub_model", &p.PubModel, "Print", "Electronic")
	line("cite_key", &p.CiteKey, "raymond2023authoritarian")
	if m.maybe("keywords") {
		p.Keywords = [][]string{{"cyber", "multilateralism"}, {"肥料"}, {"a, b", "c/d", "e (f)"}}[m.IntN(3)]
	}
	if m.maybe("subjects") {
		p.Subjects = [][]string{{"International Relations"}, {"Humans", "Neoplasms/*genetics"}}[m.IntN(2)]
	}
	if m.maybe("citations") {
		p.Citations = model.CountOf(int64(m.IntN(500)))
	}
	return r
}

// TestLanguages: one language or both, in every format that has room for two.
func TestLanguages(t *testing.T) {
	r := Record{Paper: model.Paper{Title: model.Text{EN: "An English title", ZH: "中文题名"}, Language: "en", Type: "Article",
		Abstract: model.Text{EN: "An English abstract.", ZH: "这是中文摘要，用来检验。"}}, Journal: model.Journal{Name: "Nature", NameZH: "自然"}}
	for name, fields := range owns {
		f, err := Named(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct {
			l      Languages
			en, zh bool
		}{{BothLanguages, true, strings.Contains(fields, "both")}, {OriginalOnly, true, false}, {ChineseOnly, false, true}} {
			var b bytes.Buffer
			w := f.Write(&b, WriteOptions{Languages: c.l})
			if err := w.Write(r); err != nil {
				t.Fatal(err)
			}
			w.Close()
			got, errs := readAll(t, b.String(), name, Options{Format: name})
			if len(got) != 1 || len(errs) > 0 {
				t.Fatalf("%s: %v", name, errs)
			}
			p := got[0].Paper
			if (p.Title.EN == r.Paper.Title.EN) != c.en || (p.Title.ZH == r.Paper.Title.ZH) != c.zh {
				t.Errorf("%s, %d: title %+v", name, c.l, p.Title)
			}
			if two := strings.Contains(fields, "abstracts"); (p.Abstract.EN != "") != c.en || (p.Abstract.ZH != "") != (c.zh && (two || c.l == ChineseOnly)) {
				t.Errorf("%s, %d: abstract %+v", name, c.l, p.Abstract)
			}
		}
	}
}

// firstDifference is where two texts part.
func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range w {
		if i >= len(g) || g[i] != w[i] {
			return fmt.Sprintf("%q was %q", append(g, "")[min(i, len(g))], w[i])
		}
	}
	return fmt.Sprintf("more: %q", g[len(w):])
}

// FuzzFormats: whatever is read in a bibliographic format, nothing panics, what
// is wrong is an *Error, and what was written and read is written the same again.
func FuzzFormats(f *testing.F) {
	var names []string
	for _, x := range Formats() {
		if x.Name == "crawl" || x.Name == "jsonl" || x.Split == nil {
			continue // FuzzRead
		}
		files, err := filepath.Glob(filepath.Join("testdata", x.Name, "*"))
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			if filepath.Ext(file) == ".golden" {
				continue
			}
			data, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(uint8(len(names)), data)
		}
		names = append(names, x.Name)
	}
	f.Fuzz(func(t *testing.T, which uint8, data []byte) {
		name := names[int(which)%len(names)]
		x, err := Named(name)
		if err != nil {
			t.Fatal(err)
		}
		for r, err := range Read(bytes.NewReader(data), "f", Options{Format: name}) {
			var e *Error
			if err != nil {
				if !errors.As(err, &e) || e.Error() == "" || e.File != "f" {
					t.Fatalf("%#v", err)
				}
				continue
			}
			if r.Line < 1 {
				t.Fatalf("line %d", r.Line)
			}
			for _, w := range r.Warnings {
				if w.File != "f" || w.Field == "" || w.Err == nil {
					t.Fatalf("%#v", w)
				}
			}
			if x.Write == nil {
				continue
			}
			// A record of no type is given one by being written, which may show
			// a field in another light; from there on nothing changes.
			var texts [3]string
			recs := []Record{r}
			for i := range texts {
				texts[i] = write(t, x, recs)
				var errs []error
				if recs, errs = readAll(t, texts[i], "again", Options{Format: name}); len(errs) > 0 || len(recs) != 1 {
					t.Fatalf("%s: %d records, %v from\n%s", name, len(recs), errs, texts[i])
				}
			}
			if texts[2] != texts[1] {
				t.Fatalf("%s: %s\nof\n%s", name, firstDifference(texts[2], texts[1]), texts[1])
			}
		}
	})
}

// TestColumns: a person says what columns are.
func TestColumns(t *testing.T) {
	const text = "Paper name,By,When,year\nA title,\"Raymond, Mark;\",2023-10,kept\n"
	out, errs := readAll(t, text, "a.csv", Options{Format: "csv", Columns: map[string]string{"Paper name": "title", "By": "authors", "When": "published", "year": ""}})
	if len(errs) > 0 || len(out) != 1 {
		t.Fatal(out, errs)
	}
	p := out[0].Paper
	if p.Title.EN != "A title" || len(p.Authors) != 1 || p.Authors[0].Name != "Raymond, Mark" || p.Published != (model.Date{Year: 2023, Month: 10}) {
		t.Errorf("%+v", p)
	}
	if len(p.Extra) != 1 || p.Extra[0].Value != `"kept"` {
		t.Errorf("%+v", p.Extra)
	}
}

// TestFormulas: no cell begins with what a spreadsheet calculates, and what
// was neutralised is read as it was.
func TestFormulas(t *testing.T) {
	for _, s := range []string{"=1+1", "+1", "-1", "@x", "\tx", "'=1", "''=1", "'", "'x", "''", "x=1", ""} {
		c := safeCell(s)
		if formula(c) {
			t.Errorf("%q is written as %q", s, c)
		}
		if got := plainCell(c); got != s {
			t.Errorf("%q is read as %q", s, got)
		}
	}
}
