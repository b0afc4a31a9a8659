//go:build cgo

package view

import (
	"fyne.io/fyne/v2"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

// Deeds are what the panels' views do beyond their panel: the window gives
// them. None may be nil.
type Deeds struct {
	Copy func(text string)
	Link func(address string) // http and https only: the panels see to it
	Hint func(text string)    // of what the pointer is over
	Fit  func()               // heights are others: lay the column out again
}

// Value is one field of a record, edited in place, with its link and marks. What
// goes into the window is its InPlace: Fyne knows a widget by its own pointer.
type Value struct {
	*InPlace
	field panel.Field
}

// NewValue makes an empty one. save gets the field's name and what a person
// wrote; its error is shown under the field.
func NewValue(style FieldStyle, d Deeds, save func(field, text string) error) *Value {
	v := &Value{InPlace: NewInPlace(style)}
	v.OnSave = func(text string) error { return save(v.field.Name, text) }
	v.OnCopy = d.Copy
	v.OnLink = func(string) { d.Link(v.field.Link) }
	v.OnHint = d.Hint
	return v
}

// Fill shows a field.
func (v *Value) Fill(w *words.Words, f panel.Field) {
	v.field = f
	v.SetHints(FieldHints{Edit: w.T("hint.edit"), Copy: w.T("hint.copy")})
	s := FieldState{Text: f.Text, Edit: f.Edit, Missing: f.Missing, Marks: spans(f.Marks), Edited: f.Corrected,
		Fixed: f.Name == "", Hint: f.Hint}
	if f.Link != "" {
		s.Links = []Link{{Span: Span{0, len(f.Text)}, ID: f.Name}}
	}
	v.Set(s)
}

// labelled is a value with its label before it, in a column of fixed width.
type labelled struct{ width float32 }

// Layout is part of fyne.Layout: the label, then the value.
func (l labelled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	left := labelTheme(objects).Px(l.width)
	objects[0].Move(fyne.NewPos(0, 0))
	objects[0].Resize(fyne.NewSize(left, objects[0].MinSize().Height))
	objects[1].Move(fyne.NewPos(left, 0))
	objects[1].Resize(fyne.NewSize(max(size.Width-left, 1), size.Height))
}

// MinSize is part of fyne.Layout.
func (l labelled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(1, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

func (l labelled) height(objects []fyne.CanvasObject, width float32) float32 {
	left := labelTheme(objects).Px(l.width)
	return max(objects[0].MinSize().Height, heightFor(objects[1], max(width-left, 1)))
}

// labelTheme is the theme of a labelled value.
func labelTheme(objects []fyne.CanvasObject) *Theme { return themeOf(objects[1].(*InPlace)) }
