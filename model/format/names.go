package format

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"twinleaf/model"
)

// inverted is a name with the family first, "Raymond, Mark", as most formats
// demand; a name in Han characters, one that has a comma already and a
// group's stay as they are.
func inverted(p model.Person) string {
	name := oneSpace(p.Name)
	if strings.ContainsAny(name, ",，") || p.Han() || isGroup(name) {
		return name
	}
	family, given := model.Person{Name: name}.Split()
	if given == "" {
		return name
	}
	return family + ", " + given
}

// groupWords betray the name of a body rather than of a person.
var groupWords = []string{"group", "consortium", "collaboration", "collaborative", "committee", "society", "association", "organization", "organisation",
	"university", "institute", "network", "team", "investigators", "initiative", "council", "commission", "ministry", "agency", "alliance", "foundation",
	"college", "department", "academy", "federation", "project", "programme", "corporation", "inc", "ltd"}

// isGroup reports whether a name is one of a body.
func isGroup(name string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if slices.Contains(groupWords, strings.Trim(w, ".,;()")) {
			return true
		}
	}
	for _, w := range [...]string{"委员会", "大学", "学会", "协会", "研究院", "研究所", "课题组", "编写组", "公司", "中心", "出版社"} {
		if strings.HasSuffix(name, w) {
			return true
		}
	}
	return false
}

// shortName is the family name and the initials of the given names: "Raymond
// M" (MEDLINE) or, with sep ", ", "Raymond, M" (Web of Science).
func shortName(name, sep string) string {
	p := model.Person{Name: name}
	family, given := p.Split()
	if given == "" || p.Han() || isGroup(name) {
		return oneSpace(name)
	}
	if len(given) < 4 && strings.ToUpper(given) == given && !strings.ContainsAny(given, " .-") {
		return family + sep + given // initials already
	}
	var b strings.Builder
	start := true
	for _, r := range given {
		switch {
		case r == ' ' || r == '-' || r == '.' || r == '‐':
			start = true
		case start && unicode.IsLetter(r):
			b.WriteRune(unicode.ToUpper(r))
			start = false
		}
	}
	if b.Len() == 0 {
		return family
	}
	return family + sep + b.String()
}

// fullOfShort puts a comma into MEDLINE's "Raymond M".
func fullOfShort(name string) string {
	i := strings.LastIndexByte(name, ' ')
	if i < 0 || strings.Contains(name, ",") {
		return name
	}
	for _, r := range name[i+1:] {
		if !unicode.IsUpper(r) {
			return name
		}
	}
	return name[:i] + ", " + name[i+1:]
}

// twoLists is what stands behind formats that name people twice, in full and
// short: full names are read, and short ones only where they are all there
// is; short names that do not follow from the full ones are kept.
type twoLists struct{ full, short []string }

func (t *twoLists) place(d *draft, at *[]model.Person, tag, sep string) {
	list := t.full
	if len(list) == 0 {
		list = make([]string, len(t.short))
		for i, n := range t.short {
			list[i] = fullOfShort(n)
		}
	}
	same := len(t.short) == 0 || len(t.short) == len(list)
	for i, n := range list {
		*at = append(*at, model.Person{Name: n})
		same = same && (len(t.short) == 0 || shortName(n, sep) == t.short[i])
	}
	if !same {
		for _, n := range t.short {
			d.keep(tag, n)
		}
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
