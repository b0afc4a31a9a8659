package index

import "encoding/binary"

// First bytes of the keys of the index bucket; doc.go draws the layout. Postings are last, so that new chunks append.
const (
	keyMeta    = 'm'
	keyColumn  = 'c'
	keyLive    = 'd'
	keyPeople  = 'a'
	keyJournal = 'j'
	keyName    = 'n'
	keyNames   = 'N'
	keyKinds   = 'l'
	keyPosting = 'p'
)

// space says what kind of term a posting key holds.
type space byte

const (
	spaceHan      space = 'h' // a character, or two neighbours, of a script without spaces; UTF-8
	spaceInitials space = 'i' // three neighbouring first letters of a title's pinyin
	spaceWord     space = 'w' // a folded word
	spaceExact    space = 'x' // field byte, then the folded value
	spaceSyllable space = 'y' // two neighbouring syllables of a title: "duo'bian"
	spaceStart    space = 'z' // the first one to three letters of words
)

// wherePositions turns a space into that of its terms' positions: after all sets of the chunk, so that an import
// appends both in order.
const wherePositions = 0x80

// section is the part of a paper where a term stands.
type section uint8

const (
	secTitleEn section = iota
	secTitleZh
	secAbstractEn
	secAbstractZh
	secAuthor
	secNote
	sectionCount
)

// A journal is indexed like a paper, in chunks of its own, with its texts in these sections.
const (
	secName        = secTitleEn // name, other names, ISSN
	secScope       = secAbstractEn
	secPublisher   = secAuthor
	secCategory    = secNote
	secJCRCategory = secAbstractZh
)

// Section masks of the fields that words are looked for in.
const (
	maskTitle    = 1<<secTitleEn | 1<<secTitleZh
	maskAbstract = 1<<secAbstractEn | 1<<secAbstractZh
	maskAuthor   = 1 << secAuthor
	maskNote     = 1 << secNote
	maskAll      = maskTitle | maskAbstract | maskAuthor | maskNote
	maskSections = 1<<sectionCount - 1
)

// journalChunks is the number of the first chunk of journals.
const journalChunks = 0xC000

// postingKey builds keyPosting | chunk | space | term in dst: the key that a term's unit is at or after.
func postingKey(dst []byte, chunk int, sp space, term []byte) []byte {
	dst = append(dst[:0], keyPosting, byte(chunk>>8), byte(chunk), byte(sp))
	return append(dst, term...)
}

// termAt is where a posting key's space and term begin.
const termAt = 3

func numberKey(lead byte, n uint32) []byte {
	return binary.BigEndian.AppendUint32([]byte{lead}, n)
}
