//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ButtonKind is the weight of a button.
type ButtonKind uint8

// The kinds. A window has one primary button in sight at most.
const (
	ButtonPlain   ButtonKind = iota // secondary words without an edge
	ButtonPrimary                   // on a ground of the accent colour
	ButtonLink                      // words in the accent colour
	ButtonCaution                   // words in the warning colour
)

// ButtonState is what a button shows.
type ButtonState struct {
	Text     string
	Icon     fyne.Resource // of one colour; drawn in that of the words
	Disabled bool
	Hint     string // what it does and its shortcut, or why it is disabled
}

// Button is something to click. It can be reached by Tab and pressed by Enter or the space bar.
type Button struct {
	widget.BaseWidget
	Sight
	// OnTap is the click.
	OnTap func()
	// OnHint gives ButtonState.Hint while the pointer or the focus is here, and "" afterwards.
	OnHint func(hint string)

	kind    ButtonKind
	state   ButtonState
	icon    *canvas.Image
	inked   fyne.ThemeColorName // that icon was coloured for
	hover   bool
	focused bool
	skipTab bool // reached by the pointer only
	onHover func(over bool)
}

var (
	_ fyne.Tappable      = (*Button)(nil)
	_ fyne.Focusable     = (*Button)(nil)
	_ fyne.Disableable   = (*Button)(nil)
	_ desktop.Hoverable  = (*Button)(nil)
	_ desktop.Cursorable = (*Button)(nil)
)

// NewButton makes a button.
func NewButton(kind ButtonKind, text string, onTap func()) *Button {
	b := &Button{kind: kind, OnTap: onTap, state: ButtonState{Text: text}}
	b.ExtendBaseWidget(b)
	return b
}

// NewIconButton makes a button that is an icon; the hint says what it does.
func NewIconButton(icon fyne.Resource, hint string, onTap func()) *Button {
	b := &Button{kind: ButtonPlain, OnTap: onTap, state: ButtonState{Icon: icon, Hint: hint}}
	b.ExtendBaseWidget(b)
	return b
}

// Set shows another state.
func (b *Button) Set(s ButtonState) {
	if s != b.state {
		b.state, b.icon = s, nil
		b.Refresh()
	}
}

// State gives what the button shows.
func (b *Button) State() ButtonState { return b.state }

// Disabled is part of fyne.Disableable.
func (b *Button) Disabled() bool { return b.state.Disabled || b.skipTab }

// Enable is part of fyne.Disableable.
func (b *Button) Enable() { b.state.Disabled = false; b.Refresh() }

// Disable is part of fyne.Disableable.
func (b *Button) Disable() { b.state.Disabled = true; b.Refresh() }

// CreateRenderer is part of fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer { return newDrawing(b) }

func (b *Button) font(th *Theme) font {
	return font{th.Px(TypeText), b.kind == ButtonLink || b.kind == ButtonCaution}
}

func (b *Button) padX(th *Theme) float32 {
	switch b.kind {
	case ButtonLink, ButtonCaution:
		return th.Px(4)
	}
	if b.state.Text == "" {
		return th.Px(7)
	}
	return th.Px(12)
}

func (b *Button) least() fyne.Size {
	th := themeOf(b)
	w := 2 * b.padX(th)
	if b.state.Text != "" {
		w += th.ruler.sum(b.state.Text, b.font(th))
	}
	if b.state.Icon != nil {
		w += th.Px(16)
		if b.state.Text != "" {
			w += th.Px(6)
		}
	}
	h := th.Px(32)
	if b.kind == ButtonLink || b.kind == ButtonCaution {
		h = th.Px(24)
	} else if b.state.Text == "" {
		h = th.Px(30)
	}
	return fyne.NewSize(round(w), round(h))
}

func (b *Button) ink() (Role, fyne.ThemeColorName) {
	switch {
	case b.state.Disabled:
		return RoleFaint, theme.ColorNameDisabled
	case b.kind == ButtonPrimary:
		return RoleOnAccent, theme.ColorNameForegroundOnPrimary
	case b.kind == ButtonLink:
		return RoleAccent, theme.ColorNamePrimary
	case b.kind == ButtonCaution:
		return RoleCaution, theme.ColorNameWarning
	case b.hover || b.focused:
		return RoleText, theme.ColorNameForeground
	}
	return RoleSecondary, theme.ColorNamePlaceHolder
}

func (b *Button) paint(s *sheet, size fyne.Size) {
	th := themeOf(b)
	p, u := th.Palette(), th.ruler
	radius := th.Px(6)
	ink, name := b.ink()
	switch {
	case b.kind == ButtonPrimary && b.state.Disabled:
		s.round(0, 0, size.Width, size.Height, radius, p.Color(RoleHairline))
	case b.kind == ButtonPrimary:
		s.round(0, 0, size.Width, size.Height, radius, p.Color(RoleAccent))
	}
	if b.hover && !b.state.Disabled {
		s.round(0, 0, size.Width, size.Height, radius, p.Color(RoleHover))
	}
	if b.focused {
		edge, in := p.Color(RoleAccent), float32(0)
		if b.kind == ButtonPrimary {
			edge, in = p.Color(RoleOnAccent), th.Px(2)
		}
		s.outline(in, in, size.Width-2*in, size.Height-2*in, radius-in/2, th.Px(1.5), edge)
	}
	f := b.font(th)
	x := b.padX(th)
	if content := b.least().Width; size.Width > content {
		x += (size.Width - content) / 2
	}
	if b.state.Icon != nil {
		if b.icon == nil || b.inked != name {
			b.icon = canvas.NewImageFromResource(theme.NewColoredResource(b.state.Icon, name))
			b.icon.FillMode = canvas.ImageFillContain
			b.inked = name
		}
		d := th.Px(16)
		b.icon.Move(fyne.NewPos(round(x), round((size.Height-d)/2)))
		b.icon.Resize(fyne.NewSize(d, d))
		b.icon.Refresh()
		s.add(b.icon)
		x += d + th.Px(6)
	}
	if b.state.Text != "" {
		text := u.display(b.state.Text)
		s.text(x, (size.Height-u.height(f))/2, size.Width-x, text, f, u, p.Color(ink))
	}
}

// Tapped is part of fyne.Tappable.
func (b *Button) Tapped(*fyne.PointEvent) {
	if !b.state.Disabled && b.OnTap != nil {
		b.OnTap()
	}
}

// FocusGained is part of fyne.Focusable.
func (b *Button) FocusGained() {
	b.focused = true
	b.Refresh()
	b.hint(true)
	b.Reveal(b, 0, b.Size().Height)
}

// FocusLost is part of fyne.Focusable.
func (b *Button) FocusLost() { b.focused = false; b.Refresh(); b.hint(false) }

// TypedRune is part of fyne.Focusable.
func (b *Button) TypedRune(rune) {}

// TypedKey is part of fyne.Focusable.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.Tapped(nil)
	default:
		passKey(b, e)
	}
}

// Cursor is part of desktop.Cursorable.
func (b *Button) Cursor() desktop.Cursor {
	if b.state.Disabled {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// MouseIn is part of desktop.Hoverable.
func (b *Button) MouseIn(*desktop.MouseEvent) { b.setHover(true) }

// MouseMoved is part of desktop.Hoverable.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is part of desktop.Hoverable.
func (b *Button) MouseOut() { b.setHover(false) }

func (b *Button) setHover(over bool) {
	b.hover = over
	b.Refresh()
	b.hint(over)
	if b.onHover != nil {
		b.onHover(over)
	}
}

func (b *Button) hint(on bool) {
	if b.OnHint == nil {
		return
	}
	if !on {
		b.OnHint("")
	} else if b.state.Hint != "" {
		b.OnHint(b.state.Hint)
	}
}
