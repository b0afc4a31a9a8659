//go:build cgo

package view

import (
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

// runs cuts s into stretches of one typeface and hands each over with the font to draw it with; nil is the theme's.
// Fyne would search all fonts of the system for a rune that a font given to a text lacks, so such a rune goes to the
// theme's font, and with it the whole word of letters that it stands in: half a name in another face looks broken.
func (u *ruler) runs(s string, f font, do func(run string, face fyne.Resource)) {
	if s == "" {
		return
	}
	if u.covers == nil {
		do(s, nil)
		return
	}
	face := func(own bool) fyne.Resource {
		switch {
		case !own:
			return nil
		case f.bold:
			return u.bold
		}
		return u.regular
	}
	start, now := 0, true
	for at := 0; at < len(s); {
		end, own := u.unit(s, at)
		if own != now && at > start {
			do(s[start:at], face(now))
			start = at
		}
		now, at = own, end
	}
	do(s[start:], face(now))
}

// unit gives the end of what must stand in one typeface, from a byte of s on: a word of letters, or a rune with the
// marks that join it. own tells whether the serif has all of it.
func (u *ruler) unit(s string, at int) (end int, own bool) {
	r, n := utf8.DecodeRuneInString(s[at:])
	word := lettered(r)
	own = u.covers(r)
	for end = at + n; end < len(s); end += n {
		r, n = utf8.DecodeRuneInString(s[end:])
		if !zeroWidth(r) && !(word && lettered(r)) {
			break
		}
		own = own && u.covers(r)
	}
	return end, own
}

// lettered tells letters of scripts that write words.
func lettered(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z'
	}
	return unicode.IsLetter(r) && !isHan(r)
}
