package format

import (
	"slices"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// decimal reads a decimal number, not the other things that strconv takes for
// one ("NaN", "0x1p-2").
func decimal(s string) (float64, bool) {
	s = strings.TrimSpace(s)
	if strings.Trim(s, "0123456789.eE+-") != "" {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f, err == nil
}

// plain is the text of a string or number.
func plain(v value) string {
	if v.raw[0] == '"' {
		s, _ := unquote(v.raw)
		return s
	}
	return string(v.raw)
}

func (d *crawlDecoder) date(k key) model.Date {
	v := d.pick(k)
	if v.blank() {
		return model.Date{}
	}
	if c := v.raw; len(c) == 12 && c[5] == '-' && c[8] == '-' { // "2023-10-22", sure to exist up to the 28th
		y, m, day := digits(c[1:5]), digits(c[6:8]), digits(c[9:11])
		if y >= 1 && m >= 1 && m <= 12 && day >= 1 && day <= 28 {
			return model.Date{Year: int16(y), Month: uint8(m), Day: uint8(day)}
		}
	}
	if kind := v.kind(); kind == '"' || kind == '0' {
		if t, err := model.ParseDate(plain(v)); err == nil {
			return t
		}
	}
	d.refuse(crawlKeys[k].name, v, ErrDate)
	return model.Date{}
}

// digits is the number that b writes, or -1.
func digits(b []byte) int {
	n := 0
	for _, c := range b {
		if c < '0' || c > '9' {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func (d *crawlDecoder) count(k key) model.Count {
	v := d.pick(k)
	if v.blank() {
		return model.Count{}
	}
	if kind := v.kind(); kind == '"' || kind == '0' {
		s := plain(v)
		if c, err := model.ParseCount(s); err == nil {
			return c
		}
		// 3.0 and 1e3 are whole, too. Above 2^53 a float is not exact.
		if f, ok := decimal(s); ok && f >= 0 && f < 1<<53 && f == float64(int64(f)) {
			return model.CountOf(int64(f))
		}
	}
	d.refuse(crawlKeys[k].name, v, ErrWhole)
	return model.Count{}
}

func (d *crawlDecoder) decimal(k key) string {
	v := d.pick(k)
	if v.blank() {
		return ""
	}
	if kind := v.kind(); kind == '"' || kind == '0' {
		s := strings.TrimSpace(plain(v))
		if _, ok := decimal(s); ok {
			return s
		}
	}
	d.refuse(crawlKeys[k].name, v, ErrNumber)
	return ""
}

func (d *crawlDecoder) flag(k key) model.Flag {
	v := d.pick(k)
	if v.blank() {
		return model.Unknown
	}
	switch v.kind() {
	case 't':
		return model.Yes
	case 'f':
		return model.No
	case '"', '0':
		switch strings.ToLower(strings.TrimSpace(plain(v))) {
		case "true", "yes", "1":
			return model.Yes
		case "false", "no", "0":
			return model.No
		}
	}
	d.refuse(crawlKeys[k].name, v, ErrYesNo)
	return model.Unknown
}

// language is the code that this program wrote. A harvest's own notion of it
// ("English") is kept, and the language detected.
func (d *crawlDecoder) language() string {
	v := d.pick(kLanguage)
	if v.blank() {
		return ""
	}
	if v.kind() == '"' {
		f, err := model.PaperField("language")
		if s, ok := unquote(v.raw); ok && err == nil && len(s) <= 12 && (len(s) == 2 || strings.IndexByte(s, '-') == 2) {
			if _, err := f.Clean(s); err == nil {
				return s
			}
		}
	}
	d.keepAs(crawlKeys[kLanguage].name, v)
	return ""
}

// people reads one string, or an array of names or of objects with names.
func (d *crawlDecoder) people(k key) []model.Person {
	v := d.pick(k)
	if v.blank() {
		return nil
	}
	name := crawlKeys[k].name
	switch v.kind() {
	case '"':
		return model.SplitPeople(d.stringOf(name, v, false))
	case '[':
		var out []model.Person
		more, wrong := false, false
		d.sub.elements(v.raw, func(e jsontext.Value) {
			s := ""
			switch e.Kind() {
			case '"':
				s, _ = unquote(e)
			case '{':
				s = d.personName(e)
				more = true
			}
			if s = strings.TrimSpace(s); s == "" {
				wrong = true
				return
			}
			out = append(out, model.Person{Name: s})
		})
		if wrong {
			d.refuse(name, v, ErrNames)
		} else if more {
			d.keepAs(name, v) // affiliations and the like
		}
		return out
	}
	d.refuse(name, v, ErrNames)
	return nil
}

// personName is the name in an object: name, or family and given.
func (d *crawlDecoder) personName(v jsontext.Value) string {
	var m members
	var name, family, given string
	m.each(v, func(k []byte, w jsontext.Value, _ int) {
		if w.Kind() != '"' {
			return
		}
		s, _ := unquote(w)
		switch string(k) {
		case "name", "fullName", "full_name", "literal":
			name = s
		case "family", "last", "lastName", "last_name", "surname":
			family = s
		case "given", "first", "firstName", "first_name":
			given = s
		}
	})
	switch {
	case name != "" || family == "":
		return name
	case given == "":
		return family
	}
	return family + ", " + given
}

// address is a string, or the url of an object.
func (d *crawlDecoder) address(k key) string {
	v := d.pick(k)
	if v.blank() || v.kind() != '{' {
		return d.string(k)
	}
	url := ""
	d.sub.each(v.raw, func(name []byte, w jsontext.Value, _ int) {
		if string(name) == "url" && w.Kind() == '"' {
			url, _ = unquote(w)
		}
	})
	d.keepAs(crawlKeys[k].name, v)
	return url
}

// types is a string, or the strings of an array with commas between them.
func (d *crawlDecoder) types(k key) string {
	v := d.pick(k)
	if v.blank() || v.kind() != '[' {
		return d.word(k)
	}
	return d.intern(strings.Join(d.list(k, false), ", "))
}

// list reads an array of strings, or one string: where cut is set, its parts
// between semicolons, or else between commas.
func (d *crawlDecoder) list(k key, cut bool) []string {
	v := d.pick(k)
	if v.blank() {
		return nil
	}
	name := crawlKeys[k].name
	switch v.kind() {
	case '[':
		if len(v.raw) == 2 {
			return nil
		}
		var out []string
		more, wrong := false, false
		d.sub.elements(v.raw, func(e jsontext.Value) {
			s := ""
			switch e.Kind() {
			case '"':
				s, _ = unquote(e)
			case '0':
				s = string(e)
			case '{':
				s = d.category(e)
				more = true
			}
			// An item of a list is one line of it.
			if s = strings.Join(strings.Fields(s), " "); s == "" {
				wrong = true
			} else if !slices.Contains(out, s) {
				out = append(out, s)
			}
		})
		if wrong {
			d.refuse(name, v, ErrList)
		} else if more {
			d.keepAs(name, v)
		}
		return out
	case '"':
		s := d.stringOf(name, v, false)
		if !cut {
			return []string{strings.Join(strings.Fields(s), " ")}
		}
		seps := ";；"
		if !strings.ContainsAny(s, seps) {
			seps = ",，、"
		}
		var out []string
		for _, f := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(seps, r) }) {
			if f = strings.Join(strings.Fields(f), " "); f != "" {
				out = append(out, f)
			}
		}
		return out
	}
	d.refuse(name, v, ErrList)
	return nil
}

// category is the name in an object of a list.
func (d *crawlDecoder) category(v jsontext.Value) string {
	var m members
	out := ""
	m.each(v, func(k []byte, w jsontext.Value, _ int) {
		if w.Kind() == '"' {
			switch string(k) {
			case "category", "name", "url", "text":
				out, _ = unquote(w)
			}
		}
	})
	return out
}
