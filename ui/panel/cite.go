package panel

import (
	"strings"

	"twinleaf/model"
	"twinleaf/model/cite"
)

// maxCited bounds how many papers are cited at once from the window; the
// terminal's cite takes more.
const maxCited = 1000

// Citing is a list of references of some papers, ready to be copied in any
// style.
type Citing struct {
	items []cite.Item
	Left  int // papers left out, since there are too many
}

// Cite reads the papers of the ranges of the list.
func (l *List) Cite(ranges [][2]int) Citing {
	var c Citing
	if l.res == nil {
		return c
	}
	books := map[model.ID]model.Journal{}
	for _, r := range ranges {
		n := min(r[1], l.res.Count()) - r[0]
		take := min(n, maxCited-len(c.items))
		c.Left += n - take
		for _, id := range l.res.IDs(r[0], r[0]+take) {
			p, err := l.d.lib.Paper(id)
			if err != nil {
				l.d.say(l.d.Message(err))
				continue
			}
			j, ok := books[p.Journal]
			if !ok && !p.Journal.IsZero() {
				if j, err = l.d.lib.Journal(p.Journal); err != nil {
					l.d.say(l.d.Message(err))
				}
				books[p.Journal] = j
			}
			c.items = append(c.items, cite.FromPaper(p, j))
		}
	}
	return c
}

// Count is the number of papers cited.
func (c Citing) Count() int { return len(c.items) }

// CiteForms are the forms in which a list can be copied, in the order in which
// they are offered.
func CiteForms() []cite.Format { return []cite.Format{cite.Plain, cite.Markdown, cite.HTML} }

// Text is the list in a style and form; paired adds each entry in the other
// language. An HTML list is a fragment: its paragraphs.
func (c Citing) Text(style cite.Style, form cite.Format, paired bool) string {
	return strings.Join(c.Entries(style, form, paired), "\n")
}

// Entries are the lines of the list.
func (c Citing) Entries(style cite.Style, form cite.Format, paired bool) []string {
	var out []string
	for _, e := range style.Bibliography(c.items, cite.Options{Paired: paired}).Entries {
		for _, line := range e.Lines() {
			text := line.Render(form)
			if form == cite.HTML {
				text = "<p>" + text + "</p>"
			}
			out = append(out, text)
		}
	}
	return out
}

// InText is the mark for the text of all papers together, plain.
func (c Citing) InText(style cite.Style) string {
	return style.InText(c.items, cite.Options{}).Plain()
}
