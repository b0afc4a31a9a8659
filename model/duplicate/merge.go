package duplicate

import (
	"fmt"
	"slices"
	"strings"

	"twinleaf/model"
)

// Rule says which record of a group stays; the others' fields fill what it does not have.
type Rule string

// The rules.
const (
	Fullest   Rule = "fullest"   // the one with the most fields, the default
	Oldest    Rule = "oldest"    // that was added first
	Newest    Rule = "newest"    // that was added last
	Corrected Rule = "corrected" // with the most fields corrected by hand
)

// ParseRule reads a rule's name; "" is Fullest.
func ParseRule(s string) (Rule, error) {
	switch r := Rule(s); r {
	case "":
		return Fullest, nil
	case Fullest, Oldest, Newest, Corrected:
		return r, nil
	}
	return "", fmt.Errorf("%q is no rule for merging (want fullest, oldest, newest or corrected)", s)
}

// Keeper is the place of the record that a rule keeps. Of equals the oldest stays.
func Keeper(r Rule, papers []model.Paper) int {
	best := 0
	better := func(a, b *model.Paper) bool {
		switch r {
		case Newest:
			return a.Added.After(b.Added)
		case Oldest:
		case Corrected:
			if len(a.Corrected) != len(b.Corrected) {
				return len(a.Corrected) > len(b.Corrected)
			}
			fallthrough
		default:
			if x, y := filled(a), filled(b); x != y {
				return x > y
			}
		}
		return a.Added.Before(b.Added)
	}
	for i := range papers {
		if i != best && better(&papers[i], &papers[best]) {
			best = i
		}
	}
	return best
}

func filled(p *model.Paper) (n int) {
	for _, f := range model.PaperFields {
		if !f.Internal && f.Get(p) != "" {
			n++
		}
	}
	return n
}

// Merge makes one record of several: the edits of one Change that keeps papers[keep], gives it what it lacks and what a person corrected in
// the others, and takes the others out of the library. The longest list of people wins; tags, shelves, keywords and subjects are united, notes
// follow one another. The others stay reachable by their IDs (Paper.Merged), and the undo of the Change splits all again.
func Merge(papers []model.Paper, keep int) []model.Edit {
	kept := &papers[keep]
	now := *kept
	for i := range papers {
		if i == keep {
			continue
		}
		p := &papers[i]
		for _, f := range model.PaperFields {
			if f.Internal {
				continue
			}
			mine, theirs := f.Get(&now), f.Get(p)
			if theirs == "" || mine == theirs {
				continue
			}
			take := mine == "" || p.IsCorrected(f.Name) && !kept.IsCorrected(f.Name)
			switch {
			case f.Name == "rating":
				take = p.Rating > now.Rating
			case kept.IsCorrected(f.Name):
				take = false
			case f.Kind == model.People:
				take = take || len(f.Items(theirs)) > len(f.Items(mine))
			}
			if take {
				_ = f.Set(&now, theirs) // Get's text is always taken
				continue
			}
			switch f.Name {
			case "tags", "shelves", "keywords", "subjects", "pictures":
				_ = f.Set(&now, united(f.Items(mine), f.Items(theirs)))
			case "note":
				if !strings.Contains(mine, theirs) {
					_ = f.Set(&now, mine+"\n\n"+theirs)
				}
			}
		}
		now.Merged = append(append(slices.Clone(now.Merged), p.ID), p.Merged...)
	}
	var out []model.Edit
	for _, f := range model.PaperFields {
		if before, after := f.Get(kept), f.Get(&now); before != after && f.Name != model.FieldDeleted {
			out = append(out, model.Edit{What: model.APaper, Record: kept.ID, Field: f.Name, Before: before, After: after})
		}
	}
	for i := range papers {
		if i != keep {
			out = append(out, model.Edit{What: model.APaper, Record: papers[i].ID, Field: model.FieldPresent, Before: "yes"})
		}
	}
	return out
}

func united(a, b []string) string {
	out := slices.Clone(a)
	for _, v := range b {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return strings.Join(out, "\n")
}

// Apart are the edits that remember that papers are different: of each pair the first knows the other.
func Apart(papers []model.Paper) (out []model.Edit) {
	f, _ := model.PaperField(model.FieldDistinct)
	for i := range papers {
		now := papers[i]
		now.Distinct = slices.Clone(now.Distinct)
		for _, q := range papers[i+1:] {
			if !slices.Contains(now.Distinct, q.ID) {
				now.Distinct = append(now.Distinct, q.ID)
			}
		}
		if before, after := f.Get(&papers[i]), f.Get(&now); before != after {
			out = append(out, model.Edit{What: model.APaper, Record: now.ID, Field: f.Name, Before: before, After: after})
		}
	}
	return out
}
