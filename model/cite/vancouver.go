package cite

import "strings"

// Vancouver as the National Library of Medicine writes it: Citing Medicine (2nd
// ed.) and the Samples of Formatted References that the ICMJE points to. Six
// names and et al.; initials without stops; pages cut; no italics.

var nlmNames = list{name: func(n Name, _ bool) string { return n.inverted(&bare, " ", " ") }, sep: ", ", two: ", ", last: ", ", max: 6, use: 6, etAl: ", et al."}

func vancouverEntry(d *draft) Text {
	who, editors := d.creators()
	d.add(nlmNames.join(who))
	switch {
	case editors:
		d.sep(", ")
		d.add(edsOf(who, "editor", "editors"))
	case d.Kind == Patent && len(who) > 0:
		d.sep(", ")
		d.add(edsOf(who, "inventor", "inventors"))
		if d.Assignee != "" {
			d.sep("; ")
			d.add(d.Assignee + ", assignee")
		}
	}
	d.sep(". ")
	d.add(d.sentence(d.Title, lowerAfter))
	net := d.where() != "" && d.DOI == "" || d.Kind == Web || d.Kind == Preprint
	medium := func() {
		if net && d.DOI == "" {
			d.sep(" ")
			d.add("[Internet]")
		}
	}
	switch d.Kind {
	case Article:
		d.sep(". ")
		d.add(nlmJournal(d))
		medium()
		d.sep(". ")
		d.add(nlmDate(d))
		nlmCited(d, net && d.DOI == "")
		vol := d.Volume
		if d.Issue != "" {
			vol += "(" + d.Issue + ")"
		}
		d.sep(";")
		d.add(vol)
		d.sep(":")
		d.add(firstOf(pageRange(d.Pages, "-", cutNLM), d.articleNumber()))
	case News:
		d.sep(". ")
		d.add(d.Container)
		medium()
		d.sep(". ")
		d.add(nlmDate(d))
		nlmCited(d, net)
		d.sep(";")
		if s := firstOf(d.Section, d.Pages); s != "" {
			d.add("Sect. " + s)
		}
	case Chapter, Conference:
		if w := d.whole(); w != "" {
			d.sep(". ")
			d.add(d.say("In: ", "见: "))
			if len(d.Editors) > 0 {
				d.add(nlmNames.join(d.Editors) + ", " + edsOf(d.Editors, "editor", "editors"))
				d.sep(". ")
			}
			if d.Kind == Chapter {
				w = d.sentence(w, lowerAfter)
			}
			d.add(w)
			if d.Volume != "" {
				d.sep(". ")
				d.add("Vol. " + d.Volume)
			}
		}
		medium()
		d.sep(". ")
		d.add(d.edition("ed."))
		if d.Kind == Conference && (d.EventDate != "" || d.EventSite != "") {
			d.sep("; ")
			if d.pending == ". " {
				d.pending = "; "
			}
			d.add(d.EventDate)
			d.sep("; ")
			d.add(d.EventSite)
		}
		nlmImprint(d, d.year())
		nlmCited(d, net)
		if d.Pages != "" {
			d.sep(". ")
			d.add("p. " + pageRange(d.Pages, "-", cutNLM))
		}
	case Thesis:
		d.sep(" ")
		d.add(degreeEN(d.Degree, "[dissertation]", "[master's thesis]", "[thesis]"))
		if net {
			d.sep(" ")
			d.add("[Internet]")
		}
		nlmImprint(d, d.year())
		nlmCited(d, net)
	case Patent:
		d.sep(". ")
		if d.Number != "" {
			country := d.Country
			if apaCountry(country) == "U.S." {
				country = "United States"
			}
			d.add(strings.TrimSpace(country + " patent " + d.Number))
		}
		d.sep(". ")
		d.add(nlmDate(d))
	case Preprint:
		d.sep(". ")
		d.add(strings.TrimSpace(d.Container + " " + d.Number))
		d.sep(" ")
		d.add("[Preprint]")
		d.sep(". ")
		d.add(nlmDate(d))
		nlmCited(d, net)
	default:
		medium()
		if d.Kind == Dataset {
			d.sep(" ")
			d.add("[dataset]")
		}
		d.sep(". ")
		d.add(d.edition("ed."))
		if d.Kind == Book && d.Volume != "" {
			d.sep(". ")
			d.add("Vol. " + d.Volume)
		}
		if d.Kind == Web && d.Publisher == "" && !d.authorIs(d.Container) {
			d.Publisher = d.Container
		}
		date := d.year()
		if d.Kind == Report || d.Kind == Web || d.Kind == Dataset {
			date = nlmDate(d)
		}
		nlmImprint(d, date)
		nlmCited(d, net)
		if d.Kind == Report && d.Number != "" {
			d.sep(". ")
			d.add("Report No.: " + d.Number)
		}
		if d.Kind == Standard && d.Number != "" {
			d.sep(". ")
			d.add("Standard No.: " + d.Number)
		}
	}
	switch {
	case d.DOI != "" && d.where() != "" && d.Kind != Preprint:
		d.sep(". ")
		d.add("doi: ")
		d.link(d.DOI, d.doiLink())
	case d.where() != "":
		d.sep(". ")
		d.add("Available from: ")
		d.link(d.where(), d.where())
		if d.Kind == Preprint || !strings.HasSuffix(d.where(), "/") {
			return d.done()
		}
	}
	return d.end()
}

// nlmJournal is the abbreviated name without stops, else the name.
func nlmJournal(d *draft) string {
	return strings.ReplaceAll(firstOf(d.Abbrev, d.Container), ".", "")
}

// nlmDate is 2002 Jul 25.
func nlmDate(d *draft) string {
	return strings.TrimSpace(d.year() + d.suffix + " " + monthDay(monthsNLM, d.Issued))
}

func nlmCited(d *draft, net bool) {
	if !net || d.Accessed.IsZero() {
		return
	}
	d.sep(" ")
	d.add(strings.TrimSpace("[cited " + d.Accessed.String()[:4] + " " + monthDay(monthsNLM, d.Accessed) + "]"))
}

// nlmImprint is Place: Publisher; date.
func nlmImprint(d *draft, date string) {
	d.sep(". ")
	d.add(d.Place)
	d.sep(": ")
	d.add(d.Publisher)
	d.sep("; ")
	d.add(date)
}

// vancouverMark: (1,3-5), pages behind a comma.
func vancouverMark(marks []mark, _ Options) Text {
	var w writer
	w.add("(" + ranges(numbers(marks), ",", "-", 3))
	if len(marks) == 1 && marks[0].cite.Locator != "" {
		w.add(", p. " + pageRange(marks[0].cite.Locator, "-", cutNLM))
	}
	w.add(")")
	return w.t
}
