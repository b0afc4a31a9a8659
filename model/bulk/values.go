package bulk

import (
	"regexp"
	"strings"

	"twinleaf/model"
)

// put gives a field a new value as a person would type it. What stands there
// already is left as it is, dirt included.
func put(f *field, p *model.Paper, text string) error {
	if text == f.Get(p) {
		return nil
	}
	clean, err := f.Clean(text)
	if err != nil {
		return err
	}
	return f.Set(p, clean)
}

// each changes every item of a field: the text as a whole, or the items of a
// list and the people one by one. Items that become empty go.
func each(f *field, p *model.Paper, change func(string) string) error {
	old := f.Get(p)
	if old == "" {
		return nil
	}
	sep := f.Kind.Separator()
	if sep == "" {
		return put(f, p, change(old))
	}
	var items []string
	for _, item := range f.Items(old) {
		if item = change(item); strings.TrimSpace(item) != "" {
			items = append(items, item)
		}
	}
	return put(f, p, strings.Join(items, sep))
}

func set(f *field, text string) (func(*model.Paper) error, error) {
	// A value that no paper can take is told before any paper is read.
	if _, err := f.Clean(text); err != nil {
		return nil, err
	}
	return func(p *model.Paper) error { return put(f, p, text) }, nil
}

func empty(f *field, _ string) (func(*model.Paper) error, error) {
	return func(p *model.Paper) error { return f.Set(p, "") }, nil
}

func appended(f *field, text string) (func(*model.Paper) error, error) {
	return joined(f, text, func(old, sep string) string { return old + sep + text })
}

func prefixed(f *field, text string) (func(*model.Paper) error, error) {
	return joined(f, text, func(old, sep string) string { return text + sep + old })
}

func joined(f *field, text string, join func(old, sep string) string) (func(*model.Paper) error, error) {
	if err := words(f); err != nil {
		return nil, err
	}
	if strings.TrimSpace(text) == "" {
		return nil, &StepError{Reason: NoValue}
	}
	sep := f.Kind.Separator()
	return func(p *model.Paper) error {
		old := f.Get(p)
		switch {
		case sep == "":
			return put(f, p, join(old, ""))
		case old == "":
			return put(f, p, strings.TrimSpace(text))
		}
		for _, item := range strings.Split(old, sep) {
			if item == strings.TrimSpace(text) {
				return nil
			}
		}
		return put(f, p, join(old, sep))
	}, nil
}

func replaced(f *field, text string) (func(*model.Paper) error, error) {
	if err := words(f); err != nil {
		return nil, err
	}
	old, with, flags, ok := delimited(text)
	if !ok || old == "" {
		return nil, &StepError{Reason: BadPattern, Name: text}
	}
	plain := strings.Contains(flags, "p")
	if strings.Contains(flags, "p") {
		old = regexp.QuoteMeta(old)
	}
	if strings.Contains(flags, "w") {
		// \b knows ASCII letters only: ask for the neighbours instead. Two
		// matches may share a neighbour, which a second pass then finds.
		old = `(^|[^\pL\pN])(?:` + old + `)($|[^\pL\pN])`
	}
	if strings.Contains(flags, "i") {
		old = "(?i)" + old
	}
	if bad := strings.Trim(flags, "ipw"); bad != "" {
		return nil, &StepError{Reason: BadFlag, Name: bad}
	}
	re, err := regexp.Compile(old)
	if err != nil {
		return nil, &StepError{Reason: BadPattern, Name: err.Error()}
	}
	once := func(s string) string {
		if plain {
			return re.ReplaceAllLiteralString(s, with)
		}
		return re.ReplaceAllString(s, with)
	}
	if strings.Contains(flags, "w") {
		once = wholeWords(re, with, plain)
	}
	return func(p *model.Paper) error { return each(f, p, once) }, nil
}

// wholeWords replaces what re matches between its first and last group, which
// hold the neighbours of the word.
func wholeWords(re *regexp.Regexp, with string, plain bool) func(string) string {
	last := re.NumSubexp()
	return func(s string) string {
		var b strings.Builder
		for at := 0; at <= len(s); {
			m := re.FindStringSubmatchIndex(s[at:])
			if m == nil || m[1] == m[0] {
				b.WriteString(s[at:])
				break
			}
			from, to := m[3], m[2*last] // behind the first group, before the last
			b.WriteString(s[at : at+from])
			if plain {
				b.WriteString(with)
			} else {
				// The person's groups begin at ${1}: leave the neighbour out.
				inner := append([]int{from, to}, m[4:2*last]...)
				b.Write(re.ExpandString(nil, with, s[at:], inner))
			}
			at += to
			if to == m[0] {
				break
			}
		}
		return b.String()
	}
}

// delimited reads /OLD/NEW/flags; a backslash before the delimiter takes it
// into the text.
func delimited(text string) (old, with, flags string, ok bool) {
	r := []rune(strings.TrimSpace(text))
	if len(r) < 3 || r[0] == '\\' || r[0] == ' ' {
		return "", "", "", false
	}
	parts := []string{""}
	for i := 1; i < len(r); i++ {
		switch {
		case r[i] == '\\' && i+1 < len(r) && r[i+1] == r[0]:
			parts[len(parts)-1] += string(r[0])
			i++
		case r[i] == r[0] && len(parts) < 3:
			parts = append(parts, "")
		default:
			parts[len(parts)-1] += string(r[i])
		}
	}
	if len(parts) < 3 {
		return "", "", "", false
	}
	return parts[0], parts[1], parts[2], true
}
