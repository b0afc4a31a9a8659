// Package journal finds journals of a library that are one, and makes one of them.
//
// Find groups journals that share an ISSN, an id of their source or a name, or whose names are likely spellings of each other. A group is a
// proposal for a person to look at. Merge lays the journals of one side by side and says what the one that is kept becomes; Edits and Follow
// are the edits of the one Change that writes it.
//
// It may import model, model/fold and model/check, keeps no state and does no I/O.
package journal
