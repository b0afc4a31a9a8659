package cite

import (
	"errors"
	"fmt"
	"strings"

	"twinleaf/model"
)

// Class is how a style points from the text to its list.
type Class uint8

// The classes.
const (
	Numeric    Class = iota // a number, in the order of first citation
	AuthorDate              // name and year; the list is sorted by them
	AuthorPage              // name and page; the list is sorted by name
	Notes                   // a foot- or endnote; the list is sorted by name
)

// Style is one citation style. The zero Style writes nothing; take one from
// Styles or Parse.
type Style struct {
	ID    string
	Name  model.Text
	Class Class

	entry func(*draft) Text
	mark  func([]mark, Options) Text // a citation in the text; of Notes the note
	label func(n int) string         // before an entry of a Numeric style
	order order
}

// Styles lists the styles in the order in which they are offered.
func Styles() []Style {
	return []Style{
		gbtStyle("gbt7714", "GB/T 7714—2015 顺序编码制", "GB/T 7714-2015 (numeric)", Numeric, 2015),
		gbtStyle("gbt7714-author-date", "GB/T 7714—2015 著者-出版年制", "GB/T 7714-2015 (author-date)", AuthorDate, 2015),
		gbtStyle("gbt7714-2025", "GB/T 7714—2025 顺序编码制", "GB/T 7714-2025 (numeric)", Numeric, 2025),
		gbtStyle("gbt7714-2025-author-date", "GB/T 7714—2025 著者-出版年制", "GB/T 7714-2025 (author-date)", AuthorDate, 2025),
		{ID: "apa", Name: model.Text{ZH: "APA 第 7 版", EN: "APA 7th edition"}, Class: AuthorDate, entry: apaEntry, mark: apaMark},
		{ID: "mla", Name: model.Text{ZH: "MLA 第 9 版", EN: "MLA 9th edition"}, Class: AuthorPage, entry: mlaEntry, mark: mlaMark},
		{ID: "chicago", Name: model.Text{ZH: "芝加哥第 17 版 著者-日期制", EN: "Chicago 17th edition (author-date)"}, Class: AuthorDate,
			entry: chicagoDateEntry, mark: chicagoMark},
		{ID: "chicago-notes", Name: model.Text{ZH: "芝加哥第 17 版 注释-书目制", EN: "Chicago 17th edition (notes and bibliography)"}, Class: Notes,
			entry: chicagoNotesEntry, mark: chicagoNote},
		{ID: "vancouver", Name: model.Text{ZH: "温哥华（NLM）", EN: "Vancouver (NLM)"}, Class: Numeric,
			entry: vancouverEntry, mark: vancouverMark, label: stopLabel},
		{ID: "ieee", Name: model.Text{ZH: "IEEE", EN: "IEEE"}, Class: Numeric, entry: ieeeEntry, mark: ieeeMark, label: bracketLabel},
		{ID: "harvard", Name: model.Text{ZH: "哈佛（Cite Them Right）", EN: "Harvard (Cite Them Right)"}, Class: AuthorDate,
			entry: harvardEntry, mark: harvardMark},
		{ID: "ama", Name: model.Text{ZH: "AMA 第 11 版", EN: "AMA 11th edition"}, Class: Numeric, entry: amaEntry, mark: amaMark, label: stopLabel},
	}
}

// ErrStyle is wrapped by Parse's errors.
var ErrStyle = errors.New("no such style")

// Parse finds a style by its ID. Case does not matter; "gb7714", "gbt7714-2015",
// "nlm" and other names that people type are understood.
func Parse(id string) (Style, error) {
	key := strings.NewReplacer("/", "", " ", "-", "_", "-", "—", "-").Replace(strings.ToLower(strings.TrimSpace(id)))
	if n, ok := strings.CutPrefix(strings.TrimPrefix(key, "gbt-"), "7714"); ok { // "GB/T 7714-2025"
		key = "gbt7714" + n
	}
	if a, ok := styleAliases[key]; ok {
		key = a
	}
	list := Styles()
	ids := make([]string, len(list))
	for i, s := range list {
		if s.ID == key {
			return s, nil
		}
		ids[i] = s.ID
	}
	return Style{}, fmt.Errorf("%w: %q (want one of %s)", ErrStyle, id, strings.Join(ids, ", "))
}

var styleAliases = map[string]string{
	"gb": "gbt7714", "gbt": "gbt7714", "gb7714": "gbt7714", "gbt7714-2015": "gbt7714", "gb7714-2015": "gbt7714", "gbt7714-numeric": "gbt7714",
	"gbt7714-2015-numeric": "gbt7714", "gbt7714-2015-author-date": "gbt7714-author-date", "gb7714-author-date": "gbt7714-author-date",
	"gb7714-2025": "gbt7714-2025", "gbt7714-2025-numeric": "gbt7714-2025", "gb7714-2025-author-date": "gbt7714-2025-author-date",
	"apa7": "apa", "apa-7": "apa", "mla9": "mla", "mla-9": "mla", "chicago-author-date": "chicago", "chicago17": "chicago",
	"chicago-notes-bibliography": "chicago-notes", "chicago-nb": "chicago-notes", "nlm": "vancouver", "icmje": "vancouver",
	"cite-them-right": "harvard", "harvard-cite-them-right": "harvard", "ama11": "ama", "ama-11": "ama",
}

// Links says which addresses an entry prints.
type Links uint8

// The choices of Links.
const (
	LinksAuto Links = iota // the DOI, else the address
	LinksAll               // GB/T 7714: both, as its examples have them; elsewhere as LinksAuto
	LinksNone              // neither, but for what can only be had online
)

// Options are what a person can choose of an entry.
type Options struct {
	Links    Links
	Accessed model.Date // for sources on the web that carry no date of access
	Paired   bool       // a second entry in the other language, as Chinese journals ask for
	Unknown  bool       // GB/T 7714: [出版地不详], [S.l.] and the like where place or publisher is missing
}

// Entry writes the entry of one source for the list, without its number.
func (s Style) Entry(it Item, o Options) Text {
	if s.entry == nil {
		return nil
	}
	return s.entry(newDraft(it, o))
}

// Pair writes the second entry of a pair: the source in its other language.
// It is empty where the item has no title in another language.
func (s Style) Pair(it Item, o Options) Text {
	other, ok := it.translated()
	if !ok || s.entry == nil {
		return nil
	}
	return s.entry(newDraft(other, o))
}

// InText writes one citation of all the items, numbered from 1 as they come.
// For a citation within a list of sources use Bibliography and its InText.
func (s Style) InText(items []Item, o Options) Text {
	b := s.Bibliography(items, o)
	cites := make([]Cite, len(items))
	for i := range cites {
		cites[i].Item = i
	}
	return b.InText(cites...)
}

// translated is the item in its other language.
func (it Item) translated() (Item, bool) {
	t := it.Translated
	if t.Title == "" || t.Title == it.Title {
		return Item{}, false
	}
	out := it
	out.Title, out.Language, out.Translated = t.Title, t.Language, Translation{}
	if out.Language == "" {
		out.Language = "en"
		if model.HasHan(t.Title) {
			out.Language = "zh"
		}
	}
	for _, f := range []struct {
		to   *string
		from string
	}{{&out.Container, t.Container}, {&out.Publisher, t.Publisher}, {&out.Place, t.Place}} {
		if f.from != "" {
			*f.to = f.from
			if f.to == &out.Container {
				out.Abbrev = ""
			}
		}
	}
	switch {
	case len(t.Authors) > 0:
		out.Authors = t.Authors
	case out.Language != "zh":
		out.Authors = make([]Name, len(it.Authors))
		for i, n := range it.Authors {
			out.Authors[i] = n
			if latin, ok := n.Pinyin(); ok {
				out.Authors[i] = latin
			}
		}
	}
	return out, true
}

// draft is an entry being written.
type draft struct {
	writer
	Item
	o      Options
	lang   string
	zh     bool
	suffix string // of the year: a, b, …
}

func newDraft(it Item, o Options) *draft {
	d := &draft{Item: it.clean(), o: o}
	d.lang = d.Lang()
	d.zh = d.lang == "zh"
	if d.Accessed.IsZero() && d.URL != "" {
		d.Accessed = o.Accessed
	}
	return d
}

// say chooses a word by the language of the entry.
func (d *draft) say(en, zh string) string {
	if d.zh {
		return zh
	}
	return en
}

// online are the DOI and the address to print, by the options.
func (d *draft) online() (doi, address string) {
	doi, address = d.DOI, d.URL
	switch d.o.Links {
	case LinksNone:
		if d.Kind != Web && d.Kind != Preprint && d.Kind != Dataset {
			return "", ""
		}
		fallthrough
	case LinksAuto:
		if doi != "" {
			address = ""
		}
	}
	return doi, address
}

// where is the one address that most styles print: the DOI's, else the URL.
func (d *draft) where() string {
	doi, address := d.online()
	if doi != "" {
		return d.doiLink()
	}
	return address
}

// english reports whether headline and sentence case may be applied.
func (d *draft) english() bool { return d.lang == "en" }

func (d *draft) sentence(s string, after afterColon) string {
	if d.english() {
		return sentenceCase(s, after)
	}
	return s
}

func (d *draft) headline(s string) string {
	if d.english() && !cjk(s) {
		return headlineCase(s)
	}
	return s
}

func stopLabel(n int) string    { return fmt.Sprintf("%d. ", n) }
func bracketLabel(n int) string { return fmt.Sprintf("[%d] ", n) }
