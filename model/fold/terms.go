package fold

import "unicode/utf8"

// MaxWord is the longest word kept, in folded bytes; what follows is cut off, alike in the index and in the query.
const MaxWord = 64

// Term is one piece of a text. A word carries its folded bytes; a run of a script without spaces carries its folded
// characters, one position each.
type Term struct {
	Word []byte  // folded word, nil for a run; valid until the next call of Next
	Run  []rune  // folded characters, nil for a word; valid until the next call of Next
	At   []int32 // for a run: byte offset in the text of each character, and one past the last
	// Start and End are byte offsets in the text.
	Start, End int
	// Pos counts the words and dense characters before this one.
	Pos int
}

// Scanner cuts a text into terms without allocating per term. Words are runs of letters, digits and marks (UAX #29 without
// its exceptions for inner punctuation: `long-term` and `O'Brien` are two words, so that they are found either way it is
// typed); Chinese, kana and other scripts without spaces come as runs of characters. The zero value is ready for Reset. A
// Scanner belongs to one goroutine.
type Scanner struct {
	text string
	at   int
	pos  int
	word []byte
	run  []rune
	off  []int32
}

// Reset starts on text at position 0.
func (s *Scanner) Reset(text string) { s.text, s.at, s.pos = text, 0, 0 }

// Next delivers the next term into t and reports whether there was one.
func (s *Scanner) Next(t *Term) bool {
	text, i := s.text, s.at
	for i < len(text) {
		c := text[i]
		if wordByte[c] != 0 {
			return s.scanWord(t, i)
		}
		if c < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if r >= 0x4E00 && r <= 0x9FFF {
			return s.scanRun(t, i)
		}
		one, more := Rune(r)
		if more != "" {
			one = firstOf(more)
		}
		switch {
		case one < 0:
			i += n
		case one < utf8.RuneSelf && wordByte[one] != 0, one >= utf8.RuneSelf && classOf(one) == word:
			return s.scanWord(t, i)
		case one >= utf8.RuneSelf && classOf(one) == dense:
			return s.scanRun(t, i)
		default:
			i += n
		}
	}
	s.at = i
	return false
}

func firstOf(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// scanWord reads the word that begins at i.
func (s *Scanner) scanWord(t *Term, i int) bool {
	text, buf := s.text, s.word[:0]
	start := i
	for i < len(text) {
		c := text[i]
		if l := wordByte[c]; l != 0 {
			buf = append(buf, l)
			i++
			continue
		}
		if c < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		one, more := Rune(r)
		if more != "" {
			if !wordRune(firstOf(more)) {
				break
			}
			for _, m := range more {
				if wordRune(m) {
					buf = utf8.AppendRune(buf, m)
				}
			}
			i += n
			continue
		}
		if one < 0 {
			i += n
			continue
		}
		if !wordRune(one) {
			break
		}
		buf = utf8.AppendRune(buf, one)
		i += n
	}
	s.word = buf
	if len(buf) > MaxWord {
		cut := MaxWord
		for cut > 0 && !utf8.RuneStart(buf[cut]) {
			cut--
		}
		buf = buf[:cut]
	}
	*t = Term{Word: buf, Start: start, End: i, Pos: s.pos}
	s.pos++
	s.at = i
	return true
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return wordByte[r] != 0
	}
	return classOf(r) == word
}

// scanRun reads the run of dense characters that begins at i.
func (s *Scanner) scanRun(t *Term, i int) bool {
	text, run, off := s.text, s.run[:0], s.off[:0]
	start := i
	for i < len(text) {
		if text[i] < utf8.RuneSelf {
			break
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		one, more := Rune(r)
		if more != "" {
			if classOf(firstOf(more)) != dense {
				break
			}
			for _, m := range more {
				run, off = append(run, m), append(off, int32(i))
			}
			i += n
			continue
		}
		if one < 0 {
			i += n
			continue
		}
		if one < utf8.RuneSelf || classOf(one) != dense {
			break
		}
		run, off = append(run, one), append(off, int32(i))
		i += n
	}
	off = append(off, int32(i))
	s.run, s.off = run, off
	*t = Term{Run: run, At: off, Start: start, End: i, Pos: s.pos}
	s.pos += len(run)
	s.at = i
	return true
}
