//go:build cgo

package view

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/ui/panel"
)

// ReaderCalls are what a person does to the open paper.
type ReaderCalls struct {
	Deeds
	FindingCalls
	Edit        func(field, text string) error
	EditJournal func(field, text string) error
	Read        func(panel.Reading)
	TakeBack    func(panel.HistoryItem)
	Restore     func()
	Year        func(journal string, from, to int)
}

// Reader is the column of the open paper: title, abstract, journal, record
// and history, one under the other.
type Reader struct {
	Content fyne.CanvasObject

	Title    *Title
	Findings *Findings
	Abstract *Abstract
	Note     *Note
	Journal  *Journal
	Record   *Record
	History  *History

	page    *fyne.Container
	pane    *Pane
	faults  []fyne.CanvasObject // the findings and their line: hidden together
	journal []fyne.CanvasObject // the journal panel and its line: hidden together
	empty   *Empty
	cover   *fyne.Container // lies over the pane while no paper is open
	shown   model.ID
}

// NewReader makes an empty column.
func NewReader(c ReaderCalls) *Reader {
	r := &Reader{empty: NewEmpty()}
	c.Fit = r.fit
	r.Title = NewTitle(c.Deeds, c.Edit, c.Restore)
	r.Findings = NewFindings(c.Deeds, c.FindingCalls)
	r.faults = []fyne.CanvasObject{NewHairline(), r.Findings.Content}
	r.Abstract = NewAbstract(c.Deeds, c.Edit, c.Read)
	r.Note = NewNote(c.Deeds, c.Edit)
	r.Journal = NewJournal(c.Deeds, c.EditJournal, c.Year)
	r.Record = NewRecord(c.Deeds, c.Edit)
	r.History = NewHistory(c.Deeds, c.TakeBack)
	r.journal = []fyne.CanvasObject{NewHairline(), r.Journal.Content}
	r.page = container.New(&VStack{Gap: 16, Pad: 28}, r.Title.Content, r.faults[0], r.faults[1], NewHairline(), r.Abstract.Content, NewHairline(), r.Note.Content,
		r.journal[0], r.journal[1], NewHairline(), r.Record.Content, NewHairline(), r.History.Content)
	r.pane = NewPane(r.page)
	r.cover = container.NewStack(NewGround(RolePanel), r.empty)
	r.Content = container.NewStack(r.pane, r.cover)
	return r
}

// Show draws the parts of the open paper that changed. Another paper begins
// at its top.
func (r *Reader) Show(w *words.Words, p *panel.Reader, parts panel.Part) {
	open := p.Title().Shown
	show(r.cover, !open)
	if !open {
		r.empty.Set(EmptyState{Heading: w.T("reader.empty"), Text: p.Problem()})
		r.shown = model.ID{}
		return
	}
	if parts&panel.PartTitle != 0 {
		r.Title.Show(w, p.Title())
	}
	if parts&panel.PartFindings != 0 {
		s := p.Findings()
		for _, o := range r.faults {
			show(o, len(s.Items) > 0)
		}
		r.Findings.Show(w, s)
	}
	if parts&panel.PartAbstract != 0 {
		r.Abstract.Show(w, p.Abstract())
	}
	if parts&panel.PartNote != 0 {
		r.Note.Show(w, p.Note())
	}
	if parts&panel.PartJournal != 0 {
		s := p.Journal()
		for _, o := range r.journal {
			show(o, s.Shown)
		}
		r.Journal.Show(w, s)
	}
	if parts&panel.PartRecord != 0 {
		r.Record.Show(w, p.Record())
	}
	if parts&panel.PartHistory != 0 {
		r.History.Show(w, p.History())
	}
	if p.ID() != r.shown {
		r.shown = p.ID()
		r.pane.SetOffset(0)
	}
	r.fit()
}

// fit lays the column out again after heights changed.
func (r *Reader) fit() {
	if r.pane != nil {
		r.pane.Refresh()
	}
}
