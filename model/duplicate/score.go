package duplicate

import "slices"

// Reason says in part why two records may be one paper.
type Reason string

// The reasons, for words in any language.
const (
	SameDOI    Reason = "doi"
	SameID     Reason = "id"
	SameTitle  Reason = "title"
	NearTitle  Reason = "near"
	CutTitle   Reason = "cut"
	OtherTitle Reason = "languages" // the titles are in two languages and can't be compared
	SamePeople Reason = "people"
	SomePeople Reason = "some"
	SamePlace  Reason = "place" // journal or volume, and first page
	SameYear   Reason = "year"
)

// score compares two papers.
func score(a, b *signature) (s float64, why []Reason) {
	if slices.Contains(a.apart, b.id) || slices.Contains(b.apart, a.id) {
		return 0, nil
	}
	t, how := titles(a, b)
	people, peopleKnown := overlap(a.people, b.people)
	note := func(r Reason) { why = append(why, r) }
	same := a.doi != 0 && a.doi == b.doi
	if same {
		note(SameDOI)
	}
	byID := false
	for i, x := range a.others {
		if x != 0 && x == b.others[i] {
			byID = true
		}
	}
	if byID {
		note(SameID)
	}
	if how != "" {
		note(how)
	}
	switch {
	case peopleKnown && people >= 0.99:
		note(SamePeople)
	case peopleKnown && people >= 0.5:
		note(SomePeople)
	}
	year := yearsAgree(a.year, b.year)
	if year > 0.9 {
		note(SameYear)
	}
	place := 0.0
	page := a.page != 0 && a.page == b.page
	if page && (a.volume != 0 && a.volume == b.volume || a.journal != 0 && a.journal == b.journal) {
		place = 1
		note(SamePlace)
	}
	contradict := a.page != 0 && b.page != 0 && a.page != b.page && a.volume != 0 && b.volume != 0 && a.volume != b.volume

	switch {
	case same || byID:
		// An identifier that stands on two papers is a mistake as often as a twin: other titles and other people count against it.
		s = 0.97
		if how == "" && t >= 0 && t < 0.3 {
			s = 0.6
			if peopleKnown && people < 0.2 {
				s = 0.3
			}
		}
		return s, why
	case a.doi != 0 && b.doi != 0:
		return min(0.5, 0.5*max(t, 0)), why // two publications: a preprint and an article, say
	case t < 0: // one Chinese, one English
		if place == 1 && year > 0.9 && a.journal != 0 && a.journal == b.journal && (!peopleKnown || people >= 0.5) {
			return 0.85 + 0.1*people, why
		}
		if place == 1 && year > 0.9 && peopleKnown && people >= 0.99 && len(a.people) > 1 {
			return 0.86, why
		}
		// Without a page: the same people in one issue, or on one day in one volume.
		if a.journal != 0 && a.journal == b.journal && a.volume != 0 && a.volume == b.volume && peopleKnown && people >= 0.99 && len(a.people) == len(b.people) &&
			(a.page == 0 || b.page == 0) && (a.issue != 0 && a.issue == b.issue && year > 0.9 || a.day != 0 && a.day == b.day) {
			return 0.81, why
		}
		return 0.2, why
	case t < 0.7:
		return 0.5 * t, why
	}
	s = 0.55 * t
	switch {
	case peopleKnown:
		s += 0.25 * people
	case place == 1, year > 0.9 && a.journal != 0 && a.journal == b.journal:
		s += 0.25
	default:
		s += 0.1
	}
	s += 0.12 * year
	switch {
	case place == 1:
		s += 0.08
	case contradict:
		s -= 0.2
	default:
		s += 0.05
	}
	if peopleKnown && people < 0.3 { // a title like "Introduction" is anybody's
		s = min(s, 0.6)
	}
	return min(s, 0.99), why
}

// titles compares the titles in the languages that both have: -1 where there is none.
func titles(a, b *signature) (t float64, how Reason) {
	sum, n := 0.0, 0
	for _, pair := range [2][2]*title{{&a.zh, &b.zh}, {&a.en, &b.en}} {
		x, y := pair[0], pair[1]
		if x.key == 0 || y.key == 0 {
			continue
		}
		one, r := x.likeness(y)
		sum += one
		if n++; how == "" || r == NearTitle || r == CutTitle && how == SameTitle || r == "" {
			how = r
		}
	}
	switch {
	case n > 0:
		if sum/float64(n) < 0.7 {
			how = ""
		}
		return sum / float64(n), how
	case a.zh.key != 0 && b.en.key != 0 || a.en.key != 0 && b.zh.key != 0:
		return -1, OtherTitle
	}
	return 0, ""
}

// likeness is Dice's coefficient of the words, or nearly 1 for a title that is the beginning of the other.
func (x *title) likeness(y *title) (float64, Reason) {
	if x.key == y.key {
		return 1, SameTitle
	}
	short, long := x.text, y.text
	if len(short) > len(long) {
		short, long = long, short
	}
	const least = 4 // words or pairs of characters that a cut title must have kept
	if len(short) >= least && 3*len(short) >= len(long) {
		whole := short[:len(short)-1] // the last word may be cut itself
		if slices.Equal(whole, long[:len(whole)]) && len(whole) >= least-1 {
			return 0.95, CutTitle
		}
	}
	common, i, j := 0, 0, 0
	for i < len(x.words) && j < len(y.words) {
		switch {
		case x.words[i] == y.words[j]:
			common++
			i++
			j++
		case x.words[i] < y.words[j]:
			i++
		default:
			j++
		}
	}
	d := 2 * float64(common) / float64(len(x.words)+len(y.words))
	if d >= 0.7 {
		return d, NearTitle
	}
	return d, ""
}

// overlap is the share of the shorter list of people that stands in the longer; ok is false where one is not known.
func overlap(a, b []person) (share float64, ok bool) {
	if len(a) == 0 || len(b) == 0 {
		return 0, false
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	var used [maxPeople]bool
	n := 0
	for i := range a {
		for j := range b {
			if !used[j] && a[i].same(&b[j]) {
				used[j] = true
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(a)), true
}

// yearsAgree: the print date often follows the online date by a year.
func yearsAgree(a, b int16) float64 {
	switch d := a - b; {
	case a == 0 || b == 0:
		return 0.7
	case d == 0:
		return 1
	case d == 1 || d == -1:
		return 0.6
	}
	return 0
}
