//go:build cgo

package view

import (
	"flag"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"twinleaf/assets/words"
	"twinleaf/ui/panel"
)

var update = flag.Bool("update", false, "rewrite the golden pictures")

// TestGolden holds what the main views look like, in both languages, light and dark, as pictures in testdata. After a wanted change:
// go test ./ui/view -run TestGolden -update, and look at them.
func TestGolden(t *testing.T) {
	for _, lang := range []string{"en", "zh"} {
		w := words.For(lang)
		for name, mode := range map[string]Mode{"light": ModeLight, "dark": ModeDark} {
			t.Run("papers-"+lang+"-"+name, func(t *testing.T) {
				p := NewPapers(w)
				golden(t, window(t, mode, p.Table, 680, 200), func() {
					p.SetRows(goldenRows{p}, false)
					p.Select(1, SelectRange(1, 2))
				})
			})
			t.Run("empty-"+lang+"-"+name, func(t *testing.T) {
				e := NewEmpty()
				golden(t, window(t, mode, e, 560, 320), func() {
					e.Set(EmptyState{Icon: theme.DocumentIcon(), Heading: w.T("empty.heading"), Text: w.T("empty.text"),
						First: w.T("empty.sample"), Second: w.T("empty.import")})
				})
			})
			t.Run("title-"+lang+"-"+name, func(t *testing.T) {
				v := NewTitle(Deeds{}, func(string, string) error { return nil }, func() {})
				column := NewPane(container.New(&VStack{Pad: 28}, v.Content))
				win := window(t, mode, column, 420, 250)
				golden(t, win, func() {
					defer win.Resize(fyne.NewSize(420, 251)) // laid out anew, as the reader does
					v.Show(w, panel.Title{Shown: true,
						ZH:      panel.Field{Name: "title.zh", Text: "深度学习综述：表示、优化与应用", Marks: []panel.Range{{From: 0, To: 12}}},
						EN:      panel.Field{Name: "title.en", Text: "Deep learning: representation, optimization and applications"},
						Authors: panel.Field{Name: "authors", Text: "Yann LeCun, Yoshua Bengio, Geoffrey Hinton", Corrected: true},
						Where:   "Nature · 521: 436-444 · 2015-05-28",
						DOI:     panel.Field{Name: "doi", Text: "10.1038/nature14539"},
						Badges:  []panel.Badge{{Text: "JCR Q1", Strong: true}, {Text: "IF 64.8"}},
					})
				})
			})
			t.Run("filters-"+lang+"-"+name, func(t *testing.T) {
				f := NewFacets()
				golden(t, window(t, mode, container.NewStack(NewGround(RoleGround), f), 220, 420), func() {
					f.Set([]FacetGroup{
						{ID: "year", Heading: w.T("facet.year"), Clear: w.T("facet.clear"), Chart: &HistogramState{First: 2010,
							Counts: []int{1, 2, 4, 3, 6, 9, 12, 10, 14, 20}, From: 2015, To: 2018, Left: "2010", Right: "2015 – 2018"}},
						{ID: "jcr", Heading: w.T("facet.jcr"), Rows: []FacetRow{{Label: "Q1", Count: "38", Selected: true}, {Label: "Q2", Count: "19"}}},
						{ID: "journal", Heading: w.T("facet.journal"), More: w.T("facet.more"),
							Rows: []FacetRow{{Label: "Nature", Count: "1,204"}, {Label: "International Journal of High Performance Computing", Count: "87"}}},
						{ID: "tag", Heading: w.T("facet.tag"), Rows: []FacetRow{{Label: "待读", Count: "6", Tag: 0xC0504D}}},
					})
				})
			})
			t.Run("conditions-"+lang+"-"+name, func(t *testing.T) {
				c := NewChips()
				golden(t, window(t, mode, container.NewPadded(c), 420, 70), func() {
					c.Set([]Chip{{Text: "year:2010..2018"}, {Text: "-oa:yes"}, {Text: "jcr:Q9", Wrong: true}, {Text: "International Journal of High Performance Computing"}})
				})
			})
			t.Run("overview-"+lang+"-"+name, func(t *testing.T) {
				o := NewOverview()
				golden(t, window(t, mode, o, 700, 420), func() {
					p := panel.OverviewPage{Ready: true, Papers: 3001, Text: w.T("papers", 3001)}
					for y := range 12 {
						p.Years = append(p.Years, panel.Bar{Year: 2008 + y, Count: y * y})
					}
					for _, f := range []string{"journal", "author", "jcr"} {
						p.Groups = append(p.Groups, panel.OverviewGroup{Field: f, Heading: w.T("facet." + f),
							Rows: []panel.OverviewRow{{Label: "Nature 自然", Count: "1,204", Share: 1}, {Label: "Q2", Count: "87", Share: 0.07}}})
					}
					o.Set(p)
				})
			})
			t.Run("reading-"+lang+"-"+name, func(t *testing.T) {
				p := NewPage()
				golden(t, window(t, mode, p, 700, 420), func() {
					p.Set(PageText{
						Head:  []Paragraph{{Text: "深度学习", Size: 26, Bold: true, Leading: 1.35}, {Text: "Deep learning", Size: 19, Leading: 1.35, Gap: 8, Role: RoleSecondary}},
						Left:  []Paragraph{{Text: "Deep learning allows computational models to learn representations of data.", Size: 15, Leading: 1.75, Marks: []Span{{0, 13}}}},
						Right: []Paragraph{{Text: "深度学习使由多个处理层组成的计算模型能够学习数据的表示。", Size: 15, Leading: 1.75}},
						Foot:  w.T("reading.keys", 1, 46),
						Faces: []string{w.T("reading.sans"), w.T("reading.serif")},
					})
				})
			})
			t.Run("findings-"+lang+"-"+name, func(t *testing.T) {
				v := NewFindings(Deeds{Fit: func() {}}, FindingCalls{Accept: func(int) {}, Dismiss: func(int) {}, All: func(int) {}, Unfold: func(bool) {}})
				win := window(t, mode, NewPane(container.New(&VStack{Pad: 28}, v.Content)), 436, 260)
				golden(t, win, func() {
					defer win.Resize(fyne.NewSize(436, 261))
					v.Show(w, panel.Findings{Open: true, Items: []panel.FindingItem{{Code: "volume-holds-issue", Name: "77 4", Message: "“77 4”", Why: "77(4)",
						Edits: []panel.FieldDiff{{Label: w.T("field.volume"), Diff: []panel.DiffPart{{Text: "77"}, {Text: " 4", Op: panel.Gone}}}}}}})
				})
			})
		}
	}
}

// TestGoldenSerif holds the reading view in the serif, with a name that the serif lacks in part, on each ground.
func TestGoldenSerif(t *testing.T) {
	w := words.For("zh")
	for name, mode := range map[string]Mode{"light": ModeLight, "dark": ModeDark, "sepia": ModeSepia} {
		t.Run("serif-"+name, func(t *testing.T) {
			p := NewPage()
			golden(t, window(t, mode, p, 700, 420), func() {
				p.Set(PageText{
					Head: []Paragraph{{Text: "深度学习", Size: 26, Bold: true, Serif: true, Leading: 1.35},
						{Text: "Deep learning", Size: 19, Serif: true, Leading: 1.35, Gap: 8, Role: RoleSecondary},
						{Text: "王㿀䶮、李𬎆、Bohumil Dvořák", Size: 15, Serif: true, Gap: 8, Role: RoleSecondary}},
					Left: []Paragraph{{Text: "Deep learning allows computational models to learn representations of data (p ≤ 0.05).", Size: 15, Serif: true,
						Leading: 1.75, Marks: []Span{{0, 13}}}},
					Right: []Paragraph{{Text: "深度学习使由多个处理层组成的计算模型能够学习“数据的表示”。", Size: 15, Serif: true, Leading: 1.75, Marks: []Span{{0, 12}}}},
					Foot:  w.T("reading.keys", 1, 46),
					Faces: []string{w.T("reading.sans"), w.T("reading.serif")},
					Face:  1,
				})
			})
		})
	}
}

type goldenRows struct{ p *Papers }

func (goldenRows) Len() int { return 3 }

func (r goldenRows) Row(i int) (RowData, bool) {
	row := []panel.Row{
		{ZH: "深度学习", EN: "Deep learning", Authors: "LeCun, Bengio +1", Journal: "Nature", Year: "2015", JCR: "Q1", Top: true, Zone: "1区", IF: "64.8",
			Cited: "60,000", Open: true, Corrected: true, Severity: 1, ZHMarks: []panel.Range{{From: 0, To: 6}}},
		{ZH: "用于图像识别的深度残差学习，一个很长的题名在列边上被截断", EN: "Deep residual learning for image recognition", Authors: "何恺明、张祥雨 +2",
			Journal: "CVPR", Year: "2016", Severity: 2},
		{EN: "A mathematical theory of communication", Authors: "Shannon", Journal: "Bell System Technical Journal", Year: "1948", JCR: "Q4", Missing: "—"},
	}[i]
	d := RowData{}
	for _, c := range r.p.Columns() {
		d.Cells = append(d.Cells, paperCell(c.ID, &row))
	}
	return d, true
}

// golden compares a window, once fill has filled it, with its picture. Edges of letters may differ a little between processors: a picture
// fails where a pixel is plainly another.
func golden(t *testing.T, win fyne.Window, fill func()) {
	t.Helper()
	fill()
	got := win.Canvas().Capture()
	path := filepath.Join("testdata", filepath.Base(t.Name())+".png")
	if *update {
		save(t, path, got)
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	const slight = 48 << 8 // of 255 << 8
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			r1, g1, b1, _ := got.At(x, y).RGBA()
			r2, g2, b2, _ := want.At(x, y).RGBA()
			if apart(r1, r2) > slight || apart(g1, g2) > slight || apart(b1, b2) > slight {
				seen := filepath.Join(os.TempDir(), "twinleaf-"+filepath.Base(path))
				save(t, seen, got)
				t.Fatalf("%s looks another at %d, %d: compare it with %s", path, x, y, seen)
			}
		}
	}
	if got.Bounds() != want.Bounds() {
		t.Errorf("%s is %v, not %v", path, want.Bounds(), got.Bounds())
	}
}

func save(t *testing.T, path string, img image.Image) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := png.Encode(f, img); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
}

func apart(a, b uint32) uint32 { return max(a, b) - min(a, b) }
