// Package bulk edits papers by the thousand: a Step is one operation, a
// Program some of them in a row, and Plan runs a Program over a result and
// returns ONE Change, which a person looks at before it is applied and one
// undo takes back.
//
// It may import model and its neighbours check and cite, does no I/O, and
// changes nothing itself: papers come as values and edits go out.
//
// # How steps are written
//
// The terminal takes each step as a flag, --OP ARGUMENT; the window builds the
// same Steps. Steps work in the order in which they stand, each on what the one
// before left.
//
//	set      FIELD=VALUE
//	clear    FIELD
//	append   FIELD=TEXT        behind the text as it stands; to a list, an item it lacks
//	prefix   FIELD=TEXT        before it
//	replace  FIELD=/OLD/NEW/   any sign may stand for "/"; OLD is a regular expression (RE2), NEW
//	                           holds ${1} for its groups. Behind it, flags: i without case, p OLD and
//	                           NEW as they stand, w only whole words
//	rename   FIELD=/OLD/NEW/   where the whole value, or an item of a list, is OLD
//	case     FIELD=title|sentence|upper|lower
//	tidy     FIELD             blanks at the ends, several in a row, invisible characters
//	width    FIELD=half|full   half: letters and digits; full: punctuation between Han
//	split    FIELD=TO,TO,…     "77 4" into volume,issue: one part each, and only where the others are empty
//	move     FROM=TO           where TO is empty
//	copy     FROM=TO           where TO is empty
//	swap     ONE=OTHER         title.zh=title.en
//	people   FIELD=split|reverse|family-first|given-first
//
// Operations on a list (subjects) or on people work on each item.
package bulk
