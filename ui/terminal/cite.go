package terminal

import (
	"errors"
	"io"
	"strings"

	"twinleaf/model"
	"twinleaf/model/cite"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/transfer"
)

type citeCommand struct {
	Papers   []string `arg:"" optional:"" name:"papers" placeholder:"ID|DOI|QUERY"`
	Style    string   `default:"gbt7714" placeholder:"STYLE"`
	Format   string   `default:"txt" placeholder:"FORMAT"`
	Output   string   `short:"o" placeholder:"FILE"`
	Sort     sortFlag `placeholder:"FIELD"`
	InText   bool     `name:"in-text"`
	Paired   bool     `name:"paired"`
	Links    string   `default:"auto" enum:"auto,all,none" placeholder:"WHICH"`
	Unknown  bool     `name:"unknown"`
	Accessed string   `placeholder:"DATE"`
	Keys     string   `placeholder:"PATTERN"`
	Styles   bool     `name:"styles"`
	JSON     bool     `name:"json"`
}

// maxCited bounds a list: all its sources are in memory at once, since each can
// change what another shows (2019a, 2019b).
const maxCited = 100_000

// Run writes the list of references of the papers named. Each argument that
// names a paper stands for it, in the order typed; the others together are a
// query. Papers that can't be read are reported and make the status 1.
func (c *citeCommand) Run(s *session) error {
	if c.Styles {
		return c.list(s)
	}
	style, err := cite.Parse(c.Style)
	if err != nil {
		return &usageError{err: err}
	}
	form, ok := citeForms[strings.ToLower(c.Format)]
	if !ok {
		return s.misuse("error.citeform", c.Format)
	}
	pattern, err := cite.ParsePattern(c.Keys)
	if err != nil {
		return &usageError{err: err}
	}
	options := cite.Options{
		Links:  map[string]cite.Links{"auto": cite.LinksAuto, "all": cite.LinksAll, "none": cite.LinksNone}[c.Links],
		Paired: c.Paired, Unknown: c.Unknown,
	}
	if c.Accessed != "" {
		if options.Accessed, err = model.ParseDate(c.Accessed); err != nil {
			return &usageError{err: err}
		}
	}
	order, err := query.ParseSort(string(c.Sort))
	if err != nil {
		return &usageError{err: err}
	}
	if len(c.Papers) == 0 {
		return s.misuse("error.nothingcited")
	}
	return s.reading(func(lib Library) error {
		cited, whole, err := s.cited(lib, c.Papers, order)
		if err != nil {
			return err
		}
		b := style.Bibliography(cited.items, options)
		write := func(w io.Writer) error {
			switch {
			case c.JSON:
				return cited.writeJSON(w, style, b, pattern)
			case form == keyForm:
				_, err := io.WriteString(w, strings.Join(cited.keys(pattern), "\n")+"\n")
				return err
			case c.InText:
				_, err := io.WriteString(w, b.InText(cited.all()...).Render(form)+"\n")
				return err
			}
			_, err := io.WriteString(w, b.Render(form))
			return err
		}
		switch {
		case len(cited.items) == 0:
			s.say("cite.none")
		case c.Output == "" || c.Output == "-":
			err = write(s.out)
		default:
			err = transfer.Replace(s.at(c.Output), write)
		}
		if err == nil && !whole {
			return errReported
		}
		return err
	})
}

// keyForm is the form that is the citation keys alone.
const keyForm cite.Format = "key"

// citeForms are the forms of a list by the names that people type.
var citeForms = map[string]cite.Format{
	"txt": cite.Plain, "text": cite.Plain, "plain": cite.Plain,
	"html": cite.HTML, "htm": cite.HTML,
	"md": cite.Markdown, "markdown": cite.Markdown,
	"rtf": cite.RTF,
	"key": keyForm, "keys": keyForm,
}

type styleLine struct {
	ID   string     `json:"id"`
	Name model.Text `json:"name"`
}

// list prints the styles.
func (c *citeCommand) list(s *session) error {
	for _, st := range cite.Styles() {
		if c.JSON {
			if err := s.printJSON(styleLine{st.ID, st.Name}); err != nil {
				return err
			}
			continue
		}
		name := st.Name.EN
		if s.Words.Lang() == "zh" {
			name = st.Name.ZH
		}
		if _, err := io.WriteString(s.out, pad(st.ID, 26)+name+"\n"); err != nil {
			return err
		}
	}
	return nil
}

// sources are the papers of a list.
type sources struct {
	papers []model.Paper
	items  []cite.Item
}

func (x *sources) add(p model.Paper, j model.Journal) {
	x.papers = append(x.papers, p)
	x.items = append(x.items, cite.FromPaper(p, j))
}

// all cites each source of the list.
func (x *sources) all() []cite.Cite {
	cites := make([]cite.Cite, len(x.items))
	for i := range cites {
		cites[i].Item = i
	}
	return cites
}

// keys are the citation keys, each once: the paper's own, else one made.
func (x *sources) keys(p cite.Pattern) []string {
	taken := map[string]bool{}
	keys := make([]string, len(x.items))
	for _, p := range x.papers {
		taken[p.CiteKey] = true
	}
	for i, it := range x.items {
		if keys[i] = x.papers[i].CiteKey; keys[i] != "" {
			continue
		}
		keys[i] = cite.Unique(p.Key(it), func(k string) bool { return taken[k] })
		taken[keys[i]] = true
	}
	return keys
}

// citedLine is a source in JSON: its entry in plain text and in HTML, with its
// label, what stands in the text, and its key.
type citedLine struct {
	Paper  string `json:"paper"`
	Style  string `json:"style"`
	Number int    `json:"number,omitempty"`
	Entry  string `json:"entry"`
	HTML   string `json:"html"`
	Pair   string `json:"pair,omitempty"`
	InText string `json:"in_text"`
	Key    string `json:"key"`
}

// writeJSON writes a line for each entry, in the order of the list.
func (x *sources) writeJSON(w io.Writer, style cite.Style, b cite.Bibliography, p cite.Pattern) error {
	keys := x.keys(p)
	for _, e := range b.Entries {
		lines := e.Lines()
		b, err := compact(citedLine{
			Paper: x.papers[e.Item].ID.String(), Style: style.ID, Number: e.Number,
			Entry: lines[0].Plain(), HTML: lines[0].HTML(), Pair: e.Pair.Plain(),
			InText: b.InText(cite.Cite{Item: e.Item}).Plain(), Key: keys[e.Item],
		})
		if err != nil {
			return err
		}
		if _, err := w.Write(append(b, '\n')); err != nil {
			return err
		}
	}
	return nil
}

// cited finds the papers to cite; whole is false where one could not be read.
func (s *session) cited(lib Library, args []string, order query.Sort) (x sources, whole bool, err error) {
	whole = true
	read := journals{lib: lib}
	seen := map[model.ID]bool{}
	take := func(id model.ID) error {
		if seen[id] {
			return nil
		}
		seen[id] = true
		p, j, err := read.paper(id)
		if err != nil && unreadable(err) {
			s.complain(err)
			whole = false
			return nil
		}
		if err == nil {
			x.add(p, j)
		}
		return err
	}
	var rest []string
	for _, a := range args {
		p, err := findPaper(lib, a)
		switch {
		case err == nil:
			err = take(p.ID)
		case errors.Is(err, store.ErrNotFound) && !names(a):
			rest, err = append(rest, a), nil
		}
		if err != nil {
			return x, false, err
		}
	}
	if len(rest) == 0 {
		return x, whole, nil
	}
	r, err := s.papers(lib, strings.Join(rest, " "), query.Options{Sort: order})
	if err != nil {
		return x, false, err
	}
	if r.Count() > maxCited {
		return x, false, s.misuse("error.toomanycited", r.Count(), maxCited)
	}
	for _, id := range r.IDs(0, r.Count()) {
		if err := s.ctx.Err(); err != nil {
			return x, false, err
		}
		if err := take(id); err != nil {
			return x, false, err
		}
	}
	return x, whole, nil
}

// names reports whether an argument can only be meant as one paper.
func names(arg string) bool {
	_, err := model.ParseID(arg)
	return err == nil || model.NormalizeDOI(arg) != ""
}
