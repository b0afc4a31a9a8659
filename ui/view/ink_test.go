//go:build cgo

package view

import (
	"crypto/sha256"
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// scribble is a widget that draws what a test says.
type scribble struct {
	widget.BaseWidget
	draw func(s *sheet, th *Theme)
}

func newScribble(draw func(s *sheet, th *Theme)) *scribble {
	w := &scribble{draw: draw}
	w.ExtendBaseWidget(w)
	return w
}

func (w *scribble) CreateRenderer() fyne.WidgetRenderer { return newDrawing(w) }
func (w *scribble) least() fyne.Size                    { return fyne.NewSize(1, 1) }
func (w *scribble) paint(s *sheet, _ fyne.Size)         { w.draw(s, themeOf(w)) }

const pangram = "Deep learning: Müller’s 3.14 “quick” fox 深度学习综述：表示、优化与应用（第2版）"

// TestInkAsFyne holds that our letters stand where Fyne's stand, at every size of the interface and in both weights.
func TestInkAsFyne(t *testing.T) {
	for _, f := range []font{{11, false}, {12, true}, {13, false}, {14, true}, {15, false}, {21, true}} {
		var pictures [2]image.Image
		for i, foreign := range []bool{false, true} {
			w := newScribble(func(s *sheet, th *Theme) {
				c := th.Palette().Color(RoleText)
				if foreign {
					s.foreign(10, 10, 800, pangram, f, nil, th.ruler, c)
				} else {
					s.text(10, 10, 800, pangram, f, th.ruler, c)
				}
			})
			pictures[i] = window(t, ModeLight, w, 900, 50).Canvas().Capture()
		}
		// The ink of each column of pixels, beside its neighbours': a letter may be an eighth of a pixel aside.
		ours, fynes := darkness(pictures[0]), darkness(pictures[1])
		sum, off := 0, 0
		for x := range ours {
			sum += fynes[x]
			off += max(ours[x]-fynes[x], fynes[x]-ours[x])
		}
		if sum == 0 || off*100 > sum*12 {
			t.Errorf("%v: %d of %d of the ink stands elsewhere", f, off, sum)
		}
	}
}

// darkness is how much darker than white each column of a picture is.
func darkness(img image.Image) []int {
	b := img.Bounds()
	out := make([]int, b.Dx())
	for x := range out {
		for y := range b.Dy() {
			r, _, _, _ := img.At(x, y).RGBA()
			out[x] += 255 - int(r>>8)
		}
	}
	return out
}

// TestInkOrder holds that what is drawn later covers what was drawn before, text too.
func TestInkOrder(t *testing.T) {
	w := newScribble(func(s *sheet, th *Theme) {
		p := th.Palette()
		s.text(10, 10, 100, "below", font{14, false}, th.ruler, p.Color(RoleText))
		s.rect(0, 0, 200, 40, p.Color(RoleAccent))
		s.text(10, 60, 100, "beside", font{14, false}, th.ruler, p.Color(RoleText))
		s.rect(0, 100, 200, 40, p.Color(RoleAccent))
		s.text(10, 110, 100, "above", font{14, false}, th.ruler, p.Color(RoleText))
	})
	img := window(t, ModeLight, w, 200, 150).Canvas().Capture()
	inked := func(from, to int) bool {
		for y := from; y < to; y++ {
			for x := range 200 {
				if img.At(x, y) != img.At(199, y) {
					return true
				}
			}
		}
		return false
	}
	if inked(2, 38) {
		t.Error("a text shows through what was drawn over it")
	}
	if !inked(60, 80) || !inked(105, 135) {
		t.Error("a text that nothing covers is not to be seen")
	}
}

// TestInkPictures counts the pictures of a widget: one for what stands near, more where it is high, Fyne's own texts for what the font lacks.
func TestInkPictures(t *testing.T) {
	lines, rare := 3, ""
	w := newScribble(func(s *sheet, th *Theme) {
		for i := range lines {
			s.text(0, float32(i)*20, 50, "line", font{13, false}, th.ruler, th.Palette().Color(RoleText))
		}
		if rare != "" {
			s.text(0, 0, 50, rare, font{13, false}, th.ruler, th.Palette().Color(RoleText))
		}
	})
	window(t, ModeLight, w, 100, 100)
	count := func() (rasters, texts int) {
		for _, o := range test.WidgetRenderer(w).Objects() {
			switch o.(type) {
			case *canvas.Raster:
				rasters++
			case *canvas.Text:
				texts++
			}
		}
		return rasters, texts
	}
	if r, n := count(); r != 1 || n != 0 {
		t.Errorf("%d pictures and %d texts for three lines", r, n)
	}
	lines = 60
	w.Refresh()
	if r, n := count(); r != 3 || n != 0 {
		t.Errorf("%d pictures and %d texts for 1,200 pixels", r, n)
	}
	lines, rare = 1, "한국"
	w.Refresh()
	if r, n := count(); r != 1 || n != 1 {
		t.Errorf("%d pictures and %d texts for a line and one that the font lacks", r, n)
	}
}

// TestInkKept holds that a picture is drawn anew when its text changes, its colour or its place, and else not.
func TestInkKept(t *testing.T) {
	text, x, role := "one", float32(5), RoleText
	w := newScribble(func(s *sheet, th *Theme) {
		s.text(x, 5, 50, text, font{13, false}, th.ruler, th.Palette().Color(role))
		s.text(100, 5, 50, "stays", font{13, false}, th.ruler, th.Palette().Color(RoleText))
	})
	win := window(t, ModeLight, w, 200, 40)
	show := func() [sha256.Size]byte {
		w.Refresh()
		return sha256.Sum256(win.Canvas().Capture().(*image.NRGBA).Pix)
	}
	seen := map[[sha256.Size]byte]bool{show(): true}
	if !seen[show()] {
		t.Error("the same text looks another")
	}
	for _, change := range []func(){func() { text = "two" }, func() { role = RoleAccent }, func() { x = 9 }} {
		change()
		s := show()
		if seen[s] {
			t.Error("a change is not to be seen")
		}
		seen[s] = true
	}
}

// BenchmarkInk draws the texts of a page of 22 rows, each anew.
func BenchmarkInk(b *testing.B) {
	th := testTheme(ModeLight)
	var s sheet
	k := 0
	for b.Loop() {
		s.begin()
		for i := range 22 {
			k++
			y := float32(i) * 20
			s.text(0, y, 400, pangram[k%15:], font{13, false}, th.ruler, th.Palette().Color(RoleText))
			s.text(500, y, 300, "Zhang, Li +3 · Nature · 2015", font{12, false}, th.ruler, th.Palette().Color(RoleSecondary))
		}
		s.flush()
		for _, k := range s.inks[:s.ni] {
			k.picture(int(k.w), int(k.h))
		}
	}
}

// BenchmarkLetter fills the outline of a Han, as for one that was not drawn before.
func BenchmarkLetter(b *testing.B) {
	f := faceOf(testTheme(ModeLight).o.Regular)
	k := 0
	for b.Loop() {
		clear(f.masks)
		g, _ := f.font.NominalGlyph('一' + rune(k%3000))
		f.mask(g, 13, 0)
		k++
	}
}
