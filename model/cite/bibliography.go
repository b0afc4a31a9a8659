package cite

import (
	"slices"
	"strconv"
	"strings"
)

// Entry is one line of a list.
type Entry struct {
	Item   int    // index into the items given
	Number int    // from 1; of a Numeric style
	Label  string // what stands before it: "[1] ", "1. "; else ""
	Text   Text
	Pair   Text // the same source in its other language; of Options.Paired
}

// Lines are the paragraphs of the entry, label included.
func (e Entry) Lines() []Text {
	first := e.Text
	if e.Label != "" {
		w := writer{}
		w.add(e.Label)
		w.text(e.Text)
		first = w.t
	}
	if len(e.Pair) == 0 {
		return []Text{first}
	}
	return []Text{first, e.Pair}
}

// Bibliography is a list of sources in a style: its entries in the style's
// order, and what citations in the text need to point into it.
type Bibliography struct {
	Entries []Entry

	style Style
	o     Options
	marks []mark // by item
}

// Cite is one source of a citation in the text.
type Cite struct {
	Item      int    // index into the items of the list
	Locator   string // pages: "12", "12-15"; "" none
	Narrative bool   // the names stand in the sentence: Smith (2019)
	Again     bool   // Notes: the source was cited before; the short form
}

// mark is a source as a citation in the text shows it.
type mark struct {
	it        *Item
	cite      Cite
	number    int
	year      string // with its suffix; "" unknown
	suffix    string
	show      int  // names to show, at least; 0: as many as the style does
	ambiguous bool // AuthorPage: another work has the same names
}

// Bibliography writes the list of the items: numbered in the order given
// (Numeric), or sorted by the style's rule, with a, b, … behind equal years of
// equal names (AuthorDate).
func (s Style) Bibliography(items []Item, o Options) Bibliography {
	b := Bibliography{style: s, o: o, marks: make([]mark, len(items))}
	if s.entry == nil {
		return b
	}
	drafts := make([]*draft, len(items))
	for i, it := range items {
		drafts[i] = newDraft(it, o)
		b.marks[i] = mark{it: &drafts[i].Item, cite: Cite{Item: i}, year: drafts[i].year()}
	}
	at := make([]int, len(items))
	for i := range at {
		at[i] = i
	}
	if s.Class != Numeric {
		keys := make([]string, len(items))
		for i, d := range drafts {
			keys[i] = s.order.key(&d.Item, s.Class)
		}
		slices.SortStableFunc(at, func(i, j int) int { return strings.Compare(keys[i], keys[j]) })
		b.disambiguate(at)
	}
	for n, i := range at {
		e := Entry{Item: i}
		if s.Class == Numeric {
			e.Number = n + 1
			b.marks[i].number = n + 1
			e.Label = s.label(n + 1)
		}
		drafts[i].suffix = b.marks[i].suffix
		e.Text = s.entry(drafts[i])
		if o.Paired {
			if other, ok := items[i].translated(); ok {
				d := newDraft(other, o)
				d.suffix = b.marks[i].suffix
				e.Pair = s.entry(d)
			}
		}
		b.Entries = append(b.Entries, e)
	}
	return b
}

// disambiguate finds sources that a citation could not tell apart. Different
// names that shorten alike get more names shown (CMOS 17 15.29, APA 7 8.18);
// what is still alike in one year gets letters in the order of the list.
func (b *Bibliography) disambiguate(at []int) {
	if b.style.Class == Notes {
		return
	}
	key := func(i int) string {
		m := b.marks[i]
		m.cite = Cite{Item: i, Narrative: false}
		return b.style.mark([]mark{m}, b.o).Plain()
	}
	groups := func() map[string][]int {
		g := map[string][]int{}
		for _, i := range at {
			k := key(i)
			g[k] = append(g[k], i)
		}
		return g
	}
	if b.style.Class == AuthorPage {
		names := map[string]int{}
		for _, i := range at {
			names[nameText(b.marks[i].it.Authors)]++
		}
		for _, i := range at {
			b.marks[i].ambiguous = names[nameText(b.marks[i].it.Authors)] > 1 && len(b.marks[i].it.Authors) > 0
		}
		return
	}
	if b.style.order != byScript {
		for show := 2; show <= 6; show++ {
			changed := false
			for _, g := range groups() {
				if len(g) < 2 || sameNames(b.marks, g) {
					continue
				}
				for _, i := range g {
					if names, _ := b.marks[i].it.creators(); len(names) > show {
						b.marks[i].show = show
						changed = true
					}
				}
			}
			if !changed {
				break
			}
		}
		// More names that do not tell the sources apart are of no use.
		for _, g := range groups() {
			if len(g) > 1 && sameNames(b.marks, g) {
				continue
			}
			if len(g) > 1 {
				for _, i := range g {
					b.marks[i].show = 0
				}
			}
		}
	}
	for _, g := range groups() { // each in the order of the list
		if len(g) < 2 {
			continue
		}
		for n, i := range g {
			b.marks[i].suffix = letters(n)
		}
	}
}

func sameNames(marks []mark, group []int) bool {
	first, _ := marks[group[0]].it.creators()
	for _, i := range group[1:] {
		names, _ := marks[i].it.creators()
		if !slices.Equal(names, first) {
			return false
		}
	}
	return true
}

// letters counts a … z, aa, ab, …
func letters(n int) string {
	s := ""
	for n >= 0 {
		s = string(rune('a'+n%26)) + s
		n = n/26 - 1
	}
	return s
}

// InText writes one citation of sources of the list; of a Notes style the text
// of the note. Cites of items that the list does not have are left out.
func (b Bibliography) InText(cites ...Cite) Text {
	if b.style.mark == nil {
		return nil
	}
	var marks []mark
	for _, c := range cites {
		if c.Item < 0 || c.Item >= len(b.marks) {
			continue
		}
		m := b.marks[c.Item]
		m.cite = c
		marks = append(marks, m)
	}
	if len(marks) == 0 {
		return nil
	}
	return b.style.mark(marks, b.o)
}

// when is the year as a citation shows it, with its letter; none stands for a
// missing year.
func (m mark) when(none string) string {
	if m.year == "" {
		if m.suffix != "" {
			return none + "-" + m.suffix
		}
		return none
	}
	return m.year + m.suffix
}

// ranges writes numbers in ascending order, runs of at least least joined by dash.
func ranges(numbers []int, comma, dash string, least int) string {
	list := slices.Clone(numbers)
	slices.Sort(list)
	list = slices.Compact(list)
	var out []string
	for i := 0; i < len(list); {
		j := i
		for j+1 < len(list) && list[j+1] == list[j]+1 {
			j++
		}
		if j-i+1 >= least {
			out = append(out, strconv.Itoa(list[i])+dash+strconv.Itoa(list[j]))
			i = j + 1
			continue
		}
		out = append(out, strconv.Itoa(list[i]))
		i++
	}
	return strings.Join(out, comma)
}

func numbers(marks []mark) []int {
	out := make([]int, len(marks))
	for i, m := range marks {
		out[i] = m.number
	}
	return out
}
