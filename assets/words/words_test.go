package words

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestText(t *testing.T) {
	en, zh := For("en"), For("zh")
	for _, c := range []struct {
		name   string
		w      *Words
		key    string
		args   []any
		wanted string
	}{
		{"plain", en, "field.doi_url", nil, "DOI link"},
		{"plain chinese", zh, "field.title.zh", nil, "中文题名"},
		{"one", en, "change.added", []any{1}, "1 record added"},
		{"other", en, "change.added", []any{2}, "2 records added"},
		{"none", en, "change.added", []any{0}, "0 records added"},
		{"chinese has no one", zh, "change.added", []any{1}, "新增 1 条记录"},
		{"grouped", en, "change.added", []any{int64(1234567)}, "1,234,567 records added"},
		{"grouped in chinese", zh, "change.added", []any{1234567}, "新增 1,234,567 条记录"},
		{"turned order", en, "date.month", []any{"2023", "Oct"}, "Oct 2023"},
		{"a year is a string", en, "date.year", []any{"2023"}, "2023"},
		{"decimal", en, "short.if", []any{4.25}, "IF 4.25"},
		{"error", en, "error.file", []any{"a.txt", errors.New("gone")}, "a.txt: gone"},
		{"argument holds a placeholder", en, "error.file", []any{"{1}", "{0}"}, "{1}: {0}"},
		{"too few arguments", en, "error.file", []any{"a.txt"}, "a.txt: {1}"},
		{"no such key", en, "no.such.key", []any{1}, "no.such.key"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.w.T(c.key, c.args...); got != c.wanted {
				t.Errorf("T(%q, %v) = %q, want %q", c.key, c.args, got, c.wanted)
			}
		})
	}
}

func TestFor(t *testing.T) {
	for lang, want := range map[string]string{
		"zh": "zh", "zh-CN": "zh", "zh_CN.UTF-8": "zh", "zh-Hant-TW": "zh", "ZH": "zh",
		"en": "en", "en-GB": "en", "de": "en", "": "en", "C": "en", "zha": "en",
	} {
		if got := For(lang).Lang(); got != want {
			t.Errorf("For(%q) speaks %q, want %q", lang, got, want)
		}
	}
}

func TestSystem(t *testing.T) {
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the system's setting cannot be changed from here")
	}
	for _, c := range []struct {
		name string
		env  map[string]string
		want string
	}{
		{"nothing set", nil, "en"},
		{"LANG", map[string]string{"LANG": "zh_CN.UTF-8"}, "zh"},
		{"LC_MESSAGES wins over LANG", map[string]string{"LC_MESSAGES": "en_GB.UTF-8", "LANG": "zh_CN.UTF-8"}, "en"},
		{"LC_ALL wins over both", map[string]string{"LC_ALL": "zh_TW", "LC_MESSAGES": "en_GB", "LANG": "de_DE"}, "zh"},
		{"C", map[string]string{"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"},
		{"another language", map[string]string{"LANG": "fr_FR.UTF-8"}, "en"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, v := range []string{"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"} {
				t.Setenv(v, c.env[v])
			}
			if got := System(); got != c.want {
				t.Errorf("System() = %q, want %q", got, c.want)
			}
		})
	}
}

func TestNumbersDatesSpans(t *testing.T) {
	en, zh := For("en"), For("zh")
	at := time.Date(2023, 10, 2, 14, 5, 59, 0, time.UTC)
	for _, c := range []struct{ got, want string }{
		{en.Number(0), "0"},
		{en.Number(1234567), "1,234,567"},
		{zh.Number(-1234), "-1,234"},
		{en.Decimal(4), "4"},
		{en.Decimal(0.25), "0.25"},
		{en.Decimal(1203.5), "1,203.5"},
		{en.Day(2023, 10, 2), "2 Oct 2023"},
		{en.Day(2023, 10, 0), "Oct 2023"},
		{en.Day(2023, 0, 0), "2023"},
		{en.Day(0, 0, 0), ""},
		{zh.Day(2023, 10, 2), "2023年10月2日"},
		{zh.Day(2023, 10, 0), "2023年10月"},
		{zh.Day(2023, 0, 0), "2023年"},
		{en.Moment(at), "2 Oct 2023, 14:05"},
		{zh.Moment(at), "2023年10月2日 14:05"},
		{en.Moment(time.Time{}), ""},
		{en.Span(840 * time.Millisecond), "0.8 s"},
		{en.Span(42 * time.Second), "42 s"},
		{en.Span(200 * time.Second), "3 min 20 s"},
		{en.Span(125 * time.Minute), "2 h 5 min"},
		{zh.Span(200 * time.Second), "3 分 20 秒"},
		{en.Size(999), "999 bytes"},
		{en.Size(1000), "1.0 kB"},
		{en.Size(999_499), "999 kB"},
		{en.Size(999_500), "1.0 MB"},
		{en.Size(1_465_000_000), "1.5 GB"},
		{zh.Size(27), "27 字节"},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
}

// read returns a language's texts in the order of the file; a key that stands
// twice fails the test.
func read(t *testing.T, lang string) map[string]string {
	t.Helper()
	f, err := files.Open(lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	texts := map[string]string{}
	d := json.NewDecoder(f)
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		text, err := d.Token()
		if err != nil {
			t.Fatal(err)
		}
		if _, twice := texts[key.(string)]; twice {
			t.Errorf("%s.json: %q stands twice", lang, key)
		}
		texts[key.(string)] = text.(string)
	}
	if _, err := d.Token(); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		t.Errorf("%s.json: text after the object", lang)
	}
	return texts
}

// base is the key that T is given for a key of the file.
func base(key string) string {
	return strings.TrimSuffix(strings.TrimSuffix(key, ".one"), ".other")
}

func TestBothLanguagesHaveTheSameKeysAndPlaceholders(t *testing.T) {
	en, zh := read(t, "en"), read(t, "zh")
	for _, key := range slices.Sorted(maps.Keys(en)) {
		plural, isOne := strings.CutSuffix(key, ".one")
		if isOne {
			if _, ok := en[plural+".other"]; !ok {
				t.Errorf("en.json: %q without %q", key, plural+".other")
			}
			continue // Chinese has one form for all numbers
		}
		if _, ok := zh[key]; !ok {
			t.Errorf("zh.json lacks %q", key)
			continue
		}
		if e, z := placeholders(en[key]), placeholders(zh[key]); e != z {
			t.Errorf("%q: placeholders %s in English, %s in Chinese", key, e, z)
		}
		if strings.TrimSpace(en[key]) == "" || strings.TrimSpace(zh[key]) == "" {
			t.Errorf("%q is empty", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(zh)) {
		if _, ok := en[key]; !ok {
			t.Errorf("en.json lacks %q", key)
		}
	}
}

var placeholder = regexp.MustCompile(`\{\d+\}`)

func placeholders(text string) string {
	found := placeholder.FindAllString(text, -1)
	slices.Sort(found)
	return fmt.Sprint(slices.Compact(found))
}
