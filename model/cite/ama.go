package cite

import "strings"

// AMA Manual of Style, 11th edition, chapter 3: six names, of more the first
// three; journals abbreviated and, like books, in italics; no place of
// publication (3.12.1); date of access before the address, neither it nor a DOI
// with a full stop behind (3.11.4, 3.15).

var amaNames = list{name: func(n Name, _ bool) string { return n.inverted(&bare, " ", " ") }, sep: ", ", two: ", ", last: ", ", max: 6, use: 3, etAl: ", et al"}

func amaEntry(d *draft) Text {
	who, editors := d.creators()
	d.add(amaNames.join(who))
	switch {
	case editors:
		d.sep(", ")
		d.add(edsOf(who, "ed", "eds"))
	case d.Kind == Patent && len(who) > 0:
		d.sep(", ")
		d.add(edsOf(who, "inventor", "inventors"))
		if d.Assignee != "" {
			d.sep("; ")
			d.add(d.Assignee + ", assignee")
		}
	}
	d.sep(". ")
	switch d.Kind {
	case Book, Thesis, Report, Standard, Other:
		d.ital(d.headline(d.Title))
	default:
		d.add(d.sentence(d.Title, lowerAfter))
	}
	d.sep(". ")
	switch d.Kind {
	case Article:
		d.ital(firstOf(strings.ReplaceAll(d.Abbrev, ".", ""), d.headline(d.Container)))
		d.sep(". ")
		vol := d.Volume
		if d.Issue != "" {
			vol += "(" + d.Issue + ")"
		}
		if vol == "" && d.Pages == "" && d.Issued.Month > 0 {
			d.add("Published online " + american(monthNames, d.Issued))
		} else {
			d.add(d.year())
		}
		d.sep(";")
		d.add(vol)
		d.sep(":")
		d.add(firstOf(pageRange(d.Pages, "-", whole), d.articleNumber()))
	case News:
		d.ital(d.headline(strings.TrimPrefix(d.Container, "The ")))
		d.sep(". ")
		d.add(american(monthNames, d.Issued))
		d.sep(":")
		d.add(firstOf(d.Section, d.Pages))
	case Chapter, Conference:
		if d.Kind == Conference && d.Container == "" {
			d.add("Paper presented at: " + d.Event)
			d.sep("; ")
			d.add(firstOf(d.EventDate, american(monthNames, d.Issued)))
			d.sep("; ")
			d.add(d.EventSite)
			break
		}
		d.add("In: ")
		if len(d.Editors) > 0 {
			d.add(amaNames.join(d.Editors) + ", " + edsOf(d.Editors, "ed", "eds"))
			d.sep(". ")
		}
		d.ital(d.headline(d.whole()))
		d.sep(". ")
		if d.Volume != "" {
			d.add("Vol " + d.Volume)
			d.sep(". ")
		}
		d.add(d.edition("ed"))
		d.sep(". ")
		d.add(d.Publisher)
		d.sep("; ")
		d.add(d.year())
		d.sep(":")
		d.add(pageRange(d.Pages, "-", whole))
	case Thesis:
		d.add(degreeEN(d.Degree, "Dissertation", "Master’s thesis", "Thesis"))
		d.sep(". ")
		d.add(d.Publisher)
		d.sep("; ")
		d.add(d.year())
	case Web, Dataset:
		if !d.authorIs(firstOf(d.Container, d.Publisher)) {
			d.add(firstOf(d.Container, d.Publisher))
		}
		d.sep(". ")
		d.add(american(monthNames, d.Issued))
	case Preprint:
		d.ital(d.Container)
		d.sep(". ")
		if !d.Issued.IsZero() {
			d.add("Preprint posted online " + american(monthNames, d.Issued))
		}
	case Patent:
		if d.Number != "" {
			country := d.Country
			if apaCountry(country) == "U.S." {
				country = "US"
			}
			d.add(strings.TrimSpace(country + " patent " + d.Number))
		}
		d.sep(". ")
		d.add(american(monthNames, d.Issued))
	default:
		if len(d.Translators) > 0 {
			d.add(amaNames.join(d.Translators) + ", trans")
			d.sep(". ")
		}
		if d.Volume != "" {
			d.add("Vol " + d.Volume)
			d.sep(". ")
		}
		d.add(d.edition("ed"))
		d.sep(". ")
		d.add(d.Publisher)
		d.sep("; ")
		d.add(d.year())
		if (d.Kind == Report || d.Kind == Standard) && d.Number != "" {
			d.sep(". ")
			d.add(d.Number)
		}
	}
	doi, address := d.online()
	switch {
	case doi != "":
		d.sep(". ")
		d.add("doi:")
		d.link(doi, d.doiLink())
		return d.done()
	case address != "":
		d.sep(". ")
		if !d.Accessed.IsZero() {
			d.add("Accessed " + american(monthNames, d.Accessed))
			d.sep(". ")
		}
		d.link(address, address)
		return d.done()
	}
	return d.end()
}

// amaMark: numbers raised, 1,3-5 (3.6), pages in parentheses.
func amaMark(marks []mark, _ Options) Text {
	var w writer
	s := ranges(numbers(marks), ",", "-", 3)
	if len(marks) == 1 && marks[0].cite.Locator != "" {
		s += "(" + strings.ReplaceAll(pp("p", "pp", marks[0].cite.Locator, "-", whole), ", ", ",") + ")"
	}
	w.put(s, face{super: true})
	return w.t
}
