package bulk

import (
	"strings"
	"unicode"

	"twinleaf/model"
	"twinleaf/model/check"
	"twinleaf/model/cite"
)

func cased(f *field, mode string) (func(*model.Paper) error, error) {
	if err := words(f); err != nil {
		return nil, err
	}
	change := map[string]func(string) string{
		"title": cite.TitleCase, "sentence": cite.SentenceCase, "upper": strings.ToUpper, "lower": strings.ToLower,
	}[mode]
	return func(p *model.Paper) error { return each(f, p, change) }, nil
}

func tidied(f *field, _ string) (func(*model.Paper) error, error) {
	if err := words(f); err != nil {
		return nil, err
	}
	change := tidy
	if f.Kind == model.Prose {
		change = func(s string) string {
			lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
			for i := range lines {
				lines[i] = tidy(lines[i])
			}
			return strings.Join(lines, "\n")
		}
	}
	return func(p *model.Paper) error { return each(f, p, change) }, nil
}

// tidy takes blanks from the ends, makes one of several, and drops what can't
// be seen: control and format characters but for the joiners that scripts need.
func tidy(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r' || unicode.Is(unicode.Zs, r):
			return ' '
		case r == '\u200c' || r == '\u200d':
			return r
		case unicode.Is(unicode.Cc, r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

func widened(f *field, mode string) (func(*model.Paper) error, error) {
	if err := words(f); err != nil {
		return nil, err
	}
	change := narrow
	if mode == "full" {
		change = check.Widen
	}
	return func(p *model.Paper) error { return each(f, p, change) }, nil
}

// narrow makes full-width letters, digits and blanks half-width (UAX #11), and
// full-width marks where no Chinese text stands on either side of them.
func narrow(s string) string {
	r := []rune(s)
	out := make([]rune, len(r))
	for i, c := range r {
		out[i] = c
		small := c - 0xFEE0
		switch {
		case c == '\u3000':
			out[i] = ' '
		case c < '！' || c > '～':
		case small >= '0' && small <= '9', small|0x20 >= 'a' && small|0x20 <= 'z':
			out[i] = small
		case !chinese(r, i-1) && !chinese(r, i+1):
			out[i] = small
		}
	}
	return string(out)
}

func chinese(r []rune, i int) bool {
	return i >= 0 && i < len(r) && unicode.Is(unicode.Han, r[i])
}

func split(f *field, text string) (func(*model.Paper) error, error) {
	var into []*field
	for name := range strings.SplitSeq(text, ",") {
		to, err := editable(strings.TrimSpace(name))
		if err != nil {
			return nil, err
		}
		if to.Kind == model.Ref {
			return nil, &StepError{Reason: WrongField, Name: to.Name}
		}
		into = append(into, to)
	}
	if len(into) < 2 {
		return nil, &StepError{Reason: NoValue}
	}
	return func(p *model.Paper) error {
		parts := strings.FieldsFunc(f.Get(p), func(r rune) bool {
			return unicode.IsSpace(r) || strings.ContainsRune("()（）[],，;；", r)
		})
		if len(parts) != len(into) {
			return nil
		}
		for _, to := range into {
			if to.Name != f.Name && to.Get(p) != "" {
				return nil
			}
		}
		for i, to := range into {
			if err := put(to, p, parts[i]); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// pair reads the other field of an operation on two.
func pair(f *field, text string) (*field, error) {
	to, err := editable(strings.TrimSpace(text))
	if err != nil {
		return nil, err
	}
	if to.Name == f.Name || (to.Kind == model.Ref) != (f.Kind == model.Ref) {
		return nil, &StepError{Reason: WrongField, Name: to.Name}
	}
	return to, nil
}

func moved(f *field, text string) (func(*model.Paper) error, error) {
	carry, err := copied(f, text)
	if err != nil {
		return nil, err
	}
	to, err := pair(f, text)
	return func(p *model.Paper) error {
		if to.Get(p) != "" {
			return nil
		}
		if err := carry(p); err != nil {
			return err
		}
		return f.Set(p, "")
	}, err
}

func copied(f *field, text string) (func(*model.Paper) error, error) {
	to, err := pair(f, text)
	return func(p *model.Paper) error {
		if to.Get(p) != "" {
			return nil
		}
		return put(to, p, f.Get(p))
	}, err
}

func swapped(f *field, text string) (func(*model.Paper) error, error) {
	other, err := pair(f, text)
	return func(p *model.Paper) error {
		one, two := f.Get(p), other.Get(p)
		if err := put(f, p, two); err != nil {
			return err
		}
		return put(other, p, one)
	}, err
}

func peopled(f *field, mode string) (func(*model.Paper) error, error) {
	if f.Kind != model.People {
		return nil, &StepError{Reason: WrongField, Name: f.Name}
	}
	change := map[string]func([]model.Person) []model.Person{
		"split": splitPeople, "reverse": reversed, "family-first": familyFirst, "given-first": givenFirst,
	}[mode]
	return func(p *model.Paper) error {
		return put(f, p, model.JoinPeople(change(model.SplitPeople(f.Get(p)))))
	}, nil
}

// splitPeople parts names in which a source put several people.
func splitPeople(list []model.Person) []model.Person {
	var out []model.Person
	for _, p := range list {
		name := p.Name
		for _, and := range []string{" and ", " & ", " und ", " et ", "、", "；", "，", "|", "/"} {
			if and == "，" && !p.Han() {
				continue
			}
			name = strings.ReplaceAll(name, and, ";")
		}
		if !strings.Contains(name, ";") && p.Han() && strings.Count(name, " ") > 1 {
			name = strings.ReplaceAll(name, " ", ";") // 张三 李四 王五
		}
		for one := range strings.SplitSeq(name, ";") {
			if one = strings.TrimSpace(one); one != "" {
				out = append(out, model.Person{Name: one})
			}
		}
	}
	return out
}

func reversed(list []model.Person) []model.Person {
	out := make([]model.Person, 0, len(list))
	for i := len(list) - 1; i >= 0; i-- {
		out = append(out, list[i])
	}
	return out
}

// familyFirst writes Latin names as "Family, Given".
func familyFirst(list []model.Person) []model.Person {
	return renamed(list, func(family, given string) string { return family + ", " + given })
}

// givenFirst writes Latin names as "Given Family".
func givenFirst(list []model.Person) []model.Person {
	return renamed(list, func(family, given string) string { return given + " " + family })
}

func renamed(list []model.Person, write func(family, given string) string) []model.Person {
	out := make([]model.Person, len(list))
	for i, p := range list {
		out[i] = p
		if family, given := p.Split(); family != "" && given != "" && !p.Han() {
			out[i].Name = write(family, given)
		}
	}
	return out
}
