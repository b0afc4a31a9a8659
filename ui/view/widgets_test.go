//go:build cgo

package view

import (
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

func mouse(x, y float32, m fyne.KeyModifier) *desktop.MouseEvent {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: m}
	e.Position = fyne.NewPos(x, y)
	return e
}

func drag(x, y float32) *fyne.DragEvent {
	e := &fyne.DragEvent{}
	e.Position = fyne.NewPos(x, y)
	return e
}

func TestProseSelectsAndCopies(t *testing.T) {
	p := NewProse()
	window(t, ModeLight, p, 400, 300)
	p.Set(Paragraph{Text: "威权 multilateralism matters."}, Paragraph{Text: "第二段\u200b文字", Gap: 10})
	now := time.Unix(0, 0)
	p.clicks.now = func() time.Time { return now }
	second := p.set[1].y + 3

	p.MouseDown(mouse(0, 3, 0))
	p.Dragged(drag(399, second))
	c := test.NewClipboard()
	p.TypedShortcut(&fyne.ShortcutCopy{Clipboard: c})
	if want := "威权 multilateralism matters.\n第二段\u200b文字"; c.Content() != want {
		t.Errorf("dragged over all: copied %q, want %q", c.Content(), want)
	}

	x := p.set[0].box.xOn(0, 8)
	now = now.Add(time.Minute)
	p.MouseDown(mouse(x, 3, 0))
	p.MouseDown(mouse(x, 3, 0))
	if p.SelectedText() != "multilateralism" {
		t.Errorf("a double click selected %q", p.SelectedText())
	}
	p.MouseDown(mouse(x, 3, 0))
	if p.SelectedText() != "威权 multilateralism matters." {
		t.Errorf("a triple click selected %q", p.SelectedText())
	}
	now = now.Add(time.Minute)
	p.MouseDown(mouse(x, 3, 0))
	if p.SelectedText() != "" {
		t.Errorf("a click left %q selected", p.SelectedText())
	}
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	if p.SelectedText() != p.Text() {
		t.Errorf("Ctrl+A selected %q", p.SelectedText())
	}
}

func TestProseLinks(t *testing.T) {
	p := NewProse()
	window(t, ModeLight, p, 400, 100)
	const text = "see 10.1080/1352 here"
	p.Set(Paragraph{Text: text, Links: []Link{{Span{4, 16}, "doi"}}})
	got := ""
	p.OnLink = func(id string) { got = id }
	click := func(at int) {
		got = ""
		x := p.set[0].box.xOn(0, at) + 1
		p.MouseDown(mouse(x, 5, 0))
		p.MouseUp(mouse(x, 5, 0))
	}
	if click(6); got != "doi" {
		t.Errorf("a click on the link gave %q", got)
	}
	if click(18); got != "" {
		t.Errorf("a click beside the link gave %q", got)
	}
}

func TestProseHeightFollowsTheWidth(t *testing.T) {
	p := NewProse()
	window(t, ModeLight, p, 400, 300)
	p.SetText("多边主义被视为当代自由主义国际秩序的构成性特征，并与自由主义价值观相联系。", TypeProse)
	wide, narrow := p.HeightFor(1000), p.HeightFor(120)
	if wide != 23 || narrow < 4*wide {
		t.Errorf("%v high in 1000, %v in 120", wide, narrow)
	}
	if p.Set(); p.HeightFor(100) != 0 {
		t.Error("no text takes room")
	}
}

func inPlace(t *testing.T, style FieldStyle, text string) (*InPlace, *[]string) {
	f := NewInPlace(style)
	var saved []string
	f.OnSave = func(s string) error {
		if s == "bad" {
			return errors.New("that is not a title")
		}
		saved = append(saved, s)
		return nil
	}
	window(t, ModeLight, container.NewStack(f), 300, 200)
	f.Set(FieldState{Text: text, Missing: "none"})
	return f, &saved
}

func TestInPlaceSavesTakesBackAndRefuses(t *testing.T) {
	f, saved := inPlace(t, FieldStyle{Bold: true, Size: TypeTitle}, "旧题名")
	f.prose.TypedKey(key(fyne.KeyReturn))
	if !f.Opened() || f.entry.Text() != "旧题名" || !f.entry.focused {
		t.Fatal("Enter does not open the field with its text and the keyboard")
	}
	typing(f.entry, "new")
	f.entry.TypedKey(key(fyne.KeyEscape))
	if f.Opened() || len(*saved) != 0 {
		t.Fatalf("Escape does not take back: saved %q", *saved)
	}

	f.Open()
	f.entry.TypedKey(key(fyne.KeyReturn))
	if f.Opened() || len(*saved) != 0 {
		t.Fatalf("an unchanged text was saved: %q", *saved)
	}

	f.Open()
	typing(f.entry, "bad")
	f.entry.TypedKey(key(fyne.KeyReturn))
	if !f.Opened() || f.wrong != "that is not a title" || f.entry.Text() != "bad" {
		t.Fatalf("refused: open %v, %q", f.Opened(), f.wrong)
	}
	typing(f.entry, "ly")
	if f.wrong != "" {
		t.Error("the reason stays while the text is another")
	}
	f.entry.TypedKey(key(fyne.KeyReturn))
	if f.Opened() || len(*saved) != 1 || (*saved)[0] != "badly" {
		t.Fatalf("saved %q", *saved)
	}
}

func TestInPlaceSavesWhenLeft(t *testing.T) {
	f, saved := inPlace(t, FieldStyle{}, "old")
	f.Open()
	typing(f.entry, "new")
	f.entry.FocusLost()
	if f.Opened() || len(*saved) != 1 || (*saved)[0] != "new" {
		t.Errorf("open %v, saved %q", f.Opened(), *saved)
	}
}

func TestInPlaceKeepsWhatIsWrittenOverASnapshot(t *testing.T) {
	f, _ := inPlace(t, FieldStyle{}, "old")
	f.Open()
	typing(f.entry, "half")
	f.Set(FieldState{Text: "other"})
	if !f.Opened() || f.entry.Text() != "half" {
		t.Error("a new snapshot took away what a person was writing")
	}
}

func TestInPlaceMissingIsNoText(t *testing.T) {
	f, _ := inPlace(t, FieldStyle{}, "")
	f.prose.SelectAll()
	if f.prose.SelectedText() != "" || f.prose.Text() != "" {
		t.Error("the words for a missing text can be copied")
	}
	f.Open()
	if f.entry.Text() != "" {
		t.Errorf("the field opens with %q", f.entry.Text())
	}
}

func TestInPlaceFixed(t *testing.T) {
	f, _ := inPlace(t, FieldStyle{}, "x")
	f.Set(FieldState{Text: "x", Fixed: true})
	f.Open()
	if f.Opened() {
		t.Error("a fixed field opens")
	}
}

func testFacets(t *testing.T) *Facets {
	f := NewFacets()
	window(t, ModeLight, f, 200, 400)
	f.Set([]FacetGroup{
		{ID: "lib", Heading: "LIBRARY", Rows: []FacetRow{{ID: "all", Label: "All"}, {ID: "new", Label: "New"}}},
		{ID: "year", Heading: "YEAR", Chart: &HistogramState{First: 2000, Counts: []int{1, 2, 3}}},
		{ID: "jcr", Heading: "JCR", Clear: "Clear", More: "More", Rows: []FacetRow{{ID: "Q1", Label: "Q1"}}},
	})
	return f
}

func TestFacetsCopyTheirRow(t *testing.T) {
	f := testFacets(t)
	c := test.NewClipboard()
	f.FocusGained()
	for i, s := range f.spots {
		if s.kind == spotRow && s.group == "jcr" && s.row == "Q1" {
			f.cursor = i
		}
	}
	f.TypedShortcut(&fyne.ShortcutCopy{Clipboard: c})
	if c.Content() != "Q1" {
		t.Errorf("copied %q", c.Content())
	}
}

func TestFacetsFindWhatIsClicked(t *testing.T) {
	f := testFacets(t)
	got := ""
	f.OnTap = func(g, r string, add bool) {
		got = g + "/" + r
		if add {
			got += "+"
		}
	}
	f.OnMore = func(g string) { got = g + " more" }
	f.OnClear = func(g string) { got = g + " clear" }
	click := func(kind spotKind, group, row string, m fyne.KeyModifier) string {
		got = ""
		for _, s := range f.spots {
			if s.kind == kind && s.group == group && s.row == row {
				f.MouseDown(mouse(s.x+s.w/2, s.y+s.h/2, m))
			}
		}
		return got
	}
	for _, c := range []struct{ got, want string }{
		{click(spotRow, "lib", "new", 0), "lib/new"},
		{click(spotRow, "jcr", "Q1", fyne.KeyModifierControl), "jcr/Q1+"},
		{click(spotMore, "jcr", "", 0), "jcr more"},
		{click(spotClear, "jcr", "", 0), "jcr clear"},
		{click(spotHeading, "lib", "", 0), ""},
	} {
		if c.got != c.want {
			t.Errorf("got %q, want %q", c.got, c.want)
		}
	}
	f.TypedKey(key(fyne.KeyHome))
	f.TypedKey(key(fyne.KeyDown))
	f.TypedKey(key(fyne.KeyReturn))
	if got != "lib/new" {
		t.Errorf("by keys: %q", got)
	}
	f.TypedKey(key(fyne.KeyEnd))
	f.TypedKey(key(fyne.KeyReturn))
	if got != "jcr more" {
		t.Errorf("by keys to the end: %q", got)
	}
}

func TestHistogramRange(t *testing.T) {
	h := NewHistogram()
	window(t, ModeLight, h, 100, 80)
	h.Set(HistogramState{First: 2000, Counts: make([]int, 10)})
	from, to := 0, 0
	h.OnRange = func(a, b int) { from, to = a, b }
	h.MouseDown(mouse(15, 5, 0))
	h.MouseUp(mouse(15, 5, 0))
	if from != 2001 || to != 2001 {
		t.Errorf("a click took %d to %d", from, to)
	}
	h.MouseDown(mouse(75, 5, 0))
	h.Dragged(drag(-40, 5))
	h.DragEnd()
	if from != 2000 || to != 2007 {
		t.Errorf("a drag took %d to %d", from, to)
	}
	h.Set(HistogramState{})
	h.MouseDown(mouse(5, 5, 0))
	h.MouseUp(mouse(5, 5, 0))
}

func TestSplitKeepsItsPart(t *testing.T) {
	left, right := NewGround(RoleGround), NewGround(RolePanel)
	s := NewSplit(left, right, SplitOptions{KeepRight: true, Width: 300, Min: 200, MinRemaining: 250})
	w := window(t, ModeLight, s, 1000, 100)
	if right.Size().Width != 300 || left.Size().Width != 699 {
		t.Fatalf("%v and %v", left.Size(), right.Size())
	}
	w.Resize(fyne.NewSize(1400, 100))
	if right.Size().Width != 300 {
		t.Errorf("after growing: %v", right.Size())
	}
	w.Resize(fyne.NewSize(520, 100))
	if right.Size().Width != 269 {
		t.Errorf("after shrinking: %v", right.Size())
	}
	w.Resize(fyne.NewSize(1000, 100))
	moved := float32(0)
	s.OnMoved = func(v float32) { moved = v }
	e := mouse(0, 0, 0)
	e.AbsolutePosition = fyne.NewPos(700, 10)
	s.handle.MouseDown(e)
	d := &fyne.DragEvent{}
	d.AbsolutePosition = fyne.NewPos(650, 10)
	s.handle.Dragged(d)
	s.handle.DragEnd()
	if moved != 350 || right.Size().Width != 350 {
		t.Errorf("dragged 50 left: %v, %v wide", moved, right.Size().Width)
	}
	if s.SetCollapsed(true); left.Size().Width != 1000 {
		t.Errorf("collapsed: %v", left.Size())
	}
}

func TestPaneScrollsWithinItsContent(t *testing.T) {
	content := canvas.NewRectangle(nil)
	content.SetMinSize(fyne.NewSize(10, 1000))
	p := NewPane(content)
	window(t, ModeLight, p, 100, 300)
	for _, c := range []struct{ set, want float32 }{{-5, 0}, {200, 200}, {5000, 700}} {
		if p.SetOffset(c.set); p.Offset() != c.want || content.Position().Y != -c.want {
			t.Errorf("scrolled to %v: %v", c.set, p.Offset())
		}
	}
	p.Reveal(100, 50)
	if p.Offset() != 100 {
		t.Errorf("revealed above: %v", p.Offset())
	}
	p.Reveal(500, 50)
	if p.Offset() != 250 {
		t.Errorf("revealed below: %v", p.Offset())
	}
}

func TestThemeCanBeSwitched(t *testing.T) {
	l := NewLabel("题名 Title", TextStyle{})
	window(t, ModeLight, l, 200, 40)
	small := l.MinSize()
	o := testTheme(ModeDark).Options()
	o.Scale = 2
	fyne.CurrentApp().Settings().SetTheme(NewTheme(o))
	l.Refresh()
	if big := l.MinSize(); big.Height < small.Height*1.9 || big.Width < small.Width*1.9 {
		t.Errorf("at twice the scale %v, was %v", big, small)
	}
	if !themeOf(l).Palette().Dark {
		t.Error("the palette did not change")
	}
}
