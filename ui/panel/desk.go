package panel

import (
	"context"
	"sync/atomic"
	"time"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/job"
)

// Part names panels, so that a change redraws only what it touched.
type Part uint

// The parts of the window.
const (
	PartList   Part = 1 << iota // the result, its order or its count
	PartRows                    // rows that arrived: see List.Arrived
	PartFacets                  // the filters and their counts
	PartTitle
	PartAbstract
	PartNote
	PartJournal
	PartRecord
	PartHistory
	PartStatus // undo and redo, the library's size, work under way
	PartFindings
	PartNotice // there is something to tell: see Desk.Notice
	PartOverview
	PartJournals // the list of journals
	PartPaper    = PartTitle | PartFindings | PartAbstract | PartNote | PartJournal | PartRecord | PartHistory
	PartAll      = PartList | PartRows | PartFacets | PartPaper | PartStatus
)

// Config is what a Desk needs.
type Config struct {
	Library Library
	Words   *words.Words
	Jobs    *job.Runner
	Order   query.Sort   // of the list
	Post    func(func()) // runs a func on the window's goroutine, soon
	Changed func(Part)   // called on the window's goroutine
}

// Desk is one window's work on one library: the search, the list, the open
// paper, and what is done to them.
type Desk struct {
	lib   Library
	w     *words.Words
	jobs  *job.Runner
	post  func(func())
	tell  func(Part)
	leave func() // ends the subscription

	Search    *Search
	List      *List
	Reader    *Reader
	Overview  *Overview
	Journals  *Journals
	Places    *Places
	Completer *Completer
	Ahead     *Ahead

	copies  copies
	notice  Notice
	closed  bool
	judging bool         // see judge
	busy    int          // searches and readings under way, for Idle
	touched atomic.Int64 // when a person last did something, in nanoseconds since 1970
}

// NewDesk starts with the whole library in the list. Close ends it.
func NewDesk(c Config) *Desk {
	d := &Desk{lib: c.Library, w: c.Words, jobs: c.Jobs, post: c.Post, tell: c.Changed}
	d.Search = newSearch(d, c.Order)
	d.List = &List{d: d, pages: map[int][]Row{}}
	d.Reader = &Reader{d: d, leave: func() {}}
	d.Completer = &Completer{d: d, latest: job.NewLatest(d.jobs, "completion")}
	d.Ahead = &Ahead{d: d, latest: job.NewLatest(d.jobs, "type-ahead")}
	d.Places = &Places{d: d, latest: job.NewLatest(d.jobs, "places")}
	d.Journals = &Journals{d: d, latest: job.NewLatest(d.jobs, "journals"), one: job.NewLatest(d.jobs, "journal")}
	d.Overview = &Overview{d: d, latest: job.NewLatest(d.jobs, "overview")}
	d.leave = c.Library.Subscribe(func(uint64) { d.post(d.refresh) })
	d.Search.run()
	d.Places.run()
	d.upkeep()
	return d
}

// Close stops listening to the library. Late answers are dropped.
func (d *Desk) Close() {
	d.closed = true
	d.Search.stop()
	d.Overview.Close()
	d.Journals.Close()
	d.Places.latest.Drop()
	d.Completer.Drop()
	d.Ahead.latest.Drop()
	d.Reader.leave()
	d.leave()
}

// Idle reports whether no search or reading is under way.
func (d *Desk) Idle() bool { return d.busy == 0 }

// SetWords changes the language of everything shown.
func (d *Desk) SetWords(w *words.Words) {
	d.w = w
	d.List.pages = map[int][]Row{}
	d.Reader.load()
	d.Search.run()
	d.Overview.run()
	d.Journals.run()
	d.Places.run()
	d.changed(PartAll)
}

// Words are the words now in use.
func (d *Desk) Words() *words.Words { return d.w }

func (d *Desk) changed(p Part) {
	if !d.closed {
		d.tell(p)
	}
}

// background runs work elsewhere and what it returns on the window's goroutine. Work that panics is said to have failed; the window stays.
func (d *Desk) background(work func() func()) {
	d.busy++
	go func() {
		var done func()
		err := job.Guard("background", func() error { done = work(); return nil })
		if err != nil {
			done = func() { d.say(d.Message(err)) }
		}
		d.post(func() {
			d.busy--
			if !d.closed && done != nil {
				done()
			}
		})
	}()
}

// refresh shows the library as it now is: list, counts and the open paper.
func (d *Desk) refresh() {
	if d.closed {
		return
	}
	d.Overview.refresh()
	d.Journals.refresh()
	d.Places.refresh()
	if d.lib.Stats().Revision == d.Search.seen {
		return
	}
	d.Search.run()
	if !d.Reader.id.IsZero() {
		d.Reader.load()
	}
	d.changed(PartStatus)
}

// Undo takes the last change back and says which it was.
func (d *Desk) Undo() { d.step(d.lib.Undo, "toast.undone") }

// Redo does what Undo took back once more.
func (d *Desk) Redo() { d.step(d.lib.Redo, "toast.redone") }

func (d *Desk) step(f func(context.Context) (store.Applied, error), word string) {
	a, err := f(context.Background())
	if err != nil {
		d.say(d.Message(err))
		return
	}
	d.refresh()
	d.judge()
	d.say(Notice{Text: d.w.T(word, d.w.T(a.Change.Label)), Undo: word == "toast.redone", Redo: word == "toast.undone"})
}

// apply writes a change as a job, and says that it was done, with Undo beside it, or why not.
func (d *Desk) apply(title string, c model.Change, done string) {
	d.jobs.Start(job.Job{Title: title, Run: func(ctx context.Context, _ func(job.Progress)) error {
		_, err := d.lib.Apply(ctx, c)
		return err
	}}, func(err error) {
		d.refresh()
		d.judge()
		if err != nil {
			d.say(d.Message(err))
			return
		}
		d.say(Notice{Text: done, Undo: true})
	})
}

// NewPaper adds an empty paper and opens it.
func (d *Desk) NewPaper() model.ID {
	p := model.Paper{ID: model.NewID(), Type: "Journal Article", Added: time.Now().UTC().Truncate(time.Second)}
	_, err := d.lib.Apply(context.Background(), model.Change{Label: "change.new", Hand: true, Papers: []model.Paper{p},
		Edits: []model.Edit{{What: model.APaper, Record: p.ID, Field: model.FieldPresent, After: "yes"}}})
	if err != nil {
		d.say(d.Message(err))
		return model.ID{}
	}
	d.List.want = p.ID
	d.Search.Clear()
	d.Reader.Open(p.ID)
	d.changed(PartStatus)
	d.say(Notice{Text: d.w.T("toast.new"), Undo: true})
	return p.ID
}

// Restore brings papers back from the recycle bin.
func (d *Desk) Restore(ids []model.ID) {
	c := model.Change{Label: "change.restore"}
	f, _ := model.PaperField(model.FieldDeleted)
	for _, id := range ids {
		p, err := d.lib.Paper(id)
		if err != nil {
			d.say(d.Message(err))
			return
		}
		if p.InBin() {
			c.Edits = append(c.Edits, model.Edit{What: model.APaper, Record: id, Field: f.Name, Before: f.Get(&p)})
		}
	}
	if len(c.Edits) == 0 {
		return
	}
	if _, err := d.lib.Apply(context.Background(), c); err != nil {
		d.say(d.Message(err))
		return
	}
	d.refresh()
	d.judge()
	d.say(Notice{Text: d.w.T("toast.restored", len(c.Edits)), Undo: true})
}

// Status is the line at the foot of the window.
type Status struct {
	Library  string // its path
	Papers   int
	UndoWhat string // what Undo would take back, in words; "" when nothing
	RedoWhat string
	InBin    int
}

// Status is the library's state in words.
func (d *Desk) Status() Status {
	s, u := d.lib.Stats(), d.lib.UndoState()
	st := Status{Library: d.lib.Path(), Papers: s.Papers, InBin: s.Deleted}
	if u.CanUndo {
		st.UndoWhat = d.w.T(u.UndoLabel)
	}
	if u.CanRedo {
		st.RedoWhat = d.w.T(u.RedoLabel)
	}
	return st
}

// Notice is something to tell: what happened, and whether Undo takes it back.
type Notice struct {
	Text    string
	Detail  []string // one line each: files, lines, what was kept
	Undo    bool
	Redo    bool // it was an undo, which Redo takes back
	Problem bool // it needs a person's attention
}

// Notice returns what is to be told.
func (d *Desk) Notice() Notice { return d.notice }

func (d *Desk) say(n Notice) {
	d.notice = n
	d.changed(PartNotice)
}
