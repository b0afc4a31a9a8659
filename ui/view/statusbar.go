//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// StatusState is what the line at the foot of the window shows.
type StatusState struct {
	Left []string // the library, whether it is saved, its backup
	Hint string   // of what the pointer is over; stands in place of Left while it is not empty
	// Job is what runs in the background, in words; "" when nothing does.
	Job string
	// Done is the share of it that is done, 0 to 1; below 0: not known.
	Done float64
	// Cancel is the hint of the button that stops it; "" leaves the button out.
	Cancel string
	Right  string // shown when there is no job: how many are selected
}

// StatusBar is the line at the foot of the window.
type StatusBar struct {
	widget.BaseWidget
	// OnJob is a click on the job, to see all of them; OnCancel stops it.
	OnJob, OnCancel func()

	state  StatusState
	cancel *Button
	jobX   float32
}

var (
	_ fyne.Tappable      = (*StatusBar)(nil)
	_ desktop.Cursorable = (*StatusBar)(nil)
)

// NewStatusBar makes an empty line.
func NewStatusBar() *StatusBar {
	b := &StatusBar{}
	b.cancel = NewIconButton(theme.CancelIcon(), "", func() {
		if b.OnCancel != nil {
			b.OnCancel()
		}
	})
	b.ExtendBaseWidget(b)
	return b
}

// Set shows another state.
func (b *StatusBar) Set(s StatusState) {
	b.state = s
	st := b.cancel.State()
	st.Hint = s.Cancel
	b.cancel.Set(st)
	b.Refresh()
}

// CreateRenderer is part of fyne.Widget.
func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer { return newDrawing(b) }

func (b *StatusBar) least() fyne.Size { return fyne.NewSize(1, round(themeOf(b).Px(28))) }

func (b *StatusBar) paint(s *sheet, size fyne.Size) {
	th := themeOf(b)
	p, u := th.Palette(), th.ruler
	s.rect(0, 0, size.Width, size.Height, p.Color(RoleGround))
	s.rect(0, 0, size.Width, 1, p.Color(RoleHairline))
	f := font{th.Px(TypeSmall), false}
	pad := th.Px(16)
	y := (size.Height - u.height(f)) / 2
	right := size.Width - pad
	words := b.state.Right
	if b.state.Job != "" {
		words = b.state.Job
		if b.state.Cancel != "" {
			d := th.Px(24)
			right -= d - th.Px(6)
			b.cancel.Move(fyne.NewPos(right, round((size.Height-d)/2)))
			b.cancel.Resize(fyne.NewSize(d, d))
			s.add(b.cancel)
			right -= th.Px(4)
		}
		b.paintDone(s, th, &right, size.Height)
	}
	took := s.line(size.Width/3, y, max(0, right-size.Width/3), words, f, AlignRight, nil, th, RoleSecondary)
	b.jobX = right - took
	x, room := pad, b.jobX-th.Px(24)
	left := b.state.Left
	if b.state.Hint != "" {
		left = []string{b.state.Hint}
	}
	for _, w := range left {
		if x >= room {
			break
		}
		x += s.line(x, y, room-x, w, f, AlignLeft, nil, th, RoleSecondary) + th.Px(20)
	}
}

// paintDone draws how far the job is.
func (b *StatusBar) paintDone(s *sheet, th *Theme, right *float32, height float32) {
	if b.state.Done < 0 {
		return
	}
	p := th.Palette()
	w, h := round(th.Px(96)), round(th.Px(4))
	x, y := round(*right-w), round((height-h)/2)
	s.round(x, y, w, h, h/2, p.Color(RoleHairline))
	if done := round(w * float32(min(1, b.state.Done))); done >= 1 {
		s.round(x, y, done, h, h/2, p.Color(RoleAccent))
	}
	*right = x - th.Px(10)
}

// Tapped is part of fyne.Tappable.
func (b *StatusBar) Tapped(e *fyne.PointEvent) {
	if b.state.Job != "" && e.Position.X >= b.jobX && b.OnJob != nil {
		b.OnJob()
	}
}

// Cursor is part of desktop.Cursorable.
func (b *StatusBar) Cursor() desktop.Cursor { return desktop.DefaultCursor }
