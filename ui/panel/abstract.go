package panel

import (
	"twinleaf/assets/words"
	"twinleaf/model"
)

// Reading says which languages of a text are shown.
type Reading int

// The readings of the abstract panel.
const (
	ReadEN Reading = iota
	ReadZH
	ReadBoth
)

// Abstract is the abstract panel. EN and ZH are always filled, so that a
// missing language can be typed in; Reading is what to show of them.
type Abstract struct {
	Shown   bool
	Reading Reading
	Tabs    []ReadingTab
	EN, ZH  Field
}

// ReadingTab is one choice of what to read.
type ReadingTab struct {
	Label    string
	Reading  Reading
	Selected bool
	Empty    bool // there is nothing to read under it yet
}

func abstractOf(w *words.Words, p *model.Paper, want Reading, m Marker) Abstract {
	a := Abstract{Shown: true, Reading: want}
	a.EN = paperField(w, p, "abstract.en")
	a.ZH = paperField(w, p, "abstract.zh")
	a.EN.Missing, a.ZH.Missing = w.T("abstract.missing.en"), w.T("abstract.missing.zh")
	a.EN.Marks = m.Marks("abstract", a.EN.Text)
	a.ZH.Marks = m.Marks("abstract", a.ZH.Text)
	// A language that is not there gives way to the one that is.
	hasEN, hasZH := p.Abstract.EN != "", p.Abstract.ZH != ""
	switch {
	case want == ReadBoth && !(hasEN && hasZH), want == ReadEN && !hasEN, want == ReadZH && !hasZH:
		switch {
		case hasEN:
			a.Reading = ReadEN
		case hasZH:
			a.Reading = ReadZH
		case want == ReadBoth:
			a.Reading = ReadEN
		}
	}
	original := w.T("reading.en")
	if l := p.Language; l != "" && l != "en" && l != "zh" {
		original = languageName(w, l)
	}
	for _, t := range []ReadingTab{
		{Label: original, Reading: ReadEN, Empty: !hasEN},
		{Label: w.T("reading.zh"), Reading: ReadZH, Empty: !hasZH},
		{Label: w.T("reading.both"), Reading: ReadBoth, Empty: !hasEN || !hasZH},
	} {
		t.Selected = t.Reading == a.Reading
		a.Tabs = append(a.Tabs, t)
	}
	return a
}
