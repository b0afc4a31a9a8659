//go:build cgo

package view

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Mode says which palette a theme takes.
type Mode uint8

// The modes. ModeSystem follows the desktop's setting.
const (
	ModeSystem Mode = iota
	ModeLight
	ModeDark
	ModeSepia
)

// The scale of type, in units before ThemeOptions.Scale (DESIGN.md, "The look").
const (
	TypeLabel    float32 = 11 // headings of groups, marks
	TypeSmall    float32 = 12 // second lines, counts, the status bar
	TypeText     float32 = 13 // the interface
	TypeProse    float32 = 14 // abstracts
	TypeSubtitle float32 = 15 // the original title
	TypeTitle    float32 = 21 // the Chinese title
)

// ProseLeading is the line height of reading text, as a factor of its size.
const ProseLeading float32 = 1.65

// ThemeOptions says how the window looks.
type ThemeOptions struct {
	Mode Mode
	// Scale multiplies every size of the interface; 0 is taken as 1. Sensible from 0.8 to 2.
	Scale float32
	// Regular and Bold are static TrueType or OpenType fonts that cover Latin and Han; nil takes Fyne's own.
	Regular, Bold fyne.Resource
	// Serif and SerifBold are fonts for text that asks for a serif, and InSerif tells the runes that both have: Regular and
	// Bold draw the others, and must stand on the same baseline in lines of the same height. nil: there is no serif.
	Serif, SerifBold fyne.Resource
	InSerif          func(rune) bool
	// Displayable replaces what no font covers, rune for rune (as many runes out as in): one uncovered rune slows
	// every later look-up of Fyne's font cache. It is applied to what is drawn, never to what is copied. nil: identity.
	Displayable func(string) string
	// Words are those of the menu that any text has; missing ones are English.
	Words TextWords
}

// TextWords are the words of the context menu of text, in the language of the window.
type TextWords struct{ Undo, Redo, Cut, Copy, Paste, SelectAll string }

// Theme is a fyne.Theme and the measure of all text. It is immutable: to change the look, set another one with
// app.Settings().SetTheme, and Fyne refreshes every widget.
type Theme struct {
	o     ThemeOptions
	ruler *ruler
	serif *ruler // of text in the serif
	light *Palette
	dark  *Palette
}

var _ fyne.Theme = (*Theme)(nil)

// NewTheme makes a theme.
func NewTheme(o ThemeOptions) *Theme {
	if o.Scale <= 0 {
		o.Scale = 1
	}
	t := &Theme{o: o, light: lightPalette(), dark: darkPalette()}
	switch o.Mode {
	case ModeLight:
		t.dark = t.light
	case ModeDark:
		t.light = t.dark
	case ModeSepia:
		t.light = sepiaPalette()
		t.dark = t.light
	}
	t.ruler = newRuler(o.Displayable, o.Regular, o.Bold)
	t.serif = t.ruler
	if o.Serif != nil && o.SerifBold != nil && o.InSerif != nil {
		t.serif = newRuler(o.Displayable, o.Regular, o.Bold)
		t.serif.regular, t.serif.bold, t.serif.covers = o.Serif, o.SerifBold, o.InSerif
	}
	return t
}

// Options gives back what the theme was made of.
func (t *Theme) Options() ThemeOptions { return t.o }

// Px gives a length of the design, scaled.
func (t *Theme) Px(v float32) float32 { return v * t.o.Scale }

// Palette gives the colours for the desktop's present variant.
func (t *Theme) Palette() *Palette {
	if t.light != t.dark && fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantDark {
		return t.dark
	}
	return t.light
}

// Color is part of fyne.Theme: it maps the names that stock widgets (menus, dialogs, scroll bars) ask for to roles.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	p := t.light
	if v == theme.VariantDark {
		p = t.dark
	}
	switch name {
	case theme.ColorNameBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground,
		theme.ColorNameInputBackground:
		return p.Color(RolePanel)
	case theme.ColorNameHeaderBackground:
		return p.Color(RoleGround)
	case theme.ColorNameForeground:
		return p.Color(RoleText)
	case theme.ColorNamePlaceHolder:
		return p.Color(RoleSecondary)
	case theme.ColorNameDisabled:
		return p.Color(RoleFaint)
	case theme.ColorNamePrimary, theme.ColorNameHyperlink, theme.ColorNameSuccess:
		return p.Color(RoleAccent)
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnSuccess,
		theme.ColorNameForegroundOnError, theme.ColorNameForegroundOnWarning:
		return p.Color(RoleOnAccent)
	case theme.ColorNameFocus, theme.ColorNameSelection:
		return p.Color(RoleHighlight)
	case theme.ColorNameHover, theme.ColorNamePressed:
		return p.Color(RoleHover)
	case theme.ColorNameButton, theme.ColorNameDisabledButton:
		return p.Color(RoleGround)
	case theme.ColorNameSeparator:
		return p.Color(RoleHairline)
	case theme.ColorNameInputBorder: // of a box to tick, which is nothing but its edge
		return p.Color(RoleFaint)
	case theme.ColorNameError, theme.ColorNameWarning:
		return p.Color(RoleCaution)
	case theme.ColorNameScrollBar:
		return p.Color(RoleThumb)
	case theme.ColorNameScrollBarBackground:
		return color.Transparent
	case theme.ColorNameShadow:
		return p.Color(RoleShade)
	}
	return theme.DefaultTheme().Color(name, v)
}

// Font is part of fyne.Theme. Italics and unknown styles take the upright fonts: they alone hold Han.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace || s.Symbol:
	case s.Bold && t.o.Bold != nil:
		return t.o.Bold
	case t.o.Regular != nil:
		return t.o.Regular
	}
	return theme.DefaultTheme().Font(s)
}

// Icon is part of fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size is part of fyne.Theme: sizes of stock widgets, on the same scale as ours.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return t.Px(TypeText)
	case theme.SizeNameCaptionText:
		return t.Px(TypeLabel)
	case theme.SizeNameHeadingText:
		return t.Px(TypeTitle)
	case theme.SizeNameSubHeadingText:
		return t.Px(TypeSubtitle)
	case theme.SizeNamePadding:
		return t.Px(4)
	case theme.SizeNameInnerPadding:
		return t.Px(8)
	case theme.SizeNameLineSpacing:
		return t.Px(4)
	case theme.SizeNameInlineIcon:
		return t.Px(18)
	case theme.SizeNameScrollBar:
		return t.Px(8)
	case theme.SizeNameScrollBarSmall:
		return t.Px(4)
	case theme.SizeNameSeparatorThickness, theme.SizeNameInputBorder:
		return 1
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius, theme.SizeNameButtonRadius,
		theme.SizeNameMenuRadius, theme.SizeNamePopupRadius, theme.SizeNameScrollBarRadius:
		return t.Px(6)
	}
	return theme.DefaultTheme().Size(name) * t.o.Scale
}

// words gives the words of text menus.
func (t *Theme) words() TextWords {
	w := t.o.Words
	for _, d := range []struct {
		to   *string
		word string
	}{
		{&w.Undo, "Undo"}, {&w.Redo, "Redo"}, {&w.Cut, "Cut"}, {&w.Copy, "Copy"},
		{&w.Paste, "Paste"}, {&w.SelectAll, "Select all"},
	} {
		if *d.to == "" {
			*d.to = d.word
		}
	}
	return w
}

// themed is any widget: they all know the theme of the place they are in.
type themed interface{ Theme() fyne.Theme }

// themeOf gives the theme of the window, or of the place a widget is in where the window has a foreign one; under a
// foreign theme there, too (a test's, say), it makes a light one. The window comes first because a widget remembers
// the theme it saw last, which is an old one for a part that was not in the window when the theme changed.
func themeOf(w themed) *Theme {
	if a := fyne.CurrentApp(); a != nil {
		if t, ok := a.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	if t, ok := w.Theme().(*Theme); ok {
		return t
	}
	return NewTheme(ThemeOptions{Mode: ModeLight})
}
