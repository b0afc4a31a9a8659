// Package store owns the library file: one *.twinleaf bbolt file that holds
// the papers as records, the bytes they were harvested from, the journals, the
// search index and the history of every Change. It is the only package that
// may import bbolt, and it imports nothing of this module above model.
//
// # The one way in
//
// Everything that alters a library is a model.Change, or an import, which is
// one Change however many records it brings. Apply writes records, index and
// history in one bbolt transaction, after every edit's Before was found to
// hold; the inverse of a Change is what Undo applies. Undo and redo are read
// from the history in the file, so they survive a restart.
//
// # The file, format 1
//
//	meta      name                 -> counters and stack tops (below)
//	papers    row                  -> the record: all but abstracts and original
//	texts     row                  -> abstracts and original as first written
//	journals  ordinal              -> the journal
//	ids       UUID                 -> kind, row or ordinal
//	keys      chunk, or hash + row -> what a paper is recognised by on import; hashes of abstracts
//	names     folded name or id    -> ordinal of the journal
//	marks     mark, chunk          -> rows that are absent, in the recycle bin, or to be judged again
//	history   seq                  -> who, when, what for; rows added; stack link
//	edits     seq, kind, row       -> edits of that Change, in batches
//	touched   kind, row, seq       -> nothing: finds the history of one record
//	wide      seq                  -> the rows of a Change too big for touched
//	kept      field                -> what the library keeps beside its records: saved searches, checks that are off
//	index…    see package index
//
// Rows and ordinals are dense unsigned 32-bit numbers, given once and never
// again; numbers in keys are big-endian. Every value begins with a version
// byte and a checksum over its key and the rest (see value.go), so damage and
// a value under a wrong key are found when the value is read.
//
// # How long things live
//
// No bbolt transaction is ever open when a method returns, and no slice that a
// method returns points into the file. A Result stays what it was when the
// search ran, whatever happens to the library afterwards.
package store
