//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// proseMeasure is the longest line of an abstract: about 75 Latin letters or
// 40 characters at 14, which reads well (Bringhurst, The Elements of
// Typographic Style 2.1.2: 45 to 75 letters).
const proseMeasure = 620

// Abstract draws the abstract panel.
type Abstract struct {
	Content fyne.CanvasObject

	heading *Label
	tabs    *Tabs
	en, zh  *Value
	both    *fyne.Container
	reading []panel.Reading
}

// NewAbstract makes an empty panel. read takes the languages a person chose.
func NewAbstract(d Deeds, save func(field, text string) error, read func(panel.Reading)) *Abstract {
	style := FieldStyle{Size: TypeProse, Leading: ProseLeading, MultiLine: true, MaxWidth: proseMeasure}
	a := &Abstract{heading: NewHeading(""), en: NewValue(style, d, save), zh: NewValue(style, d, save)}
	a.tabs = NewTabs(func(i int) {
		if i < len(a.reading) {
			read(a.reading[i])
		}
	})
	a.both = container.New(&Columns{Gap: 28, Least: 260}, a.en.InPlace, a.zh.InPlace)
	a.Content = Stack(8, container.NewBorder(nil, nil, a.heading, a.tabs), a.both)
	return a
}

// Show draws the panel.
func (a *Abstract) Show(w *words.Words, s panel.Abstract) {
	if !s.Shown {
		return
	}
	a.heading.Set(w.T("heading.abstract"))
	a.reading = a.reading[:0]
	var names []string
	chosen := 0
	for i, t := range s.Tabs {
		names = append(names, t.Label)
		a.reading = append(a.reading, t.Reading)
		if t.Selected {
			chosen = i
		}
	}
	a.tabs.Set(names, chosen)
	a.en.Fill(w, s.EN)
	a.zh.Fill(w, s.ZH)
	show(a.en.InPlace, s.Reading != panel.ReadZH)
	show(a.zh.InPlace, s.Reading != panel.ReadEN)
	a.both.Refresh()
}
