package cite

import "strings"

// Harvard as Cite Them Right has it: all names with initials run together, year
// in round brackets without a stop, parts in single quotation marks, "Available
// at:" before a DOI's address or an address with its date of access. The place
// of publication, which the 13th edition (2025) dropped, is not printed.

var harvardNames = list{name: func(n Name, _ bool) string { return n.inverted(&tight, ", ", " ") }, sep: ", ", two: " and ", last: " and "}

func harvardEntry(d *draft) Text {
	who, editors := d.creators()
	when := func() {
		d.sep(" ")
		y := firstOf(d.year(), d.say("no date", "无日期"))
		if d.year() == "" && d.suffix != "" {
			y += "-"
		}
		d.add("(" + y + d.suffix + ")")
		d.sep(" ")
	}
	d.add(harvardNames.join(who))
	if editors {
		d.sep(" ")
		d.add(d.say(edsOf(who, "(ed.)", "(eds)"), "(编)"))
	}
	if len(who) > 0 {
		when()
	}
	title := d.sentence(d.Title, lowerAfter)
	part := d.Kind == Article || d.Kind == Chapter || d.Kind == News || d.Kind == Conference || d.Kind == Preprint
	if part {
		d.add("‘" + doubleQuotes(title) + "’")
	} else {
		d.ital(title)
	}
	if len(who) == 0 {
		when()
	}
	switch {
	case part && len(who) == 0:
		d.sep(" ")
	case part:
		d.sep(", ")
	default:
		d.sep(". ")
	}
	switch d.Kind {
	case Article:
		d.ital(d.headline(d.Container))
		d.sep(", ")
		v := d.Volume
		if d.Issue != "" {
			v += "(" + d.Issue + ")"
		}
		d.add(v)
		d.sep(", ")
		if n := d.articleNumber(); n != "" {
			d.add("article " + n)
		} else {
			d.add(pp("p. ", "pp. ", d.Pages, "–", whole))
		}
	case News:
		d.ital(d.headline(d.Container))
		d.sep(", ")
		d.add(d.say(strings.TrimSpace(strings.TrimSuffix(british(monthNames, d.Issued), d.year())), strings.TrimPrefix(chinese(d.Issued), d.year()+"年")))
		d.sep(", ")
		d.add(pp("p. ", "pp. ", firstOf(d.Section, d.Pages), "–", whole))
	case Chapter, Conference:
		w := d.whole()
		if w != "" && d.Kind == Chapter || len(d.Editors) > 0 {
			d.add(d.say("in ", "见 "))
			if len(d.Editors) > 0 {
				d.add(harvardNames.join(d.Editors) + d.say(edsOf(d.Editors, " (ed.) ", " (eds) "), " (编) "))
			}
		}
		if d.Kind == Chapter {
			w = d.sentence(w, lowerAfter)
		}
		d.ital(w)
		d.sep(". ")
		d.add(d.edition("edn"))
		if d.Kind == Conference && d.Publisher == "" {
			d.pending = ""
			d.sep(". ")
			d.add(d.EventSite)
			d.sep(", ")
			d.add(d.EventDate)
		}
		d.sep(". ")
		d.add(d.Publisher)
		d.sep(", ")
		d.add(pp("p. ", "pp. ", d.Pages, "–", whole))
	case Thesis:
		d.add(d.say(degreeEN(d.Degree, "PhD thesis", "Master’s thesis", "Thesis"), degreeZH(d.Degree)))
		d.sep(". ")
		d.add(d.Publisher)
	case Preprint:
		d.ital(d.Container)
		d.sep(" ")
		d.add("[Preprint]")
	case Patent:
		if d.Assignee != "" {
			d.add(d.Assignee)
			d.sep(". ")
		}
		if d.Number != "" {
			d.add(d.say("Patent no. ", "专利号 ") + d.Number)
		}
	case Web:
	default:
		if (d.Kind == Report || d.Kind == Standard) && d.Number != "" {
			d.add(d.Number)
			d.sep(". ")
		}
		d.add(d.edition("edn"))
		d.sep(". ")
		if len(d.Translators) > 0 {
			d.add(d.say("Translated by "+harvardDirect.join(d.Translators), harvardDirect.join(d.Translators)+"译"))
			d.sep(". ")
		}
		if !d.authorIs(d.Publisher) {
			d.add(d.Publisher)
		}
	}
	at := d.where()
	if at == "" {
		return d.end()
	}
	d.sep(". ")
	d.add("Available at: ")
	d.link(at, at)
	if d.DOI != "" && at == d.doiLink() || d.Accessed.IsZero() {
		return d.done()
	}
	d.add(" (Accessed: " + british(monthNames, d.Accessed) + ")")
	return d.end()
}

var harvardDirect = list{name: func(n Name, _ bool) string { return n.direct(&tight, " ") }, sep: ", ", two: " and ", last: " and "}

// harvardMark: (Wong, Smith and Adebole, 2015, p. 5); from four names the first
// with et al. in italics.
func harvardMark(marks []mark, _ Options) Text {
	return authorDateForm{two: " and ", last: " and ", saidTwo: " and ", said: " and ", all: 3, comma: ", ", pageComma: ", ", italicEtAl: true,
		none: "no date", quote: "‘’", locator: func(p string) string { return pp("p. ", "pp. ", p, "–", whole) }}.write(marks)
}
