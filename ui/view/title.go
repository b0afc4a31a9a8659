//go:build cgo

package view

import (
	"fyne.io/fyne/v2"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// Title draws the bilingual title panel.
type Title struct {
	Content fyne.CanvasObject

	ZH, EN  *Value
	authors *Value
	where   *Prose
	doi     *Value
	badges  *Badges
	bin     *Banner
}

// NewTitle makes an empty panel. restore is the banner's action for a paper
// in the recycle bin.
func NewTitle(d Deeds, save func(field, text string) error, restore func()) *Title {
	t := &Title{
		ZH:      NewValue(FieldStyle{Size: TypeTitle, Leading: 1.35, Bold: true}, d, save),
		EN:      NewValue(FieldStyle{Size: TypeSubtitle, Leading: 1.45}, d, save),
		authors: NewValue(FieldStyle{Role: RoleSecondary}, d, save),
		where:   NewProse(),
		doi:     NewValue(FieldStyle{Size: TypeSmall, Leading: 1.45, Role: RoleSecondary}, d, save),
		badges:  NewBadges(),
		bin:     NewBanner(restore),
	}
	facts := Stack(2, t.authors.InPlace, t.where, t.doi.InPlace)
	t.Content = Stack(10, t.bin, Stack(6, t.ZH.InPlace, t.EN.InPlace), facts, t.badges)
	return t
}

// Show draws the panel.
func (t *Title) Show(w *words.Words, s panel.Title) {
	if !s.Shown {
		return
	}
	t.ZH.Fill(w, s.ZH)
	t.EN.Fill(w, s.EN)
	t.authors.Fill(w, s.Authors)
	t.where.Set(Paragraph{Text: s.Where, Size: TypeText, Leading: 1.45, Role: RoleSecondary})
	show(t.where, s.Where != "")
	t.doi.Fill(w, s.DOI)
	show(t.doi.InPlace, s.DOI.Text != "")
	var list []Badge
	for _, b := range s.Badges {
		list = append(list, Badge{Text: b.Text, Strong: b.Strong})
	}
	t.badges.Set(list)
	show(t.badges, len(list) > 0)
	if s.InBin {
		t.bin.Set(w.T("bin.banner"), w.T("bin.restore"))
	} else {
		t.bin.Set("", "")
	}
	show(t.bin, s.InBin)
}

// show hides an object or brings it back.
func show(o fyne.CanvasObject, visible bool) {
	if visible != o.Visible() {
		if visible {
			o.Show()
		} else {
			o.Hide()
		}
	}
}
