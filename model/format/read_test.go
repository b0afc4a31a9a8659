package format

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
	"github.com/ulikunitz/xz"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// summary is a reading in one line: titles with their lines, errors with theirs.
func summary(t testing.TB, text string, o Options) string {
	t.Helper()
	var b strings.Builder
	for r, err := range Read(strings.NewReader(text), "f", o) {
		if b.Len() > 0 {
			b.WriteString(" ")
		}
		var e *Error
		switch {
		case errors.As(err, &e):
			fmt.Fprintf(&b, "%d!%s", e.Line, kindName(e))
			if e.Field != "" {
				b.WriteString("@" + e.Field)
			}
		case err != nil:
			t.Fatalf("not an *Error: %v", err)
		default:
			fmt.Fprintf(&b, "%d:%s", r.Line, or(r.Paper.Title.EN, r.Paper.Title.ZH))
			if r.Journal.Scope != nil {
				fmt.Fprintf(&b, "+%d", len(r.Journal.Scope))
			}
		}
	}
	return b.String()
}

func kindName(err error) string {
	for _, k := range []struct {
		err  error
		name string
	}{
		{ErrEmpty, "empty"}, {ErrBinary, "binary"}, {ErrUnknown, "unknown"}, {ErrPermission, "permission"},
		{ErrMissing, "missing"}, {ErrLoop, "loop"}, {ErrTruncated, "truncated"}, {ErrRead, "read"}, {ErrCut, "cut"},
		{ErrSyntax, "syntax"}, {ErrRecord, "record"}, {ErrTooLong, "long"}, {ErrTooDeep, "deep"},
		{ErrStray, "stray"},
	} {
		if errors.Is(err, k.err) {
			return k.name
		}
	}
	return err.Error()
}

// rec is a small record of the crawl form.
func rec(title string) string {
	return fmt.Sprintf(`{"title":%q,"journal":{"name":"J"},"resultStr":"{\"title\":\"%s\"}"}`, title, title)
}

func TestForms(t *testing.T) {
	pretty := "{\n  \"title\": \"a\",\n  \"journal\": {\n    \"name\": \"J\"\n  }\n}"
	long := strings.Repeat("x", 100_000)
	for _, c := range []struct{ name, in, want string }{
		{"one line", rec("a"), "1:a"},
		{"one line with break", rec("a") + "\n", "1:a"},
		{"lines", rec("a") + "\n" + rec("b") + "\n" + rec("c"), "1:a 2:b 3:c"},
		{"lines, CRLF", rec("a") + "\r\n" + rec("b") + "\r\n", "1:a 2:b"},
		{"lines, blank between", "\n\n" + rec("a") + "\n\n\n" + rec("b") + "\n\n", "3:a 6:b"},
		{"lines, long", rec(long) + "\n" + rec("b"), "1:" + long + " 2:b"},
		{"array on one line", "[" + rec("a") + "," + rec("b") + ", " + rec("c") + "]", "1:a 1:b 1:c"},
		{"array, a line each", "[\n" + rec("a") + ",\n" + rec("b") + "\n]\n", "2:a 3:b"},
		{"array, commas first", "[" + rec("a") + "\n," + rec("b") + "\n," + rec("c") + "]", "1:a 2:b 3:c"},
		{"array, bracket behind", "[" + rec("a") + ",\n" + rec("b") + "]", "1:a 2:b"},
		{"array, pretty", "[\n" + pretty + ",\n" + pretty + "\n]\n", "2:a 8:a"},
		{"array, indented", "[\n  " + strings.ReplaceAll(pretty, "\n", "\n  ") + ",\n  " + strings.ReplaceAll(pretty, "\n", "\n  ") + "\n]\n", "2:a 8:a"},
		{"empty array", "[]", ""},
		{"pretty object", pretty + "\n", "1:a"},
		{"pretty objects", pretty + "\n" + pretty + "\n", "1:a 7:a"},
		{"objects in a row", rec("a") + rec("b") + " " + rec("c"), "1:a 1:b 1:c"},
		{"text behind", rec("a") + "\na\nabstract\n期刊介绍:\nOne.\nTwo.", "1:a+2"},
		{"text behind, CRLF, wide colon", rec("a") + "\r\na\r\nabstract\r\n期刊介绍：\r\nOne.\r\n\r\nTwo.\r\n", "1:a+2"},
		{"text behind a pretty one", pretty + "\na\nabstract\n期刊介绍:\nOne.\nTwo.", "1:a+2"},
		{"texts one behind the other", rec("a") + "\na\nx\n期刊介绍:\nOne.\n" + rec("b") + "\nb\nx\n期刊介绍:\nOne.\nTwo.", "1:a+1 6:b+2"},
		{"text without scope", rec("a") + "\na\nabstract\n", "1:a"},
		{"TeX in the text", rec("a") + "\na\n{\\it x} abstract\n期刊介绍:\nOne.", "1:a+1"},
		{"title only in the text", `{"authors":"X Y"}` + "\nTitle of it\nabstract\n期刊介绍:\nOne.", "1:Title of it"},
		{"same key twice", `{"title":"x","title":"a"}`, "1:a"},
		{"resultStr as an object", `{"title":"题","resultStr":{"title":"a"}}`, "1:a"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, workers := range []int{0, 3} {
				if got := summary(t, c.in, Options{Workers: workers}); got != c.want {
					t.Errorf("%d workers: %s\nwant %s", workers, beginning(got, 300), beginning(c.want, 300))
				}
			}
		})
	}
}

func TestBadInput(t *testing.T) {
	deep := strings.Repeat("[", 5000) + strings.Repeat("]", 5000)
	for _, c := range []struct{ name, in, want string }{
		{"empty", "", "0!empty"},
		{"blank", " \n\t\r\n", "0!empty"},
		{"mark only", "\uFEFF", "0!empty"},
		{"binary", "\x00\x01\x02\x03PNG", "0!binary"},
		{"PDF", "%PDF-1.7\n%\xE2\xE3\xCF\xD3\x01\x02\x00", "0!binary"},
		{"prose", "Dear reader,\nthis is no record.\n", "0!unknown"},
		{"number", "42", "0!unknown"},
		{"broken line", rec("a") + "\n{\"title\":oops}\n" + rec("c") + "\n", "1:a 2!syntax@title 3:c"},
		{"first line broken", "{\"title\":oops}\n" + rec("b") + "\n" + rec("c") + "\n", "1!syntax@title 2:b 3:c"},
		{"first line cut", "{\"title\":\"a\",\"auth\n" + rec("b") + "\n" + rec("c") + "\n", "1!syntax 2:b 3:c"},
		{"line cut", rec("a") + "\n{\"title\":\"b\",\"authors\":\"x\n" + rec("c") + "\n", "1:a 2!syntax@authors 3:c"},
		{"line cut before a value", rec("a") + "\n{\"title\":\"b\",\"authors\":\n" + rec("c") + "\n" + rec("d"), "1:a 2!cut 3:c 4:d"},
		{"last line cut", rec("a") + "\n{\"title\":\"b\",\"authors\":\"x", "1:a 2!cut@authors"},
		{"cut, next one behind it", rec("a") + "\n{\"title\":\"b\",\"auth" + rec("c") + "\n" + rec("d"), "1:a 2!syntax@auth{ 2:c 3:d"},
		{"line of garbage", rec("a") + "\ngarbage\n" + rec("c"), "1:a 2!stray 3:c"},
		{"lines of garbage", rec("a") + "\ngarbage\nmore\nand more\n" + rec("c"), "1:a 2!stray 5:c"},
		{"garbage first", "garbage\n" + rec("b") + "\n" + rec("c"), "1!stray 2:b 3:c"},
		{"text behind the object", rec("a") + " x\n" + rec("b"), "1:a 1!stray 2:b"},
		{"array, one broken", "[" + rec("a") + ",{\"title\":oops}," + rec("c") + "]", "1:a 1!syntax@title 1:c"},
		{"array, one unclosed", "[" + rec("a") + ",{\"title\":\"b\"," + rec("c") + "," + rec("d") + "]", "1:a 1!syntax 1:c 1:d"},
		{"array, a quote missing", "[" + rec("a") + ",{\"title\":\"b,\"x\":1}," + rec("c") + "]", "1:a 1!syntax 1:c"},
		{"array cut", "[" + rec("a") + "," + rec("b")[:30], "1:a 1!cut@journal.name"},
		{"pretty array, one broken", "[\n  {\n    \"title\": \"a\"\n  },\n  {\n    \"title\": oops,\n    \"x\": {\n      \"y\": 1\n    }\n  },\n  {\n    \"title\": \"c\"\n  }\n]", "2:a 6!syntax@title 11:c"},
		{"another object", `{"name":"x"}` + "\n" + rec("b"), "1!record 2:b"},
		{"empty object", `{}`, "1!record"},
		{"deep", rec("a") + "\n{\"title\":\"b\",\"x\":" + deep + "}\n" + rec("c"), "1:a 2!deep 3:c"},
		{"deeper than the parser", rec("a") + "\n{\"title\":\"b\",\"x\":" + strings.Repeat(deep, 1)[:5000] + strings.Repeat("[", 20000) + "\n" + rec("c"), "1:a 2!deep 3:c"},
		{"deep first", "{\"title\":\"b\",\"x\":" + strings.Repeat("{\"x\":", 20000) + "\n" + rec("c"), "1!deep 2:c"},
		{"unknown in a string", rec("a") + "\n\"text\"\n" + rec("c"), "1:a 2!stray 3:c"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, workers := range []int{0, 2} {
				if got := summary(t, c.in, Options{Workers: workers}); got != c.want {
					t.Errorf("%d workers: %s\nwant %s", workers, beginning(got, 400), c.want)
				}
			}
		})
	}
}

// A line of 200 MB is told of and passed over; what is held stays small.
func TestHugeLine(t *testing.T) {
	for _, c := range []struct{ name, before, open, close, want string }{
		{"line", rec("a") + "\n", `{"title":"`, "\"}\n", "1:a 2!long 3:z"},
		{"first line", "", `{"title":"`, "\"}\n", "1!long 2:z"},
		{"in an array", "[" + rec("a") + ",", `{"title":"`, `"},`, "1:a 1!long 1:z"},
		{"garbage", rec("a") + "\n", `xxx`, "\n", "1:a 2!stray 3:z"},
		{"text behind", rec("a") + "\n", "a\nb\n期刊介绍:", "\n", "1:a 4!stray 5:z"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := io.MultiReader(strings.NewReader(c.before+c.open), &repeat{n: 200 << 20}, strings.NewReader(c.close+rec("z")+"\n"))
			var got []string
			for r, err := range Read(r, "f", Options{Workers: 2}) {
				var e *Error
				if errors.As(err, &e) {
					got = append(got, fmt.Sprintf("%d!%s", e.Line, kindName(e)))
				} else {
					got = append(got, fmt.Sprintf("%d:%s", r.Line, r.Paper.Title.EN))
				}
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("%s\nwant %s", s, c.want)
			}
		})
	}
}

// repeat is n bytes of "x".
type repeat struct{ n int }

func (r *repeat) Read(p []byte) (int, error) {
	if r.n == 0 {
		return 0, io.EOF
	}
	p = p[:min(len(p), r.n)]
	for i := range p {
		p[i] = 'x'
	}
	r.n -= len(p)
	return len(p), nil
}

const chineseLine = `{"title":"全球网络体制综合体中的威权多边主义","authors":"王伟, 李芳","abstract":"多边主义被认为是当代自由国际秩序的组成特征，并与自由价值观有关。","journal":{"name":"当代安全政策"},"PeriodicalId":1}`

func TestEncodings(t *testing.T) {
	enc := func(e transform.Transformer, s string) string {
		out, _, err := transform.String(e, s)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	ascii := strings.Repeat(rec("only ASCII here")+"\n", 2000) // more than is looked at first
	gb := simplifiedchinese.GB18030.NewEncoder()
	for _, c := range []struct{ name, in, encoding string }{
		{"UTF-8", chineseLine, "utf-8"},
		{"UTF-8 with mark", "\uFEFF" + chineseLine, "utf-8"},
		{"UTF-16LE with mark", enc(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder(), chineseLine), "utf-16le"},
		{"UTF-16BE with mark", enc(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder(), chineseLine), "utf-16be"},
		{"UTF-16LE without", enc(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder(), chineseLine), "utf-16le"},
		{"UTF-16BE without", enc(unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM).NewEncoder(), chineseLine), "utf-16be"},
		{"GB18030", enc(gb, chineseLine), "gb18030"},
		{"GB18030, far behind", ascii + enc(gb, chineseLine), "utf-8"},
		{"UTF-8, far behind", ascii + chineseLine, "utf-8"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var found Found
			recs, errs := readAll(t, c.in+"", "f", Options{Found: func(f Found) { found = f }})
			if len(errs) > 0 || len(recs) == 0 {
				t.Fatalf("%d records, %v", len(recs), errs)
			}
			r := recs[len(recs)-1]
			if r.Paper.Title.ZH != "全球网络体制综合体中的威权多边主义" || len(r.Paper.Authors) != 2 || r.Journal.Name != "当代安全政策" {
				t.Errorf("%+v", r.Paper)
			}
			if string(r.Original) != chineseLine {
				t.Errorf("original %q", r.Original)
			}
			if found.Encoding != c.encoding || found.Format != "crawl" || found.Source != "f" {
				t.Errorf("found %+v", found)
			}
		})
	}
	big5 := enc(traditionalchinese.Big5.NewEncoder(), `{"title":"全球網路"}`)
	if recs, errs := readAll(t, big5, "f", Options{Encoding: "big5"}); len(errs) > 0 || recs[0].Paper.Title.ZH != "全球網路" {
		t.Errorf("%v %v", recs, errs)
	}
	latin := "{\"title\":\"Caf\xE9 soci\xE9t\xE9\"}"
	if recs, errs := readAll(t, latin, "f", Options{}); len(errs) > 0 || recs[0].Paper.Title.EN != "Café société" {
		t.Errorf("%v %v", recs, errs)
	}
}

// One bad byte in a UTF-8 file spoils one character of one field, which is
// told of, and comes out again as it went in.
func TestInvalidUTF8(t *testing.T) {
	bad := strings.Replace(chineseLine, "王伟", "王\xFF伟", 1)
	recs, errs := readAll(t, chineseLine+"\n"+bad+"\n"+chineseLine+"\n", "f", Options{})
	if len(errs) > 0 || len(recs) != 3 {
		t.Fatalf("%d records, %v", len(recs), errs)
	}
	r := recs[1]
	if r.Paper.Authors[0].Name != "王\uFFFD伟" {
		t.Errorf("%q", r.Paper.Authors)
	}
	if len(r.Warnings) != 1 || !errors.Is(r.Warnings[0], ErrEncoding) || r.Warnings[0].Field != "authors" || r.Warnings[0].Line != 2 {
		t.Errorf("%v", r.Warnings)
	}
	if got := written(t, r); got != bad+"\n" {
		t.Errorf("%q", got)
	}
	half := one(t, `{"title":"a","PubModel":"x\ud800y"}`)
	if half.Paper.PubModel != "x\uFFFDy" || len(half.Warnings) != 1 {
		t.Errorf("%q %v", half.Paper.PubModel, half.Warnings)
	}
}

func TestCompression(t *testing.T) {
	text := rec("a") + "\n" + rec("b") + "\n"
	pack := map[string]func(io.Writer) io.WriteCloser{
		"gzip": func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) },
		"zstd": func(w io.Writer) io.WriteCloser {
			z, err := zstd.NewWriter(w)
			if err != nil {
				t.Fatal(err)
			}
			return z
		},
		"xz": func(w io.Writer) io.WriteCloser {
			z, err := xz.NewWriter(w)
			if err != nil {
				t.Fatal(err)
			}
			return z
		},
	}
	for name, f := range pack {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			w := f(&b)
			io.WriteString(w, strings.Repeat(text, 5000))
			if err := w.Close(); err != nil {
				t.Fatal(err)
			}
			var found Found
			var progress int64
			o := Options{Workers: 2, Found: func(f Found) { found = f }, Progress: func(n int64) { progress = n }}
			recs, errs := readAll(t, b.String(), "f", o)
			if len(recs) != 10000 || len(errs) > 0 {
				t.Fatalf("%d records, %v", len(recs), errs)
			}
			if found.Compression != name {
				t.Errorf("found %+v", found)
			}
			if progress != int64(b.Len()) {
				t.Errorf("progress %d of %d", progress, b.Len())
			}
			cut := b.String()[:b.Len()*2/3]
			recs, errs = readAll(t, cut, "f", Options{})
			if len(recs) == 0 && name == "gzip" || len(errs) == 0 {
				t.Fatalf("cut: %d records, %v", len(recs), errs)
			}
			if err := errs[len(errs)-1]; !errors.Is(err, ErrTruncated) && !errors.Is(err, ErrRead) {
				t.Errorf("cut: %v", err)
			}
			var again bytes.Buffer
			w = f(&again)
			w.Write(b.Bytes()[:0])
			w.Close()
			if _, errs := readAll(t, again.String(), "f", Options{}); len(errs) != 1 || !errors.Is(errs[0], ErrEmpty) {
				t.Errorf("nothing inside: %v", errs)
			}
		})
	}
	if _, errs := readAll(t, "\xFD7zXZ\x00\x00\x04\xe6\xd6\xb4\x46\x02\x00\x21\x01\x28\x00\x00\x00", "f", Options{}); len(errs) != 1 || !errors.Is(errs[0], ErrRead) {
		t.Errorf("a dictionary of 4 GB: %v", errs)
	}
}

// A loop that is left early ends its goroutines and leaves the reader alone.
func TestStop(t *testing.T) {
	text := strings.Repeat(rec("a")+"\n", 20000)
	for _, workers := range []int{0, 4} {
		r := &closed{Reader: strings.NewReader(text)}
		for range Read(r, "f", Options{Workers: workers}) {
			break
		}
		r.shut = true
		if r.after {
			t.Error("read after the loop")
		}
	}
}

type closed struct {
	io.Reader
	shut, after bool
}

func (c *closed) Read(p []byte) (int, error) {
	c.after = c.after || c.shut
	return c.Reader.Read(p)
}

type failing struct {
	io.Reader
	err error
}

func (f failing) Read(p []byte) (int, error) {
	n, err := f.Reader.Read(p)
	if err == io.EOF {
		err = f.err
	}
	return n, err
}

func TestReadFails(t *testing.T) {
	cause := errors.New("the disk is gone")
	n := 0
	var last error
	for _, err := range Read(failing{strings.NewReader(rec("a") + "\n" + rec("b") + "\n"), cause}, "f", Options{}) {
		if last = err; err == nil {
			n++
		}
	}
	if n != 2 || !errors.Is(last, cause) || !errors.Is(last, ErrRead) {
		t.Errorf("%d records, %v", n, last)
	}
}

func TestNamed(t *testing.T) {
	if f, err := Named("crawl"); err != nil || f.Name != "crawl" {
		t.Error(f.Name, err)
	}
	if _, err := Named("x"); !errors.Is(err, ErrUnknown) {
		t.Error(err)
	}
	if got := summary(t, rec("a"), Options{Format: "x"}); got != "0!unknown" {
		t.Error(got)
	}
	if got := summary(t, rec("a"), Options{Encoding: "x"}); got != "0!unknown" {
		t.Error(got)
	}
}

func TestForName(t *testing.T) {
	for path, want := range map[string]string{
		"a.ris": "ris", "b/c.CSV": "csv", "x.jsonl.zst": "jsonl", "m.mrc": "marc", "m.xlsx": "xlsx", "r.enw.gz": "enw",
		"noending": "", "a.b/c": "", "x.docx": "", "": "",
	} {
		if f, ok := ForName(path); f.Name != want || ok != (want != "") {
			t.Errorf("%q: %q, %v; want %q", path, f.Name, ok, want)
		}
	}
}
