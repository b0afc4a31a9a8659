//go:build cgo

package view

import (
	"reflect"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestRunsOfTheSerif(t *testing.T) {
	window(t, ModeLight, NewProse(), 100, 100)
	u := testTheme(ModeLight).serif
	for _, c := range []struct {
		text string
		want []string // those in the sans in brackets
	}{
		{"", nil},
		{"深度学习 deep", []string{"深度学习 deep"}},
		{"王㿀䶮，李𬎆。", []string{"王", "[㿀]", "䶮，李", "[𬎆]", "。"}},
		{"p ≤ 0.05", []string{"p ", "[≤]", " 0.05"}},
		{"Dvořák", []string{"Dvořák"}},
		{"a λόγος ἀρχή b", []string{"a λόγος ", "[ἀρχή]", " b"}}, // the serif has no ἀ: the whole word goes
		{"≤x", []string{"[≤]", "x"}},
	} {
		var got []string
		u.runs(c.text, font{16, false}, func(run string, face fyne.Resource) {
			if face == nil {
				run = "[" + run + "]"
			}
			got = append(got, run)
		})
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%q is cut into %q, want %q", c.text, got, c.want)
		}
	}
}

// Text in the serif is measured with it, drawn rune for rune, and copied as it is.
func TestProseInSerif(t *testing.T) {
	const text = "威权多边主义 of 王㿀䶮 and multilateralism matters, with p ≤ 0.05."
	p := NewProse()
	window(t, ModeLight, p, 300, 300)
	for _, bold := range []bool{false, true} {
		p.Set(Paragraph{Text: text, Size: 16, Bold: bold, Serif: true, Marks: []Span{{0, 6}}})
		box := p.set[0].box
		if len(box.lines) < 2 {
			t.Fatal("the text is not broken")
		}
		var drawn strings.Builder
		ends := map[float32]float32{} // of the lines
		d := test.WidgetRenderer(p).(*drawing)
		for _, k := range d.s.inks[:d.s.ni] {
			for _, l := range k.lines {
				drawn.WriteString(l.set.text)
				serif := l.set.face == faceOf(p.theme.o.Serif) || l.set.face == faceOf(p.theme.o.SerifBold)
				for _, r := range l.set.text {
					if p.theme.o.InSerif(r) != serif {
						t.Errorf("%q of %q is drawn in the other typeface", r, l.set.text)
					}
				}
				if end := l.x + l.set.width; end > 301 {
					t.Errorf("%q ends at %v of 300", l.set.text, end)
				} else {
					ends[l.y] = max(ends[l.y], end)
				}
			}
		}
		if want := strings.ReplaceAll(text, " ", ""); strings.ReplaceAll(drawn.String(), " ", "") != want {
			t.Errorf("drawn %q, want %q", drawn.String(), want)
		}
		for i := range box.lines {
			if last := box.lines[i].parts[len(box.lines[i].parts)-1]; !within(ends, last.x+last.w, 1.5) {
				t.Errorf("line %d is measured to end at %v, drawn to end at one of %v", i, last.x+last.w, ends)
			}
		}
		p.SelectAll()
		if p.SelectedText() != text {
			t.Errorf("copied %q", p.SelectedText())
		}
	}
	sans := testTheme(ModeLight).ruler.exact("multilateralism", font{16, false})
	if serif := testTheme(ModeLight).serif.exact("multilateralism", font{16, false}); serif == sans {
		t.Errorf("both faces measure %v", sans)
	}
}

func within(list map[float32]float32, want, by float32) bool {
	for _, v := range list {
		if abs(v-want) <= by {
			return true
		}
	}
	return false
}
