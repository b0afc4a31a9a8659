package panel

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"twinleaf/model"
	"twinleaf/model/fold"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// Ahead is type-ahead: what is typed in the list looks for a row that begins so. An answer to less than was typed is never shown.
type Ahead struct {
	d      *Desk
	latest *job.Latest
}

// How many rows are read to find one: any for a single letter, which many begin with; then those that have what was typed.
const (
	aheadAny  = 500
	aheadMost = 4096
)

// Find looks for a row from the cursor on, and then from the top, whose title begins with what was typed, in either language or by the
// pinyin of its characters; in a list in the order of authors or journals whose first author or journal does. A letter again and again goes
// from one such row to the next. show is called soon, unless more was typed by then, with the row or -1.
func (a *Ahead) Find(typed string, show func(row int)) {
	l := a.d.List
	if l.res == nil {
		return
	}
	typed, single := letters(typed)
	res, from := l.res, max(0, l.cursor)
	if single {
		from = l.cursor + 1
	}
	field, names := query.Title, titlesOf
	switch a.d.Search.order.Key {
	case query.ByAuthor:
		field, names = query.Author, firstAuthorOf
	case query.ByJournal:
		field, names = query.Journal, journalNameOf
	}
	match := func(r *store.Row) bool {
		for _, n := range names(r) {
			if opensWith(n, typed) {
				return true
			}
		}
		return false
	}
	q := a.d.Search.shown
	q.Root = allOf(append(append([]query.Node(nil), kids(q.Root)...), &query.Words{Field: field, Text: typed, Prefix: true}))
	lib := a.d.lib
	a.latest.Ask(func(ctx context.Context) func() {
		at := -1
		look := func(among *store.Result, most int) (err error) {
			for _, start := range []int{from, 0} {
				if at, err = res.Next(ctx, min(start, res.Count()), among, most, match); err != nil || at >= 0 {
					return err
				}
			}
			return nil
		}
		var err error
		if single {
			err = look(nil, aheadAny)
		}
		if err == nil && at < 0 {
			var among *store.Result
			if among, err = lib.Search(ctx, q); err == nil {
				err = look(among, aheadMost)
			}
		}
		if err != nil {
			return func() { a.d.Search.failed(err) }
		}
		return func() {
			if l.res == res {
				show(at)
			}
		}
	}, a.d.Search.failed)
}

// letters gives what is looked for, and whether it is one letter: one that is typed again and again is one.
func letters(typed string) (string, bool) {
	first, size := utf8.DecodeRuneInString(typed)
	if strings.Trim(typed, string(first)) == "" {
		typed = typed[:size]
	}
	return typed, len(typed) == size
}

func titlesOf(r *store.Row) []string { return []string{r.Title.ZH, r.Title.EN} }

func journalNameOf(r *store.Row) []string { return []string{r.Journal} }

func firstAuthorOf(r *store.Row) []string {
	if len(r.Authors) == 0 {
		return nil
	}
	p := model.Person{Name: r.Authors[0]}
	return []string{p.Family(), p.Name}
}

// opensWith reports whether a name begins with what was typed: in any case, width and script, without punctuation before it, or by pinyin,
// in full or, from two letters on, by first letters.
func opensWith(name, typed string) bool {
	mute := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	name, typed = strings.TrimLeftFunc(fold.Key(name), mute), strings.TrimLeftFunc(fold.Key(typed), mute)
	if typed == "" {
		return false
	}
	if strings.HasPrefix(name, typed) {
		return true
	}
	typed = strings.Map(func(r rune) rune {
		if mute(r) {
			return -1
		}
		return r
	}, typed)
	var full, initials strings.Builder
	for _, r := range name {
		if full.Len() >= len(typed) && initials.Len() >= len(typed) {
			break
		}
		switch s := fold.Syllable(r); {
		case s != "":
			full.WriteString(s)
			initials.WriteString(s[:1])
		case !mute(r):
			full.WriteRune(r)
			initials.WriteRune(r)
		}
	}
	return typed != "" && (strings.HasPrefix(full.String(), typed) || len(typed) > 1 && strings.HasPrefix(initials.String(), typed))
}
