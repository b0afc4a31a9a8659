package duplicate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// signature is what is compared of a paper. Zero is "not known" everywhere.
type signature struct {
	id      model.ID
	doi     uint64
	others  [4]uint64 // other identifiers: PMID, arXiv, PMCID, the platform's
	zh, en  title
	journal uint32
	volume  uint32
	issue   uint32
	day     uint32 // of publication, where it is known to the day
	page    uint32 // the first
	year    int16
	people  []person
	apart   []model.ID // papers that this one is not
}

// title is a title, folded.
type title struct {
	key   uint64   // of the whole
	start uint64   // of its beginning
	end   uint64   // of its end
	long  uint64   // of its longest words
	words []uint32 // words, or pairs of neighbouring characters; sorted, each once
	text  []uint32 // the same in their order, for titles that were cut
}

// person is an author as far as names are written alike: family name, and the first letter of the given name. turned is the same for the
// other order, where a name does not say which it is: "Zhang Fusuo".
type person struct {
	family, turned        uint32
	initial, turnedLetter byte // 0: not known
}

func (x *person) same(y *person) bool {
	fits := func(a, b uint32, i, j byte) bool { return a != 0 && a == b && (i == j || i == 0 || j == 0) }
	return fits(x.family, y.family, x.initial, y.initial) || fits(x.turned, y.family, x.turnedLetter, y.initial) ||
		fits(x.family, y.turned, x.initial, y.turnedLetter)
}

func hash(s string) uint64 {
	if s == "" {
		return 0
	}
	return xxh3.HashString(s) | 1 // never 0
}

func hash32(s string) uint32 {
	if s == "" {
		return 0
	}
	return uint32(xxh3.HashString(s)>>32) | 1
}

// maxPeople bounds the people that are compared: the first of a large collaboration tell it apart well enough.
const maxPeople = 24

func signatureOf(p *model.Paper) signature {
	s := signature{id: p.ID, doi: hash(model.NormalizeDOI(p.DOI)), zh: titleOf(p.Title.ZH), en: titleOf(p.Title.EN), year: int16(p.Year()),
		volume: hash32(number(p.Volume)), page: hash32(number(first(p.Pages))), apart: p.Distinct}
	s.issue = hash32(number(p.Issue))
	if d := p.Published; d.Day > 0 {
		s.day = uint32(d.Year)<<9 | uint32(d.Month)<<5 | uint32(d.Day)
	}
	s.others = [4]uint64{tagged("pmid", p.PMID), tagged("arxiv", p.ArXiv), tagged("pmcid", strings.ToLower(p.PMCID)), 0}
	if p.SourceID != "" {
		s.others[3] = tagged(p.Platform+"\x00", p.SourceID)
	}
	if !p.Journal.IsZero() {
		s.journal = hash32(string(p.Journal[:]))
	}
	for _, a := range p.Authors[:min(len(p.Authors), maxPeople)] {
		if k := personOf(a); k.family != 0 {
			s.people = append(s.people, k)
		}
	}
	return s
}

func tagged(tag, value string) uint64 {
	if value = strings.TrimSpace(value); value == "" {
		return 0
	}
	return hash(tag + value)
}

// titleOf cuts a title into words or pairs of characters.
func titleOf(text string) (t title) {
	if strings.TrimSpace(text) == "" {
		return t
	}
	var words []string
	var run []rune
	var s fold.Scanner
	var term fold.Term
	s.Reset(text)
	var key strings.Builder
	for s.Next(&term) {
		if term.Word != nil {
			words = append(words, string(term.Word))
			key.WriteByte(' ')
			key.Write(term.Word)
			continue
		}
		run = append(run, term.Run...)
		for i, r := range term.Run {
			key.WriteRune(r)
			if i+1 < len(term.Run) {
				words = append(words, string(term.Run[i:i+2]))
			} else if len(term.Run) == 1 {
				words = append(words, string(r))
			}
		}
	}
	if len(words) == 0 {
		return t
	}
	t.key = hash(key.String())
	t.text = make([]uint32, len(words))
	for i, w := range words {
		t.text[i] = hash32(w)
	}
	t.words = slices.Clone(t.text)
	slices.Sort(t.words)
	t.words = slices.Compact(t.words)
	if n := len(run); n >= 8 {
		t.start, t.end = hash(string(run[:8])), hash(string(run[n-8:]))
		return t
	}
	if len(words) >= 4 {
		t.start = hash(strings.Join(words[:4], " "))
		long := slices.Clone(words)
		slices.SortFunc(long, func(a, b string) int {
			if d := utf8.RuneCountInString(b) - utf8.RuneCountInString(a); d != 0 {
				return d
			}
			return strings.Compare(a, b)
		})
		t.long = hash(strings.Join(long[:2], " "))
	}
	return t
}

// personOf reads a name; a Chinese one by its pinyin, with surname readings.
func personOf(p model.Person) person {
	if n, ok := fold.ChineseName(fold.Key(p.Name)); ok {
		given := strings.Join(n.GivenRead, "")
		k := person{family: hash32(strings.Join(n.SurnameRead, ""))}
		if given != "" {
			k.initial = given[0]
		}
		return k
	}
	family, given := p.Split()
	k := person{family: hash32(letters(family))}
	g := letters(given)
	if g != "" {
		k.initial = g[0]
	}
	if f := letters(family); len(g) > 1 && f != "" && !strings.ContainsAny(p.Name, ",，") && len(strings.Fields(p.Name)) == 2 {
		k.turned, k.turnedLetter = hash32(g), f[0]
	}
	return k
}

// letters are the letters of a folded name.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, fold.Key(s))
}

// number is a volume or page without what does not number it: leading zeros, "Vol.", "p.".
func number(s string) string {
	s = fold.Key(s)
	if i := strings.IndexFunc(s, unicode.IsDigit); i >= 0 {
		lead := strings.Trim(s[:i], " .")
		if lead == "vol" || lead == "v" || lead == "p" || lead == "pp" || lead == "" || lead == "第" {
			s = s[i:]
		}
	}
	if s = strings.TrimLeft(strings.TrimSpace(s), "0"); s == "" || s == "n/a" || s == "-" {
		return ""
	}
	return s
}

// first is the first page of a range.
func first(pages string) string {
	if i := strings.IndexAny(pages, "-–—−,;+ "); i > 0 {
		return pages[:i]
	}
	return pages
}
