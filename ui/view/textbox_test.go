//go:build cgo

package view

import (
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2/test"
)

func lines(b *textBox) []string {
	var out []string
	for _, l := range b.lines {
		out = append(out, string(b.shown[l.from:l.to]))
	}
	return out
}

func TestLinesBreakByKinsoku(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(testTheme(ModeLight))
	u := testTheme(ModeLight).ruler
	f := font{14, false}
	const text = "多边主义被视为当代自由主义国际秩序的构成性特征，并与自由主义价值观相联系。然而，二十五年来，" +
		"威权国家一直主张扩大网络安全（cybersecurity）问题的多边治理模式；我们区分“威权多边主义”这一变体。《联合国》内外……"
	for width := float32(60); width < 500; width += 7 {
		b := newTextBox(u, text, f, 23, width)
		if got := strings.Join(lines(b), ""); got != text {
			t.Fatalf("width %v: text was lost: %q", width, got)
		}
		for i, l := range lines(b) {
			r := []rune(l)
			if i > 0 && strings.ContainsRune("，。；：？！）》」』、…", r[0]) {
				t.Errorf("width %v: line %d starts with %q", width, i, l)
			}
			if i < len(b.lines)-1 && strings.ContainsRune("（《「『", r[len(r)-1]) {
				t.Errorf("width %v: line %d ends with %q", width, i, l)
			}
			if n := len(b.lines[i].parts); n > 0 && width > 150 {
				if last := b.lines[i].parts[n-1]; last.x+last.w > width+1 {
					t.Errorf("width %v: line %d is %v wide: %q", width, i, last.x+last.w, l)
				}
			}
		}
	}
}

func TestLinesBreak(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(testTheme(ModeLight))
	u := testTheme(ModeLight).ruler
	f := font{14, false}
	for _, c := range []struct {
		name, text string
		width      float32
		want       []string
	}{
		{"empty", "", 100, []string{""}},
		{"one word", "word", 100, []string{"word"}},
		{"spaces stay at the line's end", "aaaa bbbb", u.sum("aaaa bb", f), []string{"aaaa ", "bbbb"}},
		{"a line feed", "a\nb", 100, []string{"a\n", "b"}},
		{"a line feed at the end", "a\n", 100, []string{"a\n", ""}},
		{"two line feeds", "a\n\nb", 100, []string{"a\n", "\n", "b"}},
		{"no chance to break", "10.1080", u.sum("10.10", f), []string{"10.10", "80"}},
		{"Han breaks between any two", "多边主义", u.sum("多边主", f) + 1, []string{"多边主", "义"}},
		{"never", "a b c d e f g", unlimited, []string{"a b c d e f g"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := lines(newTextBox(u, c.text, f, 20, c.width))
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestPointsAndPositionsAgree(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(testTheme(ModeLight))
	u := testTheme(ModeLight).ruler
	const text = "Authoritarian 威权多边主义 in cyberspace：AVAToWa 双重转型 e\u0301tude\nnext line"
	b := newTextBox(u, text, font{15, false}, 24, 180)
	for pos := range b.shown {
		if zeroWidth(b.shown[pos]) {
			continue
		}
		line := b.lineOf(pos)
		x := b.xOn(line, pos)
		if got := b.at(x+0.1, float32(line)*b.leading+3); got != pos {
			t.Errorf("position %d (%q) is at %v on line %d, where %d is found", pos, b.shown[pos], x, line, got)
		}
	}
	for i := range b.lines {
		if at := b.atX(i, unlimited); at < b.lines[i].from || at > b.lines[i].to {
			t.Errorf("right of line %d: position %d", i, at)
		}
	}
	for pos := 1; pos < len(b.shown); pos++ {
		if zeroWidth(b.shown[pos]) && b.clusterStart(pos) != pos-1 {
			t.Error("a combining mark can be parted from its letter")
		}
	}
}

func TestHanAndLatinStandApart(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(testTheme(ModeLight))
	u := testTheme(ModeLight).ruler
	f := font{14, false}
	tight := newTextBox(u, "用AlphaFold预测", f, 20, unlimited)
	if want := u.sum("用", f) + u.exact("AlphaFold", f) + u.sum("预测", f); tight.natural <= want {
		t.Errorf("no room between Han and Latin: %v wide, the words alone %v", tight.natural, want)
	}
	if spaced := newTextBox(u, "用 Alpha", f, 20, unlimited); len(spaced.lines[0].parts) != 1 {
		t.Error("room is added where a space stands")
	}
	if punctuation := newTextBox(u, "模式，and", f, 20, unlimited); len(punctuation.lines[0].parts) != 1 {
		t.Error("room is added at punctuation, which has its own")
	}
}

// TestOneLineSetsHanAndLatinApart measures and draws a line of a list as a text of many lines is set.
func TestOneLineSetsHanAndLatinApart(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(testTheme(ModeLight))
	u := testTheme(ModeLight).ruler
	f := font{14, false}
	for text, gaps := range map[string]float32{"用AlphaFold预测": 2, "第3期Q1区": 4, "用 Alpha": 0, "模式，and": 0, "威权": 0, "plain": 0} {
		alone := float32(0)
		for _, r := range text {
			alone += u.advance(r, f)
		}
		if sum := u.sum(text, f); sum != alone+gaps*2 {
			t.Errorf("%s: the sum is %v, want %v and %v gaps", text, sum, alone, gaps)
		}
		l := u.set(text, f, nil)
		box := newTextBox(u, text, f, 20, unlimited)
		if d := l.width - box.natural; d > 1 || d < -1 || l.width != u.exact(text, f) {
			t.Errorf("%s: %v wide in one line, %v as measured, %v in lines", text, l.width, u.exact(text, f), box.natural)
		}
	}
	l := u.set("用A", f, nil)
	if at := l.runs[len(l.runs)-1]; at.x+at.glyphs[len(at.glyphs)-1].x != u.advance('用', f)+2 {
		t.Errorf("A stands at %v in %v", at.glyphs, at.x)
	}
}

func TestFitCutsToTheWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(testTheme(ModeLight))
	u := testTheme(ModeLight).ruler
	f := font{13, false}
	for _, text := range []string{
		"", "a", "全球网络体制综合体中的威权多边主义：国际外交实践的双重转型",
		"Authoritarian multilateralism in the global cyber regime complex", "e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301",
		"line\nfeed\tand\u200bzero\ufeffwidth",
	} {
		for width := float32(0); width < 500; width += 13 {
			for range 2 { // the second answer comes from the cache
				got, kept := u.fit(text, f, width)
				if w := u.sum(got, f); w > width {
					t.Fatalf("%q in %v: %q is %v wide", text, width, got, w)
				}
				if strings.ContainsAny(got, "\n\t\u200b\ufeff") {
					t.Fatalf("%q is drawn as %q", text, got)
				}
				if cut := strings.HasSuffix(got, "…"); cut {
					body := strings.TrimSuffix(got, "…")
					if !strings.HasPrefix(u.display(text), body) {
						t.Fatalf("%q was cut to %q", text, got)
					}
					next := []rune(u.display(text))[len([]rune(body)):]
					if len(next) > 0 && unicode.Is(unicode.Mn, next[0]) {
						t.Fatalf("%q was cut inside a letter: %q", text, got)
					}
				} else if got != "" && kept != len([]rune(u.display(text))) {
					t.Fatalf("%q is whole but %d runes are said to be kept", text, kept)
				}
			}
		}
	}
}

func TestSpansSurviveOddOffsets(t *testing.T) {
	const s = "威权 a\u200bb"
	for _, c := range []struct {
		span     Span
		from, to int
	}{
		{Span{0, 6}, 0, 2}, {Span{3, 6}, 1, 2}, {Span{1, 6}, 0, 2}, {Span{-5, 3}, 0, 1}, {Span{0, 999}, 0, 6},
		{Span{6, 6}, 0, 0}, {Span{6, 3}, 0, 0},
	} {
		if from, to := runeSpan(s, c.span); from != c.from || to != c.to {
			t.Errorf("%v is runes %d to %d, want %d to %d", c.span, from, to, c.from, c.to)
		}
	}
	if from, to := inkedSpan(s, Span{11, 12}); from != 4 || to != 5 {
		t.Errorf("after an invisible rune: %d to %d, want 4 to 5", from, to)
	}
}
