// Package fonts holds the typefaces of the window: Noto Sans SC, Regular and Bold, with all of
// its 30,289 Han, cut down by subset.sh in the rest to what a catalog of papers shows (subset.py
// says what and why) and completed with the accented letters, indices and operators that it
// lacks (glyphs.py); and for reading Noto Serif SC, Regular and SemiBold, with 12,558 Han.
//
// Only the window may import it: the faces weigh 24 MB, and the terminal commands, which
// draw nothing, are built without them. It imports nothing of this program.
//
// The fonts are under the SIL Open Font License 1.1 (OFL.txt).
package fonts

import _ "embed"

//go:embed NotoSansSC-Regular.otf
var regular []byte

//go:embed NotoSansSC-Bold.otf
var bold []byte

//go:embed NotoSerifSC-Regular.otf
var serif []byte

//go:embed NotoSerifSC-SemiBold.otf
var serifSemiBold []byte

// coverage has a bit for each code point that can be drawn: bit c%8 of byte c/8.
//
//go:embed coverage.bin
var coverage string

// serifCoverage is the same for the serif alone.
//
//go:embed serif.bin
var serifCoverage string

// Regular returns the upright face of weight 400, an OpenType font with CFF outlines.
// The bytes are shared: do not write to them.
func Regular() []byte { return regular }

// Bold returns the face of weight 700, with the same characters as Regular.
// The bytes are shared: do not write to them.
func Bold() []byte { return bold }

// Serif returns the upright serif of weight 400 for reading text. Its lines are as high as those
// of Regular, and both stand on one baseline. The bytes are shared: do not write to them.
func Serif() []byte { return serif }

// SerifSemiBold returns the serif of weight 600, with the same characters as Serif.
// The bytes are shared: do not write to them.
func SerifSemiBold() []byte { return serifSemiBold }

// SerifCovers reports whether both weights of the serif have r; what they lack is drawn with
// Regular and Bold, which have all of their characters and more. As to why, and to the cost, see Covers.
func SerifCovers(r rune) bool { return has(serifCoverage, r) }

// Covers reports whether r can be drawn in both weights without searching the system's fonts:
// by the faces of this package, or by the Noto Sans that Fyne carries and falls back to
// (polytonic Greek, phonetics, the rest of Cyrillic).
//
// A rune that no font has makes Fyne search all fonts of the system each time it is measured,
// so replace what Covers denies before showing it, and never in the data. Invisible runes
// (zero-width space, byte order mark, direction marks) are better dropped than replaced.
//
// It costs a few nanoseconds and may be called from any goroutine.
func Covers(r rune) bool { return has(coverage, r) }

func has(bits string, r rune) bool {
	i := int(r) >> 3 // negative for a negative rune: a shift keeps the sign
	return i >= 0 && i < len(bits) && bits[i]&(1<<(r&7)) != 0
}
