// Package words holds every word that Twinleaf shows, in English and in
// Simplified Chinese, and the ways of writing numbers, dates, sizes and
// durations in each. It may import nothing of this module.
//
// The texts stand in en.json and zh.json: flat objects of key and text. A text
// may hold placeholders {0}, {1}, …, filled with T's arguments. A text that
// depends on a number stands under key.one and key.other and is asked for as
// key; Chinese has key.other only. The package's tests hold the two files
// together: the same keys, the same placeholders, none unused, none missing.
package words

import (
	"embed"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/jeandeaual/go-locale"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/number"
)

//go:embed en.json zh.json
var files embed.FS

// Words are the texts of one language. They do not change: any goroutine may
// use them at any time.
type Words struct {
	lang    string
	text    map[string]string
	printer *message.Printer
}

// Languages are the codes that For knows, each with its own name for itself.
func Languages() []Language {
	return []Language{{Code: "en", Name: "English"}, {Code: "zh", Name: "简体中文"}}
}

// Language is a language that the window and the commands speak.
type Language struct {
	Code string // BCP 47: "en", "zh"
	Name string // as its readers call it
}

// For returns the words of a language named by a BCP 47 tag or a POSIX locale
// ("zh", "zh-Hant-TW", "zh_CN.UTF-8"): Chinese for every kind of Chinese,
// English for all else.
func For(lang string) *Words {
	code, tag := "en", language.English
	if l := strings.ToLower(lang); l == "zh" || strings.HasPrefix(l, "zh-") || strings.HasPrefix(l, "zh_") || strings.HasPrefix(l, "zh.") {
		code, tag = "zh", language.SimplifiedChinese
	}
	w := &Words{lang: code, printer: message.NewPrinter(tag)}
	raw, err := files.ReadFile(code + ".json")
	if err == nil {
		err = json.Unmarshal(raw, &w.text)
	}
	if err != nil {
		panic(fmt.Sprintf("words: %s.json, which is part of the program: %v", code, err))
	}
	return w
}

// System returns the code of the language that the person's system is set to:
// LC_ALL, LC_MESSAGES and LANG (with LANGUAGE before them, as gettext has it)
// where the system has such variables, else the system's own setting. "en"
// where nothing is set or the language is none of ours.
func System() string {
	tags, err := locale.GetLocales()
	if err != nil || len(tags) == 0 {
		return "en"
	}
	return For(tags[0]).Lang()
}

// Lang is the code of the language: "en" or "zh".
func (w *Words) Lang() string { return w.lang }

// Has reports whether key, or its plural forms, has a text.
func (w *Words) Has(key string) bool {
	_, ok := w.text[key]
	if !ok {
		_, ok = w.text[key+".other"]
	}
	return ok
}

// T returns the text of key with args in its placeholders, {0} the first.
// Whole numbers are grouped (1,234,567), so a year is given as a string;
// errors and Stringers give their text. For a text with plural forms the first
// argument is the number that chooses. A key without a text comes back as it is.
func (w *Words) T(key string, args ...any) string {
	text, ok := w.text[key]
	if !ok && len(args) > 0 {
		text, ok = w.text[key+"."+w.form(args[0])]
	}
	if !ok {
		return key
	}
	if len(args) == 0 || !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name, after, closed := strings.Cut(rest, "}")
		if i, err := strconv.Atoi(name); closed && err == nil && i >= 0 && i < len(args) {
			b.WriteString(w.write(args[i]))
			text = after
			continue
		}
		b.WriteByte('{')
		text = rest
	}
}

// form is the plural form for a number: English has one and other, Chinese
// other only (Unicode CLDR, cardinal rules).
func (w *Words) form(n any) string {
	if v, ok := whole(n); ok && v == 1 && w.lang == "en" {
		return "one"
	}
	return "other"
}

func (w *Words) write(arg any) string {
	if n, ok := whole(arg); ok {
		return w.Number(n)
	}
	switch v := arg.(type) {
	case string:
		return v
	case float64:
		return w.Decimal(v)
	}
	return fmt.Sprint(arg)
}

func whole(v any) (int64, bool) {
	switch v := v.(type) {
	case int:
		return int64(v), true
	case int64:
		return v, true
	case uint64:
		return int64(v), true
	case uint32:
		return int64(v), true
	}
	return 0, false
}

// Number writes a whole number in groups of three: 1,234,567.
func (w *Words) Number(n int64) string { return w.printer.Sprint(number.Decimal(n)) }

// Decimal writes a number with as many decimals as it needs, at most three,
// grouped: 4, 0.25, 1,203.5.
func (w *Words) Decimal(f float64) string {
	return w.printer.Sprint(number.Decimal(f, number.MaxFractionDigits(3)))
}
