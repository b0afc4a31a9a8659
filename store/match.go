package store

import (
	"math"
	"strconv"
	"strings"

	"twinleaf/model"
	"twinleaf/model/fold"
	"twinleaf/model/query"
	"twinleaf/store/index"
)

// matcher answers one node of a query for one paper.
type matcher func(h *hay, j *journalHay) bool

// compile turns a query into a matcher; nil matches everything.
func compile(n query.Node) matcher {
	switch n := n.(type) {
	case *query.And:
		kids := compileAll(n.Kids)
		return func(h *hay, j *journalHay) bool {
			for _, k := range kids {
				if !k(h, j) {
					return false
				}
			}
			return true
		}
	case *query.Or:
		kids := compileAll(n.Kids)
		return func(h *hay, j *journalHay) bool {
			for _, k := range kids {
				if k(h, j) {
					return true
				}
			}
			return false
		}
	case *query.Not:
		kid := compile(n.Kid)
		return func(h *hay, j *journalHay) bool { return !kid(h, j) }
	case *query.Words:
		return compileWords(n)
	case *query.Range:
		return func(h *hay, j *journalHay) bool {
			v, ok := numberOf(n.Field, h, j)
			return ok && v >= n.Lo && v <= n.Hi
		}
	case *query.OneOf:
		return compileOneOf(n)
	case *query.Has:
		return func(h *hay, j *journalHay) bool { return has(n.Field, h, j) != n.Missing }
	}
	return func(*hay, *journalHay) bool { return true }
}

func compileAll(nodes []query.Node) []matcher {
	out := make([]matcher, len(nodes))
	for i, n := range nodes {
		out[i] = compile(n)
	}
	return out
}

// needle is a text to be found: whole terms, or the last of them a beginning.
func needle(text string, prefix bool) string {
	t := terms(text)
	if prefix {
		t = strings.TrimSuffix(t, " ")
	}
	return t
}

func compileWords(n *query.Words) matcher {
	if n.Whole {
		want := fold.Key(n.Text)
		return func(h *hay, j *journalHay) bool {
			for _, v := range wholeValues(n.Field, h, j) {
				if fold.Key(v) == want {
					return true
				}
			}
			return false
		}
	}
	want := needle(n.Text, n.Prefix)
	if strings.TrimSpace(want) == "" {
		return func(*hay, *journalHay) bool { return true }
	}
	var syllables []string
	initials := ""
	word := strings.TrimSpace(want)
	titles := n.Field == query.Any || n.Field == query.Title || n.Field == query.TitleZh
	if titles && !n.Quoted && strings.IndexFunc(word, func(r rune) bool { return r < 'a' || r > 'z' }) < 0 {
		for _, t := range fold.Cut(word, n.Prefix) {
			if len(t.Syllables) > 1 {
				s := " " + strings.Join(t.Syllables, " ")
				if !t.Open {
					s += " "
				}
				syllables = append(syllables, s)
			}
		}
		if fold.Initials(word) && len(word) > 2 {
			initials = word
		}
	}
	return func(h *hay, j *journalHay) bool {
		for _, s := range texts4(n.Field, h, j) {
			if strings.Contains(s, want) {
				return true
			}
		}
		for _, s := range syllables {
			if strings.Contains(h.pinyin, s) {
				return true
			}
		}
		return initials != "" && strings.Contains(h.initial, initials)
	}
}

// texts4 are the texts that a field's words are looked for in.
func texts4(f query.Field, h *hay, j *journalHay) []string {
	switch f {
	case query.Any:
		if j != nil {
			return []string{h.titleZH, h.titleEN, h.author, j.name, h.abstEN, h.abstZH}
		}
		return []string{h.titleZH, h.titleEN, h.author, h.abstEN, h.abstZH}
	case query.Title:
		return []string{h.titleZH, h.titleEN}
	case query.TitleZh:
		return []string{h.titleZH}
	case query.TitleEn:
		return []string{h.titleEN}
	case query.Abstract:
		return []string{h.abstEN, h.abstZH}
	case query.AbstractZh:
		return []string{h.abstZH}
	case query.AbstractEn:
		return []string{h.abstEN}
	case query.Author:
		return []string{h.author}
	}
	if j != nil {
		switch f {
		case query.Journal:
			return []string{j.name}
		case query.Scope:
			return []string{j.scope}
		case query.Publisher:
			return []string{j.publisher}
		case query.JCRCategory:
			return []string{terms(j.doc.JCRCategory)}
		case query.Category:
			return []string{terms(j.doc.ZoneCategory)}
		}
	}
	return nil
}

// wholeValues are the values that a condition with := compares.
func wholeValues(f query.Field, h *hay, j *journalHay) []string {
	p := h.paper
	switch f {
	case query.Title:
		return []string{p.Title.ZH, p.Title.EN}
	case query.TitleZh:
		return []string{p.Title.ZH}
	case query.TitleEn:
		return []string{p.Title.EN}
	case query.Author:
		var out []string
		for _, a := range p.Authors {
			out = append(out, a.Name)
		}
		return out
	case query.Journal:
		if j != nil {
			return append([]string{j.doc.Name}, j.doc.Names...)
		}
	case query.Category:
		if j != nil {
			return []string{j.doc.ZoneCategory}
		}
	case query.JCRCategory:
		if j != nil {
			return []string{j.doc.JCRCategory}
		}
	case query.Publisher:
		if j != nil {
			return []string{j.doc.Publisher}
		}
	}
	return openValues(f, h, j)
}

// openValues are the values of a field with an open list of them.
func openValues(f query.Field, h *hay, j *journalHay) []string {
	p := h.paper
	switch f {
	case query.DOI:
		return []string{p.DOI}
	case query.ID:
		return []string{p.ID.String()}
	case query.Type:
		return []string{p.Type}
	case query.Volume:
		return []string{p.Volume}
	case query.Issue:
		return []string{p.Issue}
	case query.Pages:
		return []string{p.Pages}
	case query.Platform:
		return []string{p.Platform}
	case query.PMCID:
		return []string{p.PMCID}
	case query.Source:
		return []string{p.SourceID}
	case query.URL:
		return []string{p.URL, p.DOIURL, p.ListURL, p.PDF}
	case query.Subject:
		return p.Subjects
	case query.ISSN:
		if j != nil {
			return j.issn
		}
	}
	return nil
}

func compileOneOf(n *query.OneOf) matcher {
	want := make([]string, len(n.Values))
	for i, v := range n.Values {
		if n.Field == query.DOI {
			if d := model.NormalizeDOI(v); d != "" {
				v = d
			}
		}
		want[i] = fold.Key(v)
	}
	return func(h *hay, j *journalHay) bool {
		var got []string
		if v, ok := choiceOf(n.Field, h, j); ok {
			got = []string{v}
		} else {
			got = openValues(n.Field, h, j)
		}
		for _, g := range got {
			if g == "" {
				continue
			}
			g = fold.Key(g)
			for i, w := range want {
				if g == w || n.Prefix && i == len(want)-1 && strings.HasPrefix(g, w) {
					return true
				}
			}
		}
		return false
	}
}

// choiceOf is the value of a field with a fixed list of them, as the search
// line writes it; "" not known.
func choiceOf(f query.Field, h *hay, j *journalHay) (v string, ok bool) {
	switch f {
	case query.JCR:
		if j != nil && j.doc.JCR > 0 {
			v = "Q" + strconv.Itoa(j.doc.JCR)
		}
	case query.Zone:
		if j != nil && j.doc.Zone > 0 {
			v = strconv.Itoa(j.doc.Zone)
		}
	case query.Lang:
		v = [...]string{"", "zh", "en", "other"}[h.doc.Lang]
	case query.OA:
		v = [...]string{index.OpenYes: "yes", index.OpenNo: "no"}[h.doc.Open]
	case query.Edited:
		v = "no"
		if h.doc.Edited {
			v = "yes"
		}
	default:
		return "", false
	}
	return v, true
}

// numberOf is the value of a field with numbers or times.
func numberOf(f query.Field, h *hay, j *journalHay) (float64, bool) {
	switch f {
	case query.Year:
		return float64(h.doc.Year), h.doc.Year != 0
	case query.Cited:
		return float64(h.doc.Cited), h.doc.Cited >= 0
	case query.IF:
		if j != nil {
			m := newest(&j.record.Journal)
			return m.ImpactFactor, m.ImpactFactor >= 0
		}
	case query.Zone:
		if j != nil {
			return float64(j.doc.Zone), j.doc.Zone != 0
		}
	case query.Added:
		return float64(h.doc.Added.Unix()), !h.doc.Added.IsZero()
	case query.Published:
		t := dateOf(h)
		return t, !math.IsNaN(t)
	}
	return 0, false
}

// has reports whether a field is there at all.
func has(f query.Field, h *hay, j *journalHay) bool {
	p := h.paper
	switch f {
	case query.Abstract:
		return h.abstEN != "" || h.abstZH != ""
	case query.AbstractZh:
		return h.abstZH != ""
	case query.AbstractEn:
		return h.abstEN != ""
	case query.Title:
		return !p.Title.IsZero()
	case query.Author:
		return len(p.Authors) > 0
	case query.Journal:
		return j != nil
	case query.Scope:
		return j != nil && j.doc.Scope != ""
	}
	if v, ok := choiceOf(f, h, j); ok {
		return v != ""
	}
	if f.Spec().Kind == query.Number || f.Spec().Kind == query.Time {
		_, ok := numberOf(f, h, j)
		return ok
	}
	for _, v := range wholeValues(f, h, j) {
		if v != "" {
			return true
		}
	}
	return false
}
