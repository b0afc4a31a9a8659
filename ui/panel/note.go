package panel

import (
	"strconv"

	"twinleaf/assets/words"
	"twinleaf/model"
)

// Note is the panel of what a reader adds to a paper: a note in Markdown, stars, and that it was read.
type Note struct {
	Shown  bool
	Blocks []NoteBlock // the note as it is read
	Edit   Field       // the note as it is edited
	Stars  int         // 0 to model.MaxRating
	Read   bool
}

func noteOf(w *words.Words, p *model.Paper, m Marker) Note {
	n := Note{Shown: true, Stars: p.Rating, Read: p.Read, Blocks: markdown(p.Note), Edit: paperField(w, p, "note")}
	n.Edit.Missing, n.Edit.Hint = w.T("note.missing"), w.T("note.hint")
	for i := range n.Blocks {
		n.Blocks[i].Marks = m.Marks("note", n.Blocks[i].Text)
	}
	return n
}

// Starred is the rating, as it is edited, after a click on a star: the same star once more takes the rating away.
func (n Note) Starred(star int) string {
	if star == n.Stars {
		return ""
	}
	return strconv.Itoa(star)
}
