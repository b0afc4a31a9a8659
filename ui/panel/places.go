package panel

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// Places are the searches that stand beside the list: those that the library keeps, and two that every library has. Each shows how many
// papers it finds now; the counts follow each change.
type Places struct {
	d      *Desk
	latest *job.Latest
	seen   uint64 // the revision that was last asked for
	list   []Place
	made   map[string]bool               // shelves that are there without papers, too
	colors map[string]string             // what people gave to tags, by their numbers
	labels map[string][]store.FacetValue // the library's shelves ("shelf") and tags ("tag"), in the order of their names
}

// Place is one of them.
type Place struct {
	Name  string
	Line  string
	Count int
	Text  string // the count, written
	Kept  bool   // by the library, under its name
}

// The searches that every library has.
const (
	recentLine    = "added:<7d"
	attentionLine = "check:any"
)

// List is the snapshot of the places: those of every library first, then the kept ones by name.
func (p *Places) List() []Place { return p.list }

func (p *Places) refresh() {
	if p.d.lib.Stats().Revision != p.seen {
		p.run()
	}
}

func (p *Places) run() {
	p.seen = p.d.lib.Stats().Revision
	lib, w := p.d.lib, p.d.w
	p.latest.Ask(func(ctx context.Context) func() {
		kept, err := lib.Searches()
		if err != nil {
			return nil // it is closed
		}
		list := []Place{{Name: w.T("places.recent"), Line: recentLine}, {Name: w.T("places.attention"), Line: attentionLine}}
		for _, k := range kept {
			list = append(list, Place{Name: k.Name, Line: k.Line, Kept: true})
		}
		for i := range list {
			r, err := lib.Search(ctx, query.Parse(list[i].Line, query.Options{}))
			if err != nil {
				return nil
			}
			list[i].Count, list[i].Text = r.Count(), w.Number(int64(r.Count()))
		}
		all, err := lib.Search(ctx, query.Query{})
		if err != nil {
			return nil
		}
		colors, err := lib.TagColors()
		if err != nil {
			return nil
		}
		labels := map[string][]store.FacetValue{}
		for _, field := range []string{"shelf", "tag"} {
			f, err := all.Values(ctx, field)
			if err != nil {
				return nil
			}
			labels[field] = f.Values
		}
		shelves, err := lib.Shelves()
		if err != nil {
			return nil
		}
		made := map[string]bool{}
		for _, path := range shelves {
			made[path] = true
		}
		labels["shelf"] = withMade(labels["shelf"], shelves)
		return func() {
			p.list, p.labels, p.colors, p.made = list, labels, colors, made
			p.d.changed(PartFacets)
		}
	}, nil)
}

// Color is the number of the colour that a person gave to a tag, from 1 on; 0: none.
func (p *Places) Color(tag string) int {
	n, err := strconv.Atoi(p.colors[tag])
	if err != nil {
		return 0
	}
	return n
}

// SetColor gives a tag a colour by its number; 0 takes it away. The error is in words.
func (p *Places) SetColor(tag string, color int) error {
	after := ""
	if color > 0 {
		after = strconv.Itoa(color)
	}
	before := p.colors[tag]
	if before == after {
		return nil
	}
	c, err := model.ColorTag(tag, before, after)
	if err != nil {
		return p.d.worded(err)
	}
	if err := p.apply(c); err != nil {
		return err
	}
	p.d.say(Notice{Text: p.d.w.T("keep.colored", tag), Undo: true})
	return nil
}

// recolored are the edits by which a tag's colour goes along with its name; to "" takes it away.
func (p *Places) recolored(from, to string) (out []model.Edit) {
	color := p.colors[from]
	if color == "" {
		return nil
	}
	field, err := model.TagField(from)
	if err != nil {
		return nil
	}
	out = append(out, model.Edit{What: model.ALibrary, Field: field, Before: color})
	if field, err = model.TagField(to); err == nil && p.colors[to] == "" {
		out = append(out, model.Edit{What: model.ALibrary, Field: field, After: color})
	}
	return out
}

// all gives the shelves or the tags of a result together with those of the library that the result has not, with none of its papers: they
// are places to put papers on, whatever is looked for.
func (p *Places) all(field string, found []store.FacetValue) []store.FacetValue {
	of := make(map[string]store.FacetValue, len(found))
	for _, v := range found {
		of[v.Value] = v
	}
	var out []store.FacetValue
	for _, v := range p.labels[field] {
		in, ok := of[v.Value]
		if !ok {
			in = v
			in.Count = 0
		}
		out = append(out, in)
		delete(of, v.Value)
	}
	for _, v := range found {
		if _, left := of[v.Value]; left { // made since the library was last asked
			out = append(out, v)
		}
	}
	return out
}

// withMade puts the shelves that were made, and those that they stand on, among the ones that hold papers.
func withMade(found []store.FacetValue, made []string) []store.FacetValue {
	have := make(map[string]bool, len(found))
	for _, v := range found {
		have[v.Value] = true
	}
	out := slices.Clone(found)
	for _, path := range made {
		for at := 0; at < len(path); {
			end := len(path)
			if i := strings.IndexByte(path[at:], '/'); i >= 0 {
				end = at + i
			}
			if part := path[:end]; !have[part] {
				have[part] = true
				out = append(out, store.FacetValue{Value: part, Label: part})
			}
			at = end + 1
		}
	}
	if len(out) > len(found) {
		slices.SortStableFunc(out, func(a, b store.FacetValue) int {
			return slices.Compare(strings.Split(a.Value, "/"), strings.Split(b.Value, "/"))
		})
	}
	return out
}

// MakeShelf makes a shelf that has no papers yet; its path names the shelves that it stands on. The error is in words.
func (p *Places) MakeShelf(path string) error {
	path = labelName("shelf", path)
	if path == "" {
		return nil
	}
	if slices.ContainsFunc(p.labels["shelf"], func(v store.FacetValue) bool { return v.Value == path }) {
		p.d.say(Notice{Text: p.d.w.T("keep.shelf.there", path)})
		return nil
	}
	c, err := model.MakeShelf(path)
	if err != nil {
		return p.d.worded(err)
	}
	if err := p.apply(c); err != nil {
		return err
	}
	p.d.say(Notice{Text: p.d.w.T("keep.shelf.made", path), Undo: true})
	return nil
}

// reshelved are the edits by which a shelf that was made, and those on it, go along with its name; to "" takes them down.
func (p *Places) reshelved(from, to string) (out []model.Edit) {
	for _, path := range slices.Sorted(maps.Keys(p.made)) {
		rest, on := strings.CutPrefix(path, from)
		if !on || rest != "" && rest[0] != '/' {
			continue
		}
		if field, err := model.ShelfField(path); err == nil {
			out = append(out, model.Edit{What: model.ALibrary, Field: field, Before: model.ShelfMade})
		}
		if field, err := model.ShelfField(to + rest); to != "" && err == nil && !p.made[to+rest] {
			out = append(out, model.Edit{What: model.ALibrary, Field: field, After: model.ShelfMade})
		}
	}
	return out
}

// Save keeps the present search, line and filters, under a name; what was kept under it before is replaced. The error is in words.
func (p *Places) Save(name string) error {
	line := p.d.Search.Whole()
	if err := p.set(name, line); err != nil {
		return err
	}
	p.d.say(Notice{Text: p.d.w.T("searches.kept", strings.Join(strings.Fields(name), " ")), Undo: true})
	return nil
}

// Drop keeps a search no more.
func (p *Places) Drop(name string) error {
	if err := p.set(name, ""); err != nil {
		return err
	}
	p.d.say(Notice{Text: p.d.w.T("searches.dropped", name), Undo: true})
	return nil
}

// Rename keeps a search under another name, as one change.
func (p *Places) Rename(from, to string) error {
	line := p.line(from)
	if to = strings.Join(strings.Fields(to), " "); to == from || line == "" {
		return nil
	}
	c, err := model.SetSearch(from, line, "")
	if err != nil {
		return p.d.worded(err)
	}
	put, err := model.SetSearch(to, p.line(to), line)
	if err != nil {
		return p.d.worded(err)
	}
	if put.Edits[0].Before != put.Edits[0].After {
		c.Edits = append(c.Edits, put.Edits...)
	}
	if err := p.apply(c); err != nil {
		return err
	}
	p.d.say(Notice{Text: p.d.w.T("searches.renamed", from, to), Undo: true})
	return nil
}

// line is what is kept under a name.
func (p *Places) line(name string) string {
	if i := slices.IndexFunc(p.list, func(k Place) bool { return k.Kept && k.Name == name }); i >= 0 {
		return p.list[i].Line
	}
	return ""
}

func (p *Places) set(name, line string) error {
	name = strings.Join(strings.Fields(name), " ")
	c, err := model.SetSearch(name, p.line(name), line)
	if err != nil {
		return p.d.worded(err)
	}
	if c.Edits[0].Before == c.Edits[0].After {
		return nil
	}
	return p.apply(c)
}

func (p *Places) apply(c model.Change) error {
	if _, err := p.d.lib.Apply(context.Background(), c); err != nil {
		p.run()
		return p.d.worded(err)
	}
	p.d.refresh()
	return nil
}

// Whole is the line and the filters beside it as one line that finds the same; "" where all papers are shown.
func (s *Search) Whole() string {
	conditions := s.filters.conditions()
	line := strings.TrimSpace(s.line)
	if len(conditions) == 0 {
		return line
	}
	var parts []string
	group := func(text string) {
		if q := query.Parse(text, query.Options{}); q.Root != nil {
			if _, or := q.Root.(*query.Or); or {
				text = "(" + text + ")"
			}
			parts = append(parts, text)
		}
	}
	group(line)
	for _, c := range conditions {
		group(c)
	}
	return strings.Join(parts, " ")
}
