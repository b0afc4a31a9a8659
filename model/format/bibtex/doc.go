// Package bibtex reads and writes the notation of BibTeX and BibLaTeX files: objects, fields, names and the TeX in their values. It
// knows nothing of papers; package format maps entries to them. It imports no other package of the program.
//
// The rules are those of "BibTeXing" (Oren Patashnik, 1988), of the BibLaTeX manual (sections 2.2 and 3.11) for inheritance and
// dates, and of what Zotero, Mendeley and JabRef write.
//
//	@article{key,                an entry: its type, its key
//	  title = {A {DNA} title},   a field: a value in braces or quotes, a number, or the name of a string
//	  month = jan # "~10",       pieces of a value are joined by #
//	}
//	@string{cup = "Cambridge University Press"}
//	@preamble{"\newcommand{\noopsort}[1]{}"}
//	@comment{jabref-meta: databaseType:biblatex;}
//
// What stands between objects is ignored, as BibTeX does.
package bibtex
