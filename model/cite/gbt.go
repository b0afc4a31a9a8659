package cite

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"twinleaf/model"
)

// GB/T 7714 《信息与文献 参考文献著录规则》, editions of 2015 and 2025, each in
// its numeric and its author-date form. Clauses: 4 (2015) and 8 (2025) shapes of
// entries, 6.2/6 marks, 8.1/7.1 names, 9 order, 10/9 citations.
//
// What 2025 changes, as far as it could be sourced (the examples of its clauses
// 5 and 7 to 9 and appendix B; the drafters' account in 编辑学报 2026, 38(2)):
//   - family names keep their case (Einstein A), pinyin given names are written
//     out (Li Jiangning), hyphens of initials stay (Godard J-L), Jr follows
//     without a comma;
//   - comma, colon, semicolon and parentheses are full-width, the full stop and
//     brackets are not;
//   - 等，译 takes a comma; translators of articles are given;
//   - the date of access is given for web pages, data sets and preprints only;
//   - reports online carry their date plain, standards begin with their number;
//   - preprints are [PP], with version, server and date; data sets alike;
//   - a conference without printed proceedings stands behind //.
//
// Where the 2025 examples contradict each other (colon or comma before pages in
// the author-date form: 8.1 and 9.3.1) the form of 9.3.1 and of 2015 is taken.
type gbt struct {
	edition    int
	authorDate bool
}

func gbtStyle(id, zh, en string, c Class, edition int) Style {
	g := gbt{edition: edition, authorDate: c == AuthorDate}
	s := Style{ID: id, Name: model.Text{ZH: zh, EN: en}, Class: c, entry: g.entry, mark: g.mark, label: bracketLabel}
	if g.authorDate {
		s.order = byScript
	}
	return s
}

// Marks by edition: half-width with a space, or full-width.
func (g gbt) comma() string { return g.pick(", ", "，") }
func (g gbt) colon() string { return g.pick(": ", "：") }
func (g gbt) open() string  { return g.pick("(", "（") }
func (g gbt) close() string { return g.pick(")", "）") }

func (g gbt) pick(old, new string) string {
	if g.edition >= 2025 {
		return new
	}
	return old
}

// typeMark is the mark of the kind (2015 table B.1, 2025 appendix A).
func (g gbt) typeMark(d *draft) string {
	switch d.Kind {
	case Article:
		return "J"
	case Book, Chapter:
		if (d.Kind == Book) && d.Event != "" {
			return "C"
		}
		return "M"
	case Thesis:
		return "D"
	case Conference:
		return "C"
	case Report:
		return "R"
	case News:
		return "N"
	case Patent:
		return "P"
	case Standard:
		return "S"
	case Dataset:
		return "DS"
	case Preprint:
		return g.pick("EB", "PP") // 2015 knows no preprints: an electronic bulletin
	case Web:
		return "EB"
	}
	return "Z"
}

func (g gbt) entry(d *draft) Text {
	g.who(d)
	g.title(d)
	switch d.Kind {
	case Article, News:
		g.people(d)
		d.sep(". ")
		d.add(g.container(d.Container))
		g.serial(d)
	case Patent:
		d.sep(". ")
		d.add(d.Issued.String())
		g.pages(d)
		g.accessed(d)
	case Web, Preprint, Dataset:
		g.web(d)
	case Standard:
		if g.edition < 2025 {
			g.monograph(d)
		}
	default:
		g.monograph(d)
	}
	g.links(d)
	return d.end()
}

// who writes the creators and, in the author-date form, the year.
func (g gbt) who(d *draft) {
	if d.Kind == Standard && g.edition >= 2025 && !g.authorDate {
		return
	}
	names, _ := d.creators()
	if len(names) == 0 && g.authorDate {
		names = []Name{anonymous(d.lang)}
	}
	if len(names) == 0 {
		return
	}
	d.add(g.names(d, names))
	if g.authorDate {
		d.sep(g.comma())
		d.add(g.year(d))
	}
	d.sep(". ")
}

func anonymous(lang string) Name {
	if lang == "zh" || lang == "ja" {
		return Name{Literal: "佚名"}
	}
	return Name{Literal: "Anon"}
}

// names are the first three and 等 (2015 8.1.2, 2025 7.1.2).
func (g gbt) names(d *draft, names []Name) string {
	n := min(len(names), 3)
	out := make([]string, n, n+1)
	for i := range n {
		out[i] = g.name(names[i])
	}
	if len(names) > 3 {
		out = append(out, g.others(d.lang))
	}
	return strings.Join(out, g.comma())
}

func (g gbt) others(lang string) string {
	switch lang {
	case "zh":
		return "等"
	case "ja":
		return "他"
	case "ko":
		return "외"
	case "ru", "uk", "bg":
		return "и др"
	}
	return "et al."
}

// name: family name first; Western given names as initials without stops; the
// Chinese form of a Western name by its family name only (8.1.1, 7.1.1).
func (g gbt) name(n Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	if n.han() {
		if n.Given != "" && !model.HasHan(n.Given) { // 昂温 G
			return n.Family + " " + spaced.initials(n.Given)
		}
		if i := strings.LastIndex(n.Family+n.Given, "·"); i >= 0 {
			return strings.TrimSpace((n.Family + n.Given)[i+len("·"):])
		}
		return n.String()
	}
	if cjk(n.Family) {
		return n.Family + n.Given
	}
	family, given := n.Family, ""
	syllables := pinyinGiven(n)
	if g.edition >= 2025 {
		if strings.ToUpper(family) == family && len([]rune(family)) > 2 {
			family = titleFamily(family)
		}
		given = spacedH.initials(n.Given)
		if syllables != nil {
			given = capital(strings.Join(syllables, ""))
		}
	} else {
		family = strings.ToUpper(family)
		given = spaced.initials(n.Given)
		if syllables != nil {
			given = ""
			for i, s := range syllables {
				if i > 0 {
					given += " "
				}
				given += strings.ToUpper(s[:1])
			}
		}
	}
	s := strings.TrimSpace(family + " " + given)
	if n.Suffix != "" {
		s += g.pick(", ", " ") + n.Suffix
	}
	return s
}

func titleFamily(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		defer func() { start = r == ' ' || r == '-' || r == '\'' || r == '’' }()
		if start {
			return r
		}
		return unicode.ToLower(r)
	}, s)
}

// year of issue, with the letter, the era of the source, and in the author-date
// form what stands for a missing one.
func (g gbt) year(d *draft) string {
	y := d.year()
	if y == "" {
		if d.Accessed.Year > 0 && g.authorDate {
			return "[" + strconv.Itoa(int(d.Accessed.Year)) + d.suffix + "]"
		}
		if !g.authorDate {
			return ""
		}
		y = d.say("n.d.", "无日期")
		if d.suffix != "" {
			y += "-"
		}
		return y + d.suffix
	}
	y += d.suffix
	if d.Era != "" && !g.authorDate {
		y += g.open() + d.Era + g.close()
	}
	return y
}

// title with what else belongs to it and the mark: 题名: 第1卷[M/OL].
func (g gbt) title(d *draft) {
	t := g.words(d, d.Title)
	if d.Kind == Standard && d.Number != "" && g.edition >= 2025 {
		t = d.Number + " " + t
	} else if (d.Kind == Report || d.Kind == Patent || d.Kind == Standard) && d.Number != "" {
		t += g.colon() + d.Number
	}
	if (d.Kind == Book || d.Kind == Thesis || d.Kind == Report) && d.Volume != "" {
		t += g.colon() + g.volume(d, d.Volume)
	}
	m := g.typeMark(d)
	if doi, address := d.online(); doi != "" || address != "" || d.Kind == Web || d.Kind == Preprint {
		m += "/OL"
	}
	d.add(t)
	if t == "" {
		d.add(d.say("[Untitled]", "[题名不详]"))
	}
	d.raw("["+m+"]", face{})
}

// words fits a title to the entry: colons before a subtitle, parentheses, and
// sentence case of Western titles (6.6: the custom of the language).
func (g gbt) words(d *draft, s string) string {
	s = d.sentence(s, lowerAfter)
	if !cjk(s) {
		return s
	}
	colon := hanColon(wideColon.Replace(s))
	if g.edition >= 2025 {
		return colon
	}
	return strings.ReplaceAll(colon, "：", ": ")
}

// The marks that the editions ask for in Chinese titles and names.
var (
	wideColon    = strings.NewReplacer("： ", "：", ": ", "：")
	wideBrackets = strings.NewReplacer("(", "（", ")", "）")
	thinBrackets = strings.NewReplacer("（", "(", "）", ")")
)

// hanColon makes a colon between Chinese characters full-width.
func hanColon(s string) string {
	r := []rune(s)
	for i, c := range r {
		if c == ':' && i > 0 && i+1 < len(r) && (r[i-1] >= 0x2E80 || r[i+1] >= 0x2E80) {
			r[i] = '：'
		}
	}
	return string(r)
}

// container is a journal's or newspaper's name with the edition's parentheses.
func (g gbt) container(s string) string {
	if !cjk(s) {
		return s
	}
	if g.edition >= 2025 {
		return wideBrackets.Replace(s)
	}
	return thinBrackets.Replace(s)
}

func (g gbt) volume(d *draft, v string) string {
	if !digits(v) {
		return v
	}
	if d.zh {
		return "第" + v + "卷"
	}
	return "v." + v
}

// people are the translators behind the title (2025: of articles too).
func (g gbt) people(d *draft) {
	if len(d.Translators) == 0 || d.Kind == Article && g.edition < 2025 || d.Kind == News {
		return
	}
	d.sep(". ")
	names := g.names(d, d.Translators)
	if !d.zh && !model.HasHan(names) {
		d.add(names + g.comma() + "trans")
		return
	}
	if len(d.Translators) > 3 && g.edition < 2025 {
		d.add(names + "译") // 等译
		return
	}
	d.add(names + g.comma() + "译")
}

// serial is 年, 卷(期): 页码 (8.8.2, 8.5.1), or the date of a newspaper with its page.
func (g gbt) serial(d *draft) {
	if d.Kind == News {
		d.sep(g.comma())
		d.add(d.Issued.String())
		if s := firstOf(d.Section, d.Pages); s != "" {
			d.raw(g.open()+s+g.close(), face{})
		}
		g.accessed(d)
		return
	}
	vol, issue := d.Volume, issueText(d.Issue)
	if !g.authorDate {
		y := g.year(d)
		if vol == "" && issue == "" && d.Pages == "" && d.articleNumber() == "" && d.Issued.Day > 0 && g.edition >= 2025 {
			y = d.Issued.String() // first published online: 2024-05-09
		}
		d.sep(g.comma())
		d.add(y)
	}
	d.sep(g.comma())
	d.add(vol)
	if issue != "" {
		d.pending = ""
		d.raw(g.open()+issue+g.close(), face{})
	}
	g.pages(d)
	g.accessed(d)
}

func issueText(s string) string {
	if a, b, ok := strings.Cut(s, "-"); ok && digits(a) && digits(b) && len(a) < 3 && len(b) < 3 {
		return a + "/" + b // 合期
	}
	return s
}

func (g gbt) pages(d *draft) {
	p := firstOf(d.Pages, d.articleNumber())
	if p == "" {
		return
	}
	d.sep(g.colon())
	d.add(pageRange(p, "-", whole))
}

// accessed is [2013-03-20]; 2025 gives it for what may change only.
func (g gbt) accessed(d *draft) {
	if _, address := d.online(); address == "" || d.Accessed.IsZero() || g.edition >= 2025 {
		return
	}
	d.pending = ""
	d.raw("["+d.Accessed.String()+"]", face{})
}

// monograph: 其他责任者. 版本. 出版地: 出版者, 年: 页, within // where it is a part.
func (g gbt) monograph(d *draft) {
	g.people(d)
	if d.Kind == Chapter || d.Kind == Conference {
		if w := d.whole(); w != "" {
			d.pending = ""
			d.raw("//", face{})
			if len(d.Editors) > 0 {
				d.raw(g.names(d, d.Editors), face{})
				d.sep(". ")
			}
			t := g.words(d, w)
			if d.Volume != "" {
				t += g.colon() + g.volume(d, d.Volume)
			}
			d.add(t)
		}
	}
	d.sep(". ")
	n, words := editionOf(d.Edition)
	switch {
	case n > 1 && d.zh:
		d.add(strconv.Itoa(n) + "版")
	case n > 1:
		d.add(ordinal(n) + " ed")
	default:
		d.add(noStop(words))
	}
	d.sep(". ")
	place, publisher := d.Place, d.Publisher
	doi, address := d.online()
	net := doi != "" || address != ""
	if d.o.Unknown && !net && d.Kind != Other {
		if place == "" {
			place = d.say("[S.l.]", "[出版地不详]")
		}
		if publisher == "" {
			publisher = d.say("[s.n.]", "[出版者不详]")
		}
	}
	if d.Kind == Report && place == "" && publisher == "" && net && d.Issued.Month > 0 && !g.authorDate {
		// Reports on the net: (2013-09-30)[2014-06-24], in 2025 the date plain.
		d.add(g.pick("("+d.Issued.String()+")", d.Issued.String()))
		g.pages(d)
		g.accessed(d)
		return
	}
	d.add(place)
	d.sep(g.colon())
	d.add(publisher)
	if part := d.Kind == Chapter || d.Kind == Conference; part && place == "" && publisher == "" {
		d.pending = "" // C//学术年会, 2022: 2
	}
	if !g.authorDate {
		d.sep(g.comma())
		d.add(g.year(d))
	}
	g.pages(d)
	g.accessed(d)
}

// web: (更新日期)[引用日期]; in 2025 behind version and place of data and preprints.
func (g gbt) web(d *draft) {
	put := func(s string) { // straight behind what was written, else behind the stop
		if d.pending != "" {
			d.add(s)
		} else {
			d.raw(s, face{})
		}
	}
	d.sep(". ")
	if g.edition >= 2025 && d.Kind != Web {
		d.add(noStop(d.Version))
		d.sep(". ")
		d.add(firstOf(d.Container, d.Publisher))
	}
	put(g.stamp(d))
	if !d.Accessed.IsZero() {
		put("[" + d.Accessed.String() + "]")
	}
}

// stamp is the date of issue or change in parentheses.
func (g gbt) stamp(d *draft) string {
	if d.Issued.IsZero() {
		return ""
	}
	return g.open() + d.Issued.String() + g.close()
}

// links: the address, then the DOI where the address does not hold it (8.7, 7.9).
func (g gbt) links(d *draft) {
	doi, address := d.online()
	if d.o.Links != LinksAll && d.Kind == Preprint && doi != "" {
		address, doi = d.doiLink(), "" // 2025 B.14: the resolver's address
	}
	if address != "" {
		d.sep(". ")
		d.link(address, address)
		if doi != "" && strings.Contains(strings.ToLower(address), strings.ToLower(doi)) {
			doi = ""
		}
	}
	if doi != "" {
		d.sep(". ")
		d.add("DOI:")
		d.pending = ""
		d.link(doi, d.doiLink())
	}
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// mark: numbers in brackets, raised, pages behind them ([2]260, 10.1); or
// (张忠智, 1997), the pages raised behind (10.2).
func (g gbt) mark(marks []mark, _ Options) Text {
	var w writer
	if !g.authorDate {
		if len(marks) == 1 {
			w.put(fmt.Sprintf("[%d]%s", marks[0].number, pageRange(marks[0].cite.Locator, "-", whole)), face{super: true})
			return w.t
		}
		w.put("["+ranges(numbers(marks), ",", "-", 2)+"]", face{super: true})
		return w.t
	}
	locator := ""
	if len(marks) == 1 {
		locator = pageRange(marks[0].cite.Locator, "-", whole)
		if m := marks[0]; m.cite.Narrative {
			w.add(g.cited(m) + g.pick(" ", "") + g.open() + g.when(m) + g.close())
			w.put(locator, face{super: true})
			return w.t
		}
	}
	parts := make([]string, len(marks))
	for i, m := range marks {
		parts[i] = g.cited(m) + g.comma() + g.when(m)
	}
	w.add(g.open() + strings.Join(parts, g.pick("; ", "；")) + g.close())
	w.put(locator, face{super: true})
	return w.t
}

// cited: the family name of Western people, Chinese ones in full; of two and
// more the first with et al. or 等, a space before it (10.2.2; 2025 without in
// front of 等).
func (g gbt) cited(m mark) string {
	names, _ := m.it.creators()
	lang := m.it.Lang()
	if len(names) == 0 {
		names = []Name{anonymous(lang)}
	}
	s := g.name(names[0])
	if !names[0].han() && names[0].Literal == "" {
		s = names[0].Family
	}
	if len(names) == 1 {
		return s
	}
	if names[0].han() || model.HasHan(names[0].Literal) {
		return s + g.pick(" ", "") + "等"
	}
	return s + " " + g.others(lang)
}

func (g gbt) when(m mark) string {
	if m.year == "" && m.it.Accessed.Year > 0 {
		return "[" + strconv.Itoa(int(m.it.Accessed.Year)) + m.suffix + "]"
	}
	none := "n.d."
	if m.it.Lang() == "zh" {
		none = "无日期"
	}
	return m.when(none)
}
