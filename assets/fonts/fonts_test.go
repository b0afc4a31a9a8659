package fonts

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// parse reads a font as the toolkit does.
func parse(t *testing.T, name string, data []byte) *font.Face {
	t.Helper()
	f, err := font.ParseTTF(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("parse %s: %v", name, err)
	}
	return f
}

func TestFacesHaveWhatPapersNeed(t *testing.T) {
	needed := []struct{ name, runes string }{
		{"ascii", " !\"#$%&'()*+,-./0123456789:;<=>?@AZ[\\]^_`az{|}~"},
		{"latin-1", "äöüÄÖÜßéèñçåøæÅØÆ¿¡«»©®±×÷°µ·½"},
		{"pinyin", "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü"},
		{"vietnamese", "ắằẵặẻẽếềểễệọốồổỗộớờởỡợụứừửữự"},
		{"greek", "ΑΒΓΔΩαβγδεζηθικλμνξοπρςστυφχψω"},
		{"names of Europe", "ąćčďęěğğıłńňőřśşšťůűźżžŁŠŞŽČĐđħİȘșȚțĢģķļņāēīōū"},
		{"transliteration", "ḥṣṭḍḷṛṇẓḤṢṬḌḫẖḵ"},
		{"greek with tonos", "ΆΈΉΌΏάέήίόύώϊϋ"},
		{"indices", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋ₙᵢ"},
		{"spaces and hyphens", "\u00a0\u00ad\u2002\u2009\u200a\u202f\u2010\u2011"},
		{"interface", "↶↷⌕✕▾▸▴◂"},
		{"cyrillic", "ЁАБВГДЯёабвгдя"},
		{"punctuation", "–—‘’“”…•†‡‰′″‹›"},
		{"chinese punctuation", "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～￥"},
		{"full width", "ＡＺａｚ０９％＋－＝"},
		{"arrows and marks", "←↑→↓⌘✓●○■□◆▲▼★☆"},
		{"operators", "−∑∏√∞∫≈≠≤≥∈∩∪⊂⊃∀∃∂∇∝≡∼∘⟨⟩⌈⌉⌊⌋±×÷"},
		{"simplified", "全球网络体制综合体中的威权多边主义国际外交实践双重转型"},
		{"traditional", "網絡體製綜閤權邊義實踐雙轉體龍龜鬱"},
		{"rare in names", "喆堃犇骉囍玥珺璟昇淼焱垚堯龑彧祎翀頔嫄燚垕芃镕煊"},
		{"third level of the standard", "𠙶䢺玒㟃鿍"},
		{"beyond the standard", "㐂㑇㛃㴪䒟䶮𠮷𡋾𣲗𤋮𨭆𫍯𫟼𬎆𬭊𬸣𰻞"},
		{"compatibility", "﨑塚福"},
		{"japanese", "ひらがなカタカナ辺沢峠榊畑"},
		{"bopomofo", "ㄅㄆㄇㄈ"},
	}
	faces := map[string]*font.Face{"regular": parse(t, "regular", Regular()), "bold": parse(t, "bold", Bold())}
	for weight, face := range faces {
		for _, n := range needed {
			for _, r := range n.runes {
				if _, ok := face.NominalGlyph(r); !ok {
					t.Errorf("%s lacks %q U+%04X (%s)", weight, r, r, n.name)
				}
			}
		}
	}
}

// TestHan holds that no name is shown with a gap: all that Noto Sans CJK has, and what names.txt lists.
func TestHan(t *testing.T) {
	const least = 30_000
	list, err := os.ReadFile("names.txt")
	if err != nil {
		t.Fatal(err)
	}
	for weight, data := range map[string][]byte{"regular": Regular(), "bold": Bold()} {
		face := parse(t, weight, data)
		n := 0
		for r := rune(0); r <= unicode.MaxRune; r++ {
			if unicode.Is(unicode.Han, r) && unicode.Is(unicode.Lo, r) { // without radicals and iteration marks
				if _, ok := face.NominalGlyph(r); ok {
					n++
				}
			}
		}
		if n < least {
			t.Errorf("%s has %d Han, want %d", weight, n, least)
		}
		for line := range strings.Lines(string(list)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for _, r := range strings.TrimSpace(line) {
				if _, ok := face.NominalGlyph(r); !ok {
					t.Errorf("%s lacks %q U+%04X of names.txt", weight, r, r)
				}
			}
		}
	}
	if Covers('𪚥') {
		t.Error("𪚥, which Noto lacks, is said to be drawn")
	}
}

// Outlines must be readable too, not only the character map.
func TestEveryCharacterHasAnOutlineOrIsSpace(t *testing.T) {
	for weight, data := range map[string][]byte{"regular": Regular(), "bold": Bold()} {
		face := parse(t, weight, data)
		empty := 0
		for r := rune(0); r < 0x30000; r++ {
			g, ok := face.NominalGlyph(r)
			if !ok {
				continue
			}
			o, ok := face.GlyphData(g).(font.GlyphOutline)
			if !ok {
				t.Fatalf("%s: U+%04X has no outline", weight, r)
			}
			if len(o.Segments) == 0 && unicode.IsGraphic(r) && !unicode.IsSpace(r) {
				t.Errorf("%s: U+%04X is empty", weight, r)
				empty++
			}
			if empty > 20 {
				t.Fatal("and more")
			}
		}
	}
}

func TestCoversAgreesWithTheFonts(t *testing.T) {
	own := []*font.Face{parse(t, "regular", Regular()), parse(t, "bold", Bold())}
	toolkit := []*font.Face{
		parse(t, "toolkit regular", theme.DefaultTextFont().Content()),
		parse(t, "toolkit bold", theme.DefaultTextBoldFont().Content()),
	}
	all := func(faces []*font.Face, r rune) bool {
		for _, f := range faces {
			if _, ok := f.NominalGlyph(r); !ok {
				return false
			}
		}
		return true
	}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r&0xfffe == 0xfffe {
			continue // not characters; the reader takes a table's end mark for one
		}
		if got, want := Covers(r), r >= ' ' && (all(own, r) || all(toolkit, r)); got != want {
			t.Fatalf("Covers(U+%04X) = %v, want %v: run subset.sh again", r, got, want)
		}
	}
	for _, r := range []rune{-1, -8, unicode.MaxRune + 1, 1 << 30} {
		if Covers(r) {
			t.Errorf("Covers(%d) = true", r)
		}
	}
}

// A name half in one typeface and half in another looks broken: what the sample and the
// interface say must be in ours.
func TestOwnFacesCoverSampleAndWords(t *testing.T) {
	face := parse(t, "regular", Regular())
	var files []string
	for _, pattern := range []string{"../sample/*.txt", "../words/*.json"} {
		found, err := filepath.Glob(pattern)
		if err != nil || len(found) == 0 {
			t.Fatalf("%s: %d files, %v", pattern, len(found), err)
		}
		files = append(files, found...)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range string(data) {
			if _, ok := face.NominalGlyph(r); !ok && r >= ' ' {
				t.Errorf("%s: %q U+%04X is in neither face", name, r, r)
			}
		}
	}
}

func TestQuotesAreNarrowInLatinAndWideInChinese(t *testing.T) {
	face := parse(t, "regular", Regular())
	shaper := &shaping.HarfbuzzShaper{}
	width := func(text string) int {
		runes := []rune(text)
		out := shaper.Shape(shaping.Input{
			Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR,
			Face: face, Size: fixed.I(1000), Script: language.LookupScript(runes[len(runes)/2]),
		})
		return out.Advance.Round()
	}
	for _, tt := range []struct {
		name, with, without string
		quotes              int // width of all quotes together, in thousandths of the em
	}{
		{"double, english", "“word”", "word", 2 * 474},
		{"apostrophe", "don’t", "dont", 278},
		{"double, chinese", "“威权”", "威权", 2 * 1000},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got := width(tt.with) - width(tt.without)
			if got < tt.quotes-40 || got > tt.quotes+40 { // kerning moves them a little
				t.Errorf("quotes of %s take %d, want about %d", tt.with, got, tt.quotes)
			}
		})
	}
}

// TestSerif holds that the serif has what abstracts are written with, in outlines, that it lacks nothing the sans does not
// have, and that both stand in the same lines.
func TestSerif(t *testing.T) {
	const least, limit = 12_000, 5 << 20
	plain := parse(t, "regular", Regular())
	faces := map[string]*font.Face{}
	for weight, data := range map[string][]byte{"regular": Serif(), "semibold": SerifSemiBold()} {
		faces[weight] = parse(t, weight, data)
		if len(data) > limit {
			t.Errorf("%s weighs %d bytes, more than %d", weight, len(data), limit)
		}
		want, _ := plain.FontHExtents()
		if got, _ := faces[weight].FontHExtents(); got != want {
			t.Errorf("%s has lines of %+v, those of the sans are %+v", weight, got, want)
		}
	}
	n := 0
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if r&0xfffe == 0xfffe {
			continue // not characters; the reader takes a table's end mark for one
		}
		in := r >= ' '
		for weight, f := range faces {
			g, ok := f.NominalGlyph(r)
			in = in && ok
			if o, drawn := f.GlyphData(g).(font.GlyphOutline); ok && (!drawn || len(o.Segments) == 0 && unicode.IsGraphic(r) && !unicode.IsSpace(r)) {
				t.Errorf("%s: U+%04X is empty", weight, r)
			}
		}
		if SerifCovers(r) != in {
			t.Fatalf("SerifCovers(U+%04X) = %v: run subset.sh again", r, !in)
		}
		if in && unicode.Is(unicode.Han, r) && unicode.Is(unicode.Lo, r) {
			n++
		}
		if _, ok := plain.NominalGlyph(r); in && !ok {
			t.Errorf("U+%04X is in the serif alone", r)
		}
	}
	if n < least {
		t.Errorf("the serif has %d Han, want %d", n, least)
	}
	for _, r := range "全球网络体制綜閤權邊義䶮𠙶ひらカタ“”‘’，。（）—…āǖčłőșḥắΩάЯ₂³" {
		if !SerifCovers(r) {
			t.Errorf("the serif lacks %q", r)
		}
	}
}

func TestSize(t *testing.T) {
	const limit = 15 << 20 / 2 // 7.5 MiB a face is what the program's size allows
	for weight, data := range map[string][]byte{"regular": Regular(), "bold": Bold()} {
		if len(data) > limit {
			t.Errorf("%s weighs %d bytes, more than %d", weight, len(data), limit)
		}
	}
}

func BenchmarkCovers(b *testing.B) {
	for b.Loop() {
		for _, r := range "全球网络体制 AlphaFold" {
			if !Covers(r) {
				b.Fatal(r)
			}
		}
	}
}
