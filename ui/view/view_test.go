//go:build cgo

package view

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"twinleaf/assets/fonts"
)

// window shows an object of a size in a test window with the program's own theme and fonts.
func window(t *testing.T, mode Mode, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(testTheme(mode))
	win := test.NewTempWindow(t, o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	return win
}

func testTheme(mode Mode) *Theme {
	return NewTheme(ThemeOptions{
		Mode:      mode,
		Regular:   fyne.NewStaticResource("NotoSansSC-Regular.otf", fonts.Regular()),
		Bold:      fyne.NewStaticResource("NotoSansSC-Bold.otf", fonts.Bold()),
		Serif:     fyne.NewStaticResource("NotoSerifSC-Regular.otf", fonts.Serif()),
		SerifBold: fyne.NewStaticResource("NotoSerifSC-SemiBold.otf", fonts.SerifSemiBold()),
		InSerif:   fonts.SerifCovers,
	})
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// typing presses each letter as a keyboard without an input method does.
func typing(w interface {
	KeyDown(*fyne.KeyEvent)
	TypedRune(rune)
}, s string,
) {
	for _, r := range s {
		name := fyne.KeyName(string(r))
		if r >= 'a' && r <= 'z' {
			name = fyne.KeyName(string(r - 'a' + 'A'))
		}
		w.KeyDown(key(name))
		w.TypedRune(r)
	}
}
