// Package duplicate finds records of one paper among many, and makes one of them.
//
// A Finder takes a signature of each paper: its identifiers, what its titles, people and place in a journal come to when folded, some
// 250 bytes in all. Find compares only papers that share a block, which is one of
//
//	a DOI, another identifier
//	a title, in either language, case, accents, width and script apart
//	its beginning, its end (Chinese), its longest words with the year
//	journal, year, volume and first page; first author with year and first page, or with journal, volume and year
//
// and scores each such pair from 0 to 1 with the reasons. What reaches the threshold is joined to groups.
//
// It may import model and model/fold.
package duplicate
