package bibtex

import (
	"slices"
	"strings"
)

// notInherited are fields that belong to one entry alone (BibLaTeX manual, appendix B), and those whose inheritance would take one paper for
// another or a part for the whole.
var notInherited = []string{"ids", "crossref", "xref", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related",
	"relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey", "doi", "url", "urldate", "eprint", "pmid", "pmcid",
	"pages", "abstract", "note", "annotation", "annote", "file", "keywords", "titleaddon"}

// parts are the entries that stand in another.
var parts = []string{"inproceedings", "conference", "incollection", "inbook", "suppbook", "suppcollection", "inreference"}

// Inherit gives child the fields of parent that it does not have (BibLaTeX manual, appendix B): what holds a part is its booktitle, the
// title of a periodical the journaltitle. xdata says that parent is only a bundle of fields: all of them come as they are.
func (o *Object) Inherit(parent *Object, xdata bool) {
	for _, f := range parent.Fields {
		name := f.Name
		switch {
		case name == "xdata" || name == "crossref":
			continue
		case xdata:
		case slices.Contains(notInherited, name):
			continue
		case slices.Contains(parts, o.Kind):
			switch name {
			case "title":
				name = "booktitle"
			case "subtitle":
				name = "booksubtitle"
			case "author":
				if o.Kind != "inbook" {
					continue
				}
				name = "bookauthor"
			case "shorttitle", "sorttitle", "indextitle":
				continue
			}
		case parent.Kind == "periodical" && name == "title":
			name = "journaltitle"
		case parent.Kind == "periodical" && name == "subtitle":
			name = "journalsubtitle"
		case name == "title" || name == "subtitle":
			continue
		}
		if o.Get(name) == nil && (name != "journaltitle" || o.Get("journal") == nil) {
			f.Name = name
			o.Fields = append(o.Fields, f)
		}
	}
}

// Parents are the keys that the entry inherits from: those of xdata, then that of crossref, in lower case.
func (o *Object) Parents() (keys []string, xdata int) {
	if f := o.Get("xdata"); f != nil {
		for k := range strings.SplitSeq(f.Text(), ",") {
			if k = strings.ToLower(strings.TrimSpace(k)); k != "" {
				keys = append(keys, k)
			}
		}
	}
	xdata = len(keys)
	if f := o.Get("crossref"); f != nil {
		if k := strings.ToLower(strings.TrimSpace(f.Text())); k != "" {
			keys = append(keys, k)
		}
	}
	return keys, xdata
}
