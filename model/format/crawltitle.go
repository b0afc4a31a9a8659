package format

import (
	"strconv"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// threefold is a title or abstract in the three places that it can stand in:
// the outer object, the one in resultStr, and the …CN key of both.
type threefold struct{ outer, inner, given string }

// exchange puts now where was stood.
func (f threefold) exchange(was, now model.Text) threefold {
	for _, s := range []*string{&f.outer, &f.inner, &f.given} {
		switch {
		case *s == "":
		case *s == was.ZH:
			*s = now.ZH
		case *s == was.EN:
			*s = now.EN
		}
	}
	return f
}

// better reports whether f has a text everywhere that g has one.
func (f threefold) fills(g threefold) bool {
	return (g.outer == "" || f.outer != "") && (g.inner == "" || f.inner != "")
}

func (t *twins) threefold(text, given key) threefold {
	str := func(o object, k key) string {
		v := value{raw: o.get(crawlKeys[k].name)}
		if v.blank() || v.kind() != '"' {
			return ""
		}
		s, _ := unquote(v.raw)
		return s
	}
	f := threefold{outer: str(t.outer, text), inner: str(t.inner, text), given: str(t.outer, given)}
	if f.given == "" {
		f.given = str(t.inner, given)
	}
	return f
}

// choose takes the first of ways that reads back as want, rather one that
// leaves no place empty; the last way where none does.
func choose(ways []threefold, now threefold, want model.Text, read func(outer, inner, given string) model.Text) threefold {
	for _, strict := range []bool{true, false} {
		for _, w := range ways {
			if (!strict || w.fills(now)) && read(w.outer, w.inner, w.given) == want {
				return w
			}
		}
	}
	return ways[len(ways)-1]
}

// put writes the places that changed.
func (t *twins) put(text, given key, was, now threefold) {
	set := func(o *object, k key, s string) {
		name := crawlKeys[k].name
		o.set(name, textValue(o.get(name), s, crawlKeys[k].empty))
	}
	if now.outer != was.outer {
		set(&t.outer, text, now.outer)
	}
	if now.inner != was.inner && t.hasInner {
		set(&t.inner, text, now.inner)
	}
	if now.given != was.given {
		t.both(func(o *object) { set(o, given, now.given) })
	}
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// setTitles puts the titles where reading finds them again: changed in their
// places, or the Chinese one outside and the original in resultStr, or with
// TitleCN where that is not enough.
func (t *twins) setTitles(was, want model.Text) {
	now := t.threefold(kTitle, kTitleCN)
	zh, en := or(want.ZH, want.EN), or(want.EN, want.ZH)
	chinese := ""
	if now.given != "" {
		chinese = want.ZH
	}
	ways := []threefold{
		now.exchange(was, want),
		{zh, en, chinese},
		{en, en, want.ZH},
		{zh, en, want.ZH},
	}
	if !t.hasInner {
		for i := range ways {
			ways[i].inner = ""
		}
		if w := choose(ways, now, want, titles); titles(w.outer, "", w.given) != want {
			t.addInner() // two titles need two places
			ways = append(ways, threefold{zh, en, chinese}, threefold{zh, en, want.ZH})
			now.inner = now.outer
		}
	}
	t.put(kTitle, kTitleCN, now, choose(ways, now, want, titles))
}

// addInner gives the record the copy of itself that a harvested one has.
func (t *twins) addInner() {
	t.inner = append(object(nil), t.outer...)
	t.inner.set("resultStr", jsontext.Value("null"))
	t.hasInner = true
}

func (t *twins) setAbstracts(was, want model.Text) {
	now := t.threefold(kAbstract, kAbstractTextCN)
	one := or(want.EN, want.ZH)
	chinese := ""
	if now.given != "" || want.EN != "" {
		chinese = want.ZH
	}
	ways := []threefold{
		now.exchange(was, want),
		{one, one, chinese},
		{one, one, want.ZH},
	}
	if !t.hasInner {
		for i := range ways {
			ways[i].inner = ""
		}
	}
	t.put(kAbstract, kAbstractTextCN, now, choose(ways, now, want, abstracts))
}

// The parts of a journal that the crawl form repeats in each paper.
const (
	partName = 1 << iota
	partID
	partIF
	partJCR
	partJCRName
	partZone
	partZoneName
	partAll = 1<<iota - 1
)

// journalParts says what of the journal must be put into a paper: what a
// person corrected, all of it when the paper was given another journal.
func journalParts(p *model.Paper, j *model.Journal, base *Record) int {
	if p.IsCorrected(model.FieldJournal) {
		return partAll
	}
	parts := 0
	b := &base.Journal
	if j.IsCorrected("name") && j.Name != b.Name {
		parts |= partName
	}
	if j.IsCorrected("source_id") && j.SourceID != b.SourceID {
		parts |= partID
	}
	if j.IsCorrected("metrics") {
		m, was := j.Metric(), b.Metric()
		for _, d := range [...]struct {
			differs bool
			part    int
		}{
			{m.ImpactFactor != was.ImpactFactor, partIF}, {m.JCR != was.JCR, partJCR},
			{m.JCRCategory != was.JCRCategory, partJCRName}, {m.Zone != was.Zone, partZone},
			{m.ZoneCategory != was.ZoneCategory, partZoneName},
		} {
			if d.differs {
				parts |= d.part
			}
		}
	}
	return parts
}

func (t *twins) setJournal(j *model.Journal, parts int) {
	if parts == 0 {
		return
	}
	m := j.Metric()
	text := func(k key, s string) {
		t.set(k, func(old jsontext.Value) jsontext.Value { return textValue(old, s, crawlKeys[k].empty) })
	}
	number := func(k key, s string) {
		t.set(k, func(old jsontext.Value) jsontext.Value { return numberValue(old, s, false) })
	}
	if parts&partName != 0 {
		text(kPeriodicalName, j.Name)
		t.setCitation("name", j.Name)
	}
	if parts&partID != 0 {
		number(kPeriodicalID, j.SourceID)
	}
	if parts&partIF != 0 {
		s := ""
		if m.ImpactFactor >= 0 {
			s = strconv.FormatFloat(m.ImpactFactor, 'f', -1, 64)
		}
		number(kPeriodicalIF, s)
	}
	if parts&partJCR != 0 {
		text(kJCR, m.JCR)
	}
	if parts&partJCRName != 0 {
		text(kJCRName, m.JCRCategory)
	}
	if parts&partZone != 0 {
		s := ""
		if m.Zone > 0 {
			s = strconv.Itoa(m.Zone)
		}
		number(kRegionNum, s)
	}
	if parts&partZoneName != 0 {
		text(kRegionCategory, m.ZoneCategory)
	}
}
