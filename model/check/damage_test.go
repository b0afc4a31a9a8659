package check

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"

	"twinleaf/model"
	"twinleaf/model/fold"
)

// damage is one way in which harvested records go wrong. plant spoils a copy
// of a record, false where it can't be spoilt so; of the codes any one counts
// as found, on one of the fields.
type damage struct {
	name   string
	codes  []string
	fields []string
	plant  func(g *garden, p *model.Paper) bool
}

// garden is what planting needs: chance, other records, and what the context
// of the check will say.
type garden struct {
	*rand.Rand
	all     []made
	journal *model.Journal
	papers  Papers
}

func (g *garden) other() *model.Paper { return g.all[g.IntN(len(g.all))].paper }

func d(name, codes, fields string, plant func(*garden, *model.Paper) bool) damage {
	return damage{name, strings.Fields(codes), strings.Fields(fields), plant}
}

// en and zh spoil a title that is there and long enough to be spoilt.
func en(f func(g *garden, s string) string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		if len(strings.Fields(p.Title.EN)) < 4 {
			return false
		}
		s := f(g, p.Title.EN)
		ok := s != "" && s != p.Title.EN
		p.Title.EN = s
		return ok
	}
}

func zh(f func(g *garden, s string) string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		if hans(p.Title.ZH) < 8 || hans(p.Title.ZH)*2 < utf8.RuneCountInString(p.Title.ZH) {
			return false
		}
		s := f(g, p.Title.ZH)
		ok := s != "" && s != p.Title.ZH
		p.Title.ZH = s
		return ok
	}
}

func hans(s string) (n int) {
	for _, r := range s {
		if isHan(r) {
			n++
		}
	}
	return n
}

// between puts something between two Han characters somewhere in s.
func (g *garden) between(s, what string) string {
	rs := []rune(s)
	var at []int
	for i := 1; i < len(rs); i++ {
		if isHan(rs[i-1]) && isHan(rs[i]) {
			at = append(at, i)
		}
	}
	if len(at) == 0 {
		return ""
	}
	i := at[g.IntN(len(at))]
	return string(rs[:i]) + what + string(rs[i:])
}

// space replaces one of the blanks of s.
func (g *garden) space(s, what string) string {
	n := strings.Count(s, " ")
	if n == 0 {
		return ""
	}
	k := g.IntN(n)
	for i := range len(s) {
		if s[i] == ' ' {
			if k == 0 {
				return s[:i] + what + s[i+1:]
			}
			k--
		}
	}
	return ""
}

// word wraps one word of plain letters.
func (g *garden) word(s, before, after string) string {
	words := strings.Fields(s)
	for range 20 {
		i := g.IntN(len(words))
		if len(words[i]) > 2 && strings.Trim(strings.ToLower(words[i]), "abcdefghijklmnopqrstuvwxyz") == "" {
			words[i] = before + words[i] + after
			return strings.Join(words, " ")
		}
	}
	return ""
}

// person spoils the first plain name, a Latin one of two words.
func person(f func(g *garden, name string) string) func(*garden, *model.Paper) bool {
	return people(func(g *garden, names []string) string {
		for i, n := range names {
			if plainPerson(n) {
				names[i] = f(g, n)
				return strings.Join(names, "; ")
			}
		}
		return ""
	})
}

func plainPerson(n string) bool {
	w := strings.Fields(n)
	return len(w) == 2 && len(w[0]) > 3 && len(w[1]) > 3 && strings.Trim(strings.ToLower(n), "abcdefghijklmnopqrstuvwxyz ") == "" && w[0][0] < 'a' && w[1][0] < 'a' && w[0] != strings.ToUpper(w[0])
}

// people rewrites the list as a harvest would write it.
func people(f func(g *garden, names []string) string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		var names []string
		for _, a := range p.Authors {
			names = append(names, a.Name)
		}
		if len(names) == 0 || len(names) > 30 {
			return false
		}
		s := f(g, names)
		if s == "" {
			return false
		}
		p.Authors = model.SplitPeople(s)
		return true
	}
}

// chinese spoils a list of Chinese names.
func chinese(f func(g *garden, names []string) string) func(*garden, *model.Paper) bool {
	return people(func(g *garden, names []string) string {
		for _, n := range names {
			if c := hans(n); c < 2 || c > 3 || c != utf8.RuneCountInString(n) {
				return ""
			}
		}
		return f(g, names)
	})
}

// abstract spoils the one in the original language.
func abstract(f func(g *garden, s string) string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		if len(p.Abstract.EN) < 200 {
			return false
		}
		s := f(g, p.Abstract.EN)
		ok := s != p.Abstract.EN && s != ""
		p.Abstract.EN = s
		return ok
	}
}

func sets(field string, values ...string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		f, err := model.PaperField(field)
		return err == nil && f.Set(p, values[g.IntN(len(values))]) == nil
	}
}

func extra(key string, values ...string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		p.Extra = append(p.Extra[:0:0], model.Extra{Key: key, Value: values[g.IntN(len(values))]})
		return true
	}
}

func latinMojibake(s string) string {
	out, _ := charmap.Windows1252.NewDecoder().String(s)
	return out
}

func pinyinOf(name string) string {
	n, ok := fold.ChineseName(name)
	if !ok {
		return ""
	}
	up := func(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
	s, v := strings.Join(n.SurnameRead, ""), strings.Join(n.GivenRead, "")
	if s == "" || v == "" {
		return ""
	}
	return up(v) + " " + up(s)
}

// pages and volumes that are numbers.
func plainPages(p *model.Paper) (first, last string, ok bool) {
	first, last, ok = strings.Cut(p.Pages, "-")
	return first, last, ok && allDigits(first) && allDigits(last)
}

func pagesOf(f func(g *garden, first, last string) string) func(*garden, *model.Paper) bool {
	return func(g *garden, p *model.Paper) bool {
		a, b, ok := plainPages(p)
		if !ok {
			return false
		}
		p.Pages = f(g, a, b)
		return p.Pages != ""
	}
}

// inStep is a library in which the paper's journal files the year under one volume.
type inStep struct {
	volume string
}

func (s inStep) Volumes(model.ID, int) []Filed                    { return []Filed{{s.volume, 5}, {"", 2}} }
func (inStep) SameDOI(string, model.ID) (model.ID, bool)          { return model.ID{}, false }
func (inStep) SameAbstract(h uint64, b model.ID) (model.ID, bool) { return model.ID{}, false }

func gbk(s string) string {
	out, _ := simplifiedchinese.GBK.NewDecoder().String(s)
	return out
}
