package panel

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"twinleaf/model"
	"twinleaf/model/fold"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// Completion is what the last word of the search line may become.
type Completion struct {
	Range                  // of the line, in bytes: what an item takes the place of
	Items []CompletionItem // the likeliest first; none: nothing is offered
}

// CompletionItem is one offer.
type CompletionItem struct {
	Text string // what is written; a space or a colon at its end is part of it
	Note string // beside it: what a field is, how many papers have a value
}

// completions is how many offers are made at once.
const completions = 8

// Completer completes the search line. An answer to an older line is never shown.
type Completer struct {
	d      *Desk
	latest *job.Latest
}

// Complete offers what the word at the end of a line may become: fields by the beginnings of their names in either language, and behind
// a colon the values that the field has in this library. show is called soon, once.
func (c *Completer) Complete(line string, show func(Completion)) {
	from := lastWord(line)
	word := strings.TrimLeft(line[from:], "-(")
	out := Completion{Range: Range{len(line) - len(word), len(line)}}
	name, typed, isField := cutField(word)
	if !isField {
		out.Items = c.fields(word)
		c.latest.Drop()
		show(out)
		return
	}
	f, ok := query.ParseField(name)
	if !ok {
		c.latest.Drop()
		show(out)
		return
	}
	prefix := word[:len(word)-len(typed)]
	typed = strings.TrimPrefix(typed, `"`)
	if i := strings.LastIndexAny(typed, ",，"); i >= 0 && f.Spec().Kind == query.Choice { // jcr:Q1,Q
		_, n := utf8.DecodeRuneInString(typed[i:])
		prefix, typed = prefix+typed[:i+n], typed[i+n:]
	}
	values := func(list []CompletionItem) Completion {
		for i := range list {
			list[i].Text = prefix + quoted(list[i].Text) + " "
		}
		out.Items = list[:min(len(list), completions)]
		return out
	}
	if list, ok := c.choices(f, typed); ok {
		c.latest.Drop()
		show(values(list))
		return
	}
	lib, w := c.d.lib, c.d.w
	counted := func(text string, n int) CompletionItem { return CompletionItem{text, w.T("papers", n)} }
	labels := map[query.Field]string{query.Tag: "tag", query.Shelf: "shelf", query.Check: "check"}
	facets := map[query.Field]string{query.Category: "category", query.Type: "type", query.Year: "year", query.Author: "author"}
	c.latest.Ask(func(ctx context.Context) func() {
		var list []CompletionItem
		found := func(all []store.FacetValue) {
			for _, v := range all {
				if v.Value != "" && startsWith(v.Value, typed) {
					list = append(list, counted(v.Value, v.Count))
				}
			}
		}
		switch {
		case f == query.Journal:
			rows, err := lib.Journals(typed, completions)
			if err != nil {
				return nil
			}
			for _, r := range rows {
				name := r.Name
				if name == "" {
					name = r.NameZH
				}
				list = append(list, counted(name, r.Papers))
			}
		case labels[f] != "":
			all, err := lib.Search(ctx, query.Query{})
			if err != nil {
				return nil
			}
			x, err := all.Values(ctx, labels[f])
			if err != nil {
				return nil
			}
			slices.SortStableFunc(x.Values, func(a, b store.FacetValue) int { return b.Count - a.Count })
			found(x.Values)
		case facets[f] != "":
			// Of all papers, or of those that have such an author: the most frequent values come first, the others are not counted.
			line := ""
			if f == query.Author && typed != "" {
				line = "author:" + quoted(typed)
			}
			r, err := lib.Search(ctx, query.Parse(line, query.Options{Typing: true}))
			if err != nil {
				return nil
			}
			x := store.Facet{}
			if f == query.Author {
				if x, err = r.Authors(ctx); err != nil {
					return nil
				}
			}
			for _, g := range r.Facets() {
				if g.Field == facets[f] && f != query.Author {
					x = g
				}
			}
			found(x.Values)
		}
		return func() { show(values(list)) }
	}, nil)
}

// Drop makes the last question stale.
func (c *Completer) Drop() { c.latest.Drop() }

// fields are those whose names begin with a word.
func (c *Completer) fields(word string) (out []CompletionItem) {
	if len(word) < 2 || strings.ContainsAny(word, `"<>=`) { // one letter of Latin begins too many
		return nil
	}
	want := fold.Key(word)
	zh := c.d.w.Lang() == "zh"
	for _, s := range query.Specs() {
		first, second := s.Name, s.Zh
		if zh {
			first, second = second, first
		}
		for _, n := range []string{first, second} {
			if n != "" && strings.HasPrefix(fold.Key(n), want) {
				out = append(out, CompletionItem{n + ":", otherName(n, s)})
				break
			}
		}
		if len(out) == completions {
			break
		}
	}
	return out
}

func otherName(n string, s query.Spec) string {
	if n == s.Name {
		return s.Zh
	}
	return s.Name
}

// choices are the values of a field that has only some; ok is false for other fields.
func (c *Completer) choices(f query.Field, typed string) (out []CompletionItem, ok bool) {
	spec := f.Spec()
	switch spec.Kind {
	case query.Choice:
		for _, names := range spec.Choices {
			if slices.ContainsFunc(names, func(n string) bool { return startsWith(n, typed) }) {
				item := CompletionItem{Text: names[0]}
				if i := slices.IndexFunc(names, model.HasHan); i >= 0 {
					item.Note = names[i]
				}
				out = append(out, item)
			}
		}
		return out, true
	case query.Self:
		for _, s := range query.Specs() {
			if s.Presence && (startsWith(s.Name, typed) || startsWith(s.Zh, typed)) {
				out = append(out, CompletionItem{s.Name, s.Zh})
			}
		}
		return out, true
	}
	return nil, false
}

// startsWith reports whether a text or one of its words begins with what was typed, case, accents and width aside.
func startsWith(text, typed string) bool {
	want, have := fold.Key(typed), fold.Key(text)
	return strings.HasPrefix(have, want) || strings.Contains(have, " "+want)
}

// quoted puts a value in quotes where it would fall apart without them.
func quoted(value string) string {
	if strings.ContainsAny(value, ` ,()"`) {
		return `"` + strings.ReplaceAll(value, `"`, " ") + `"`
	}
	return value
}

// lastWord is where the word at the end of a line begins: behind the last space that is not in quotes.
func lastWord(line string) (from int) {
	in := false
	for i, r := range line {
		switch {
		case r == '"':
			in = !in
		case !in && (r == ' ' || r == '　'):
			from = i + utf8.RuneLen(r)
		}
	}
	return from
}

// cutField cuts a word at its colon, in either width.
func cutField(word string) (name, value string, ok bool) {
	i := strings.IndexAny(word, ":：")
	if i <= 0 || strings.ContainsRune(word[:i], '"') {
		return "", "", false
	}
	_, n := utf8.DecodeRuneInString(word[i:])
	return word[:i], word[i+n:], true
}
