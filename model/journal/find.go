package journal

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/fold"
)

// Reason is why journals seem to be one.
type Reason string

// The reasons, the surest first.
const (
	SameISSN  Reason = "issn"    // print or online
	SameID    Reason = "id"      // of their source
	SameName  Reason = "name"    // in either language, but for case, accents, width and script
	KnownName Reason = "variant" // the name of one is among the other names of another
	LikeName  Reason = "like"    // &/and, The, abbreviations: see the check journal-name-variant
)

var ranks = []Reason{SameISSN, SameID, SameName, KnownName, LikeName}

// Group is journals that seem to be one.
type Group struct {
	Journals []int // their places, ascending
	Reasons  []Reason
}

// The checks that find journals by one reason each. They name one other journal at most, which is enough to join all to one group.
var byCheck = map[string]Reason{"journal-issn-shared": SameISSN, "journal-id-shared": SameID, "journal-name-variant": LikeName}

// Find groups the journals of a library that seem to be one: those with the surest reason first, then in the order of the list. The journals
// of a group are joined by pairs, not all with all; no two of them are such that someone said they are different. ctx is looked at between
// journals.
func Find(ctx context.Context, list []model.Journal) ([]Group, error) {
	f := finder{list: list, group: make([]int, len(list)), joined: map[int][]int{}, place: make(map[model.ID]int, len(list)), why: map[int]map[Reason]bool{}}
	for i := range list {
		f.group[i], f.place[list[i].ID] = i, i
	}
	f.byName(list)
	if err := f.byChecks(ctx, list); err != nil {
		return nil, err
	}
	return f.groups(), nil
}

// finder joins places: group is the way from a place to the first of its group.
type finder struct {
	list   []model.Journal
	group  []int
	joined map[int][]int // all places of the groups that have more than one, by the first
	place  map[model.ID]int
	why    map[int]map[Reason]bool // by any place of the group
}

func (f *finder) first(i int) int {
	for f.group[i] != i {
		f.group[i] = f.group[f.group[i]]
		i = f.group[i]
	}
	return i
}

func (f *finder) join(a, b int, why Reason) {
	to, from := min(f.first(a), f.first(b)), max(f.first(a), f.first(b))
	if a == b || to != from && f.apart(to, from) {
		return
	}
	if f.why[a] == nil {
		f.why[a] = map[Reason]bool{}
	}
	f.why[a][why] = true
	if to != from {
		f.group[from] = to
		f.joined[to] = append(f.of(to), f.of(from)...)
		delete(f.joined, from)
	}
}

// of are the places of a group, by its first.
func (f *finder) of(first int) []int {
	if list, ok := f.joined[first]; ok {
		return list
	}
	return []int{first}
}

// apart reports whether someone said of two journals of two groups that they are different.
func (f *finder) apart(a, b int) bool {
	for _, i := range f.of(a) {
		for _, k := range f.of(b) {
			if f.list[i].Apart(&f.list[k]) {
				return true
			}
		}
	}
	return false
}

// byName joins journals by names that are the same when folded. Two that share no more than another name are not joined: abbreviations are
// seldom of one journal only.
func (f *finder) byName(list []model.Journal) {
	names := map[string]int{}
	for i := range list {
		for _, n := range []string{list[i].Name, list[i].NameZH} {
			if n = fold.Key(n); n == "" {
				continue
			}
			if k, ok := names[n]; ok {
				f.join(k, i, SameName)
			} else {
				names[n] = i
			}
		}
	}
	for i := range list {
		for _, n := range list[i].Variants {
			if k, ok := names[fold.Key(n)]; ok && f.first(k) != f.first(i) {
				f.join(k, i, KnownName)
			}
		}
	}
}

func (f *finder) byChecks(ctx context.Context, list []model.Journal) error {
	off := map[string]bool{}
	for _, c := range check.All() {
		if _, ok := byCheck[c.Code]; !ok {
			off[c.Code] = true
		}
	}
	c := &check.Context{Off: off, Journals: check.NewJournals(func(yield func(*model.Journal) bool) {
		for i := range list {
			if !yield(&list[i]) {
				return
			}
		}
	})}
	for i := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		for _, x := range check.RunJournal(c, &list[i]) {
			if byCheck[x.Check] == SameISSN && blank(x.Value) {
				continue
			}
			if k, ok := f.place[x.Other]; ok && (byCheck[x.Check] != LikeName || f.first(k) != f.first(i)) {
				f.join(k, i, byCheck[x.Check])
			}
		}
	}
	return nil
}

// blank tells an ISSN that stands for none, such as 0000-0000: all its digits are the same.
func blank(issn string) bool {
	return strings.Trim(issn, issn[:1]+"-") == ""
}

func (f *finder) groups() []Group {
	members := map[int][]int{}
	reasons := map[int]map[Reason]bool{}
	for i := range f.group {
		k := f.first(i)
		members[k] = append(members[k], i)
		for r := range f.why[i] {
			if reasons[k] == nil {
				reasons[k] = map[Reason]bool{}
			}
			reasons[k][r] = true
		}
	}
	var out []Group
	for k, list := range members {
		if len(list) < 2 {
			continue
		}
		g := Group{Journals: list}
		for _, r := range ranks {
			if reasons[k][r] {
				g.Reasons = append(g.Reasons, r)
			}
		}
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b Group) int {
		return cmp.Or(cmp.Compare(slices.Index(ranks, a.Reasons[0]), slices.Index(ranks, b.Reasons[0])), cmp.Compare(a.Journals[0], b.Journals[0]))
	})
	return out
}
