package cite

import "strings"

// IEEE Reference Guide (version of March 2025): initials before family names,
// all of six names, of more the first with et al.; titles of parts in quotation
// marks and sentence case, containers in italics and abbreviated; a full stop at
// the end unless an address stands there; each number of a citation written out.

var ieeeNames = list{name: func(n Name, _ bool) string { return n.direct(&dotted, " ") }, sep: ", ", two: " and ", last: ", and ", max: 6, use: 1, etAl: " et al."}

func ieeeEntry(d *draft) Text {
	who, editors := d.creators()
	d.add(ieeeNames.join(who))
	if editors {
		d.sep(", ")
		d.add(d.say(edsOf(who, "Ed.", "Eds."), "编"))
	}
	if d.Kind == Web {
		return ieeeWeb(d)
	}
	d.sep(", ")
	switch d.Kind {
	case Book, Standard, Other:
		d.ital(d.headline(d.Title))
		if d.Volume != "" {
			d.sep(", ")
			d.add("vol. " + d.Volume)
		}
		if d.Kind == Standard {
			d.sep(", ")
			d.add(d.Number)
			d.sep(", ")
			if !d.authorIs(d.Publisher) {
				d.add(d.Publisher)
			}
			d.sep(", ")
			d.add(d.year())
			break
		}
		d.sep(", ")
		d.add(d.edition("ed."))
		ieeeImprint(d)
		if d.Pages != "" {
			d.sep(", ")
			d.add(pp("p. ", "pp. ", d.Pages, "–", whole))
		}
	default:
		d.quote(d.sentence(d.Title, capitalAfter), ",", false)
		d.sep(" ")
		ieeeSource(d)
	}
	if d.empty() {
		return d.end()
	}
	doi, address := d.online()
	if doi != "" {
		d.sep(", ")
		d.add("doi: ")
		d.link(doi, d.doiLink())
		return d.end()
	}
	if address == "" {
		return d.end()
	}
	d.sep(". ")
	if !d.Accessed.IsZero() {
		d.add("Accessed: " + american(monthsIEEE, d.Accessed))
		d.sep(". ")
	}
	d.add("[Online]. Available: ")
	d.link(address, address)
	return d.done()
}

func ieeeSource(d *draft) {
	switch d.Kind {
	case Article:
		d.ital(firstOf(d.Abbrev, d.headline(d.Container)))
		d.sep(", ")
		ieeeLabel(d, "vol. ", d.Volume)
		ieeeLabel(d, "no. ", d.Issue)
		n := d.articleNumber()
		if n == "" {
			d.add(pp("p. ", "pp. ", d.Pages, "–", whole))
			d.sep(", ")
		}
		d.add(ieeeDate(d))
		d.sep(", ")
		ieeeLabel(d, "Art. no. ", n)
	case News:
		d.ital(d.headline(d.Container))
		d.sep(", ")
		d.add(pp("p. ", "pp. ", firstOf(d.Section, d.Pages), "–", whole))
		d.sep(", ")
		d.add(american(monthsIEEE, d.Issued))
	case Chapter:
		if w := d.whole(); w != "" {
			d.add("in ")
			d.ital(d.headline(w))
		}
		d.sep(", ")
		ieeeLabel(d, "vol. ", d.Volume)
		if len(d.Editors) > 0 {
			d.add(ieeeNames.join(d.Editors) + ", " + edsOf(d.Editors, "Ed.", "Eds."))
			d.sep(", ")
		}
		d.add(d.edition("ed."))
		if len(d.Editors) > 0 || d.Edition != "" {
			d.sep(" ")
		}
		ieeeImprint(d)
		d.sep(", ")
		d.add(pp("p. ", "pp. ", d.Pages, "–", whole))
	case Conference:
		if d.Container == "" {
			d.add("presented at the " + strings.TrimPrefix(d.Event, "the "))
		} else {
			d.add("in ")
			d.ital(firstOf(d.Abbrev, d.headline(d.Container)))
		}
		d.sep(", ")
		ieeeLabel(d, "vol. ", d.Volume)
		d.add(d.EventSite)
		d.sep(", ")
		d.add(firstOf(d.EventDate, ieeeDate(d)))
		d.sep(", ")
		d.add(pp("p. ", "pp. ", d.Pages, "–", whole))
	case Thesis:
		d.add(d.say(degreeEN(d.Degree, "Ph.D. dissertation", "M.S. thesis", "thesis"), degreeZH(d.Degree)))
		d.sep(", ")
		d.add(d.Publisher)
		d.sep(", ")
		d.add(d.Place)
		d.sep(", ")
		d.add(d.year())
	case Patent:
		if d.Number != "" {
			d.add(strings.TrimSpace(apaCountry(d.Country) + " Patent " + d.Number))
		}
		d.sep(", ")
		d.add(american(monthsIEEE, d.Issued))
	case Preprint:
		d.add(d.year())
		d.sep(", ")
		d.add(firstOf(d.Number, d.Container))
	default:
		d.add(d.Publisher)
		d.sep(", ")
		d.add(d.Place)
		d.sep(", ")
		if d.Number != "" && !strings.Contains(d.Number, "Rep") {
			ieeeLabel(d, d.say("Rep. ", ""), d.Number)
		} else {
			d.add(d.Number)
		}
		d.sep(", ")
		d.add(ieeeDate(d))
	}
}

func ieeeLabel(d *draft, label, s string) {
	if s != "" {
		d.add(label + s)
		d.sep(", ")
	}
}

// ieeeImprint is ". City: Publisher, year".
func ieeeImprint(d *draft) {
	if d.pending != " " {
		d.sep(". ")
	}
	d.add(d.Place)
	d.sep(": ")
	d.add(d.Publisher)
	d.sep(", ")
	d.add(d.year())
}

// ieeeDate is Oct. 2011: the day is of newspapers and patents.
func ieeeDate(d *draft) string {
	if m := month(monthsIEEE, d.Issued); m != "" {
		return m + " " + d.year()
	}
	return d.year()
}

// ieeeWeb parts its elements by full stops.
func ieeeWeb(d *draft) Text {
	d.sep(". ")
	d.quote(d.sentence(d.Title, capitalAfter), ".", true)
	d.sep(" ")
	d.add(d.Container)
	d.sep(". ")
	if !d.Accessed.IsZero() {
		d.add("Accessed: " + american(monthsIEEE, d.Accessed))
	} else {
		d.add(american(monthsIEEE, d.Issued))
	}
	at := d.where()
	if at == "" {
		return d.end()
	}
	d.sep(". ")
	d.add("[Online]. Available: ")
	d.link(at, at)
	return d.done()
}

// ieeeMark: [1], [3]; [3, pp. 5–10].
func ieeeMark(marks []mark, _ Options) Text {
	var w writer
	if len(marks) == 1 && marks[0].cite.Locator != "" {
		w.add("[" + ranges(numbers(marks), "", "", 2) + ", " + pp("p. ", "pp. ", marks[0].cite.Locator, "–", whole) + "]")
		return w.t
	}
	w.add("[" + ranges(numbers(marks), "], [", "", len(marks)+1) + "]")
	return w.t
}
