package fonts

import (
	"bytes"
	"testing"
	"unicode"

	"fyne.io/fyne/v2/theme"
	"github.com/go-text/typesetting/font"
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
		{"cyrillic", "ЁАБВГДЯёабвгдя"},
		{"punctuation", "–—‘’“”…•†‡‰′″‹›"},
		{"chinese punctuation", "，。、；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·～￥"},
		{"full width", "ＡＺａｚ０９％＋－＝"},
		{"arrows and marks", "←↑→↓⌘✓●○■□◆▲▼★☆"},
		{"operators", "−∑∏√∞∫≈≠≤≥∈∩∪⊂⊃∀∃∂∇∝≡"},
		{"simplified", "全球网络体制综合体中的威权多边主义国际外交实践双重转型"},
		{"traditional", "網絡體製綜閤權邊義實踐雙轉體龍龜鬱"},
		{"rare in names", "喆堃犇骉囍玥珺璟昇淼焱垚堯龑彧祎翀頔嫄燚垕芃镕煊"},
		{"third level of the standard", "𠙶䢺玒㟃鿍"},
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

func TestSize(t *testing.T) {
	const limit = 9 << 20 / 2 // 4.5 MiB a face is what the program's size allows
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
