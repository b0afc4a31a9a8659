// Package index answers queries: postings, columns and orders of the papers of one library.
//
// It owns the layout of the index bucket and the columns in memory. It may import model/fold and model/query, never
// bbolt: it works on a Reader or Writer that the store hands it, so that postings are written in the transaction of the
// record they belong to.
//
// # Rows and chunks
//
// The store numbers its papers with dense rows, 0, 1, 2…, never reused. 65,536 rows are a chunk. A removed paper keeps its
// row and its postings; its live bit is off, so that the undo of an import of a million papers touches 16 bitmaps.
//
// # How the store uses it
//
//	x, err := index.Open(r)                       // once; loads the columns
//
//	// Searching, in any number of goroutines, each with its own read transaction:
//	s, err := x.Snapshot(r)                       // columns and postings of one revision
//	res, err := s.Search(ctx, q, index.Options{…})  // count, first rows, facets
//	rows := res.Rows(from, n)                     // also after r is closed
//
//	// Changing, in one write transaction:
//	u, err := x.Update(w, src)
//	ord, err := u.PutJournal(index.NoJournal, j)  // new journal: the ordinal to put in Doc.Journal
//	err = u.Append(part…)                         // new rows, cut by index.NewPart on worker goroutines
//	err = u.Replace(row, old, new)                // an edited paper
//	err = u.SetLive(rows, false)                  // removed (true: undo of that)
//	err = u.Close()                               // writes what is left; then commit the transaction, then
//	x.Publish(u)                                  // after a commit that succeeded; on rollback call nothing
//
// The calls:
//
//	func Open(r Reader) (*Index, error)
//	func (x *Index) Snapshot(r Reader) (*Snapshot, error)
//	func (x *Index) Update(w Writer, src Source) (*Update, error)  // one at a time
//	func (x *Index) Publish(u *Update)
//	func (x *Index) Rows() uint32                            // rows ever made, live or not
//	func (x *Index) Unordered() int
//
//	func (s *Snapshot) Search(ctx, q query.Query, o Options) (*Result, error)
//	func (s *Snapshot) Authors(ctx, res *Result, n int) ([]Count, error)   // the author facet
//	func (s *Snapshot) Values(ctx, res *Result, f query.Field, src Source) ([]Count, error)  // tags, shelves
//	func (s *Snapshot) Suggest(ctx, q query.Query, src Source) (string, error)  // "did you mean", "" for nothing better
//	func (r *Result) Count() int;  Rows(from, n int) []uint32;  Facets() *Facets;  Steps() []Step;  Partial() bool
//
//	func NewPart() *Part;  (*Part) Add(d *Doc);  Skip() /* a hole: removed for good */;  Len() int;  Seal()
//	func (u *Update) Next() uint32                           // the row that the next appended paper gets
//	func PartSize(next uint32) int                           // papers the part at that row best takes (at most)
//	func (u *Update) Room() int                              // rows left in the last chunk, 1…65,536
//	func (u *Update) Append(parts ...*Part) error            // rows Next(), Next()+1, … in the order of the parts
//	func (u *Update) Replace(row uint32, old, new *Doc) error
//	func (u *Update) SetLive(rows []uint32, live bool) error
//	func (u *Update) SetFindings(row uint32, values []string, severity int) error            // of query.Check; Findings reads them
//	func (u *Update) PutJournal(ord uint32, j *JournalDoc) (uint32, error)
//	func (u *Update) Order(ctx context.Context) error
//	func (u *Update) Close() error
//	func Verify(ctx, r Reader, src Source, report func(Problem) bool) error
//
// Import: parts of at most PartSize (4,096) papers are cut in parallel (NewPart, Add, Seal: pure, no locks) and appended in order.
// One transaction best takes the rows up to a chunk's end (Update.Room): then every posting of the chunk is written once,
// in key order, at the end of the bucket. More transactions per chunk are right but rewrite that chunk's postings each time.
// After the last part call Update.Order once, in the last transaction or its own: it gives the new rows their places in
// the orders by title and author. Until then they sort last there (Index.Unordered tells), and everything else works.
// A library that was left so by a crash is put right by one call of Order.
//
// # The bucket
//
//	N | block(4)                       author names, 256 a block, by ordinal
//	a | block(2)                       author ordinals of 4,096 rows (for the author facet; not kept in memory)
//	c | column | block(2)              a column of 4,096 rows, packed
//	d | chunk(2)                       live rows of a chunk
//	j | ordinal(4)                     a journal
//	l                                  the list of types
//	m                                  meta: format, revision, counts
//	n | name                           author name -> ordinal
//	p | chunk(2) | space | last term   a unit of neighbouring terms: of each, a row set for every section that has it, and
//	                                   few positions
//	p | chunk(2) | space+80 | last     units of the terms with more positions, for phrases; the largest in blocks: term | 0 | block
//
// All integers in keys are big-endian, so that new rows append at the end of p. Sections are the fields that words are
// looked for in: Chinese title, English title, abstracts, authors, notes. Spaces: w words, z their first one to
// three letters, h Chinese characters and pairs, y pinyin pairs of titles, i their initials, x exact values and short texts
// (see shortTexts). Journals are indexed like papers in chunks of their own, from C000 on, by ordinal.
package index
