// Package terminal owns the commands: what is typed after `twinleaf`, what is
// printed, and the exit status. It draws nothing (no Fyne) and sees the
// library only through the interface Library, which it declares itself.
//
// Exit status:
//
//	0  done
//	1  something failed: a record, a file, a library, a look-up that found nothing
//	2  wrong use: a command line that could never work, whatever the library holds
//
// Data go to standard output, everything else (errors, warnings, progress) to
// standard error. Progress is drawn on a terminal only.
//
// # Output with --json
//
// A paper is the same JSON object everywhere: what `export --format jsonl`
// writes, documented in package model/format. The other objects, all keys
// always present:
//
//	search    {"query", "count", "took_ms", "problems": [{"at", "length", "message"}…], "did_you_mean", "papers": [paper…]}
//	          (one such line a query with --stdin; without "papers" with --count)
//	          took_ms: from parsing to the first rows and all filter counts;
//	          did_you_mean: a line that finds something, where this one found nothing
//	show      paper
//	import    {"read", "added", "updated", "already_here", "failed", "warnings", "seconds",
//	           "change", "interrupted", "errors": [{"file", "line", "field", "message"}…]}
//	          change: the number to find it under in the history, 0 when nothing came in;
//	          errors: the first 1000
//	set, new, delete, restore, undo, redo
//	          {"change", "label", "note", "who", "when", "added", "removed",
//	           "edits": [{"kind", "record", "field", "before", "after"}…]}
//	          kind: "paper", "journal" or "library" (record 0; field "search:NAME"); when: RFC 3339, UTC
//	history   a line each, newest first: {"change", "label", "note", "who", "when", "by_hand",
//	          "undoes", "redoes", "taken_back", "added", "edit_count", "edits": as above}
//	searches  a line each: {"name", "query", "count"}; with --save and --delete as set
//	journals  a line each: what stands under "journal" in a paper, and "papers"
//	journal   the same, and "papers_by_year": [{"year", "papers"}…]; year 0: not known
//	stats     {"path", "papers", "deleted", "journals", "changes", "bytes", "format"}
//	verify    {"checked", "damaged": [text…]}
//	recover   {"papers", "journals", "lost": [text…]}
//
// Before and after of an edit are the texts that people edit, "" where there is
// nothing; numbers that count are 0 where there is none.
package terminal
