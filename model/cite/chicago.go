package cite

import "strings"

// The Chicago Manual of Style, 17th edition: notes and bibliography (chapter
// 14), author-date (chapter 15); headline case (8.159), pages cut by 9.61, up to
// ten names in the list and of more the first seven (14.76), three in the text.

func chicagoDateEntry(d *draft) Text {
	chicagoWho(d)
	if d.empty() { // no name: the title leads (15.34)
		chicagoTitle(d)
		d.add(chicagoYear(d))
		d.sep(". ")
	} else {
		d.add(chicagoYear(d))
		d.sep(". ")
		chicagoTitle(d)
	}
	chicagoRest(d, true)
	return d.end()
}

func chicagoNotesEntry(d *draft) Text {
	chicagoWho(d)
	chicagoTitle(d)
	chicagoRest(d, false)
	return d.end()
}

func chicagoWho(d *draft) {
	who, editors := d.creators()
	d.add(chicagoNames.join(who))
	if editors {
		d.sep(", ")
		d.add(d.say(edsOf(who, "ed", "eds"), "编"))
	}
	if len(who) == 0 && d.Kind == Web && d.Publisher != "" {
		d.add(d.Publisher)
	}
	d.sep(". ")
}

var chicagoNames = list{name: mlaNames.name, sep: ", ", two: ", and ", last: ", and ", max: 10, use: 7, etAl: ", et al."}

func chicagoYear(d *draft) string {
	y := d.year()
	if y == "" {
		y = d.say("n.d.", "无日期")
		if d.suffix != "" {
			y += "-"
		}
	}
	return y + d.suffix
}

// chicagoPart reports whether the title stands in quotation marks.
func chicagoPart(k Kind) bool {
	switch k {
	case Book, Report, Standard, Other, Dataset:
		return false
	}
	return true
}

func chicagoTitle(d *draft) {
	t := d.headline(d.Title)
	if chicagoPart(d.Kind) {
		d.quote(t, ".", true)
		d.sep(" ")
		return
	}
	d.ital(t)
	d.sep(". ")
}

// chicagoRest is what follows the title; dated entries have given the year.
func chicagoRest(d *draft, dated bool) {
	switch d.Kind {
	case Article:
		d.ital(d.headline(d.Container))
		chicagoSerial(d, dated, pageRange(d.Pages, "–", cutChicago))
	case News:
		d.ital(d.headline(strings.TrimPrefix(d.Container, "The ")))
		d.sep(", ")
		d.add(chicagoWhen(d))
	case Web:
		d.add(d.Container)
		d.sep(". ")
		if len(d.Authors) > 0 && !d.authorIs(d.Publisher) && !sameName(d.Publisher, d.Container) {
			d.add(d.Publisher)
			d.sep(". ")
		}
		if !d.Issued.IsZero() && (!dated || d.Issued.Month > 0) {
			d.add(chicagoWhen(d))
		} else if d.Issued.IsZero() && !d.Accessed.IsZero() {
			d.add("Accessed " + american(monthNames, d.Accessed))
		}
	case Preprint:
		d.add("Preprint")
		d.sep(", ")
		d.add(d.Container)
		d.sep(", ")
		if !dated || d.Issued.Month > 0 {
			d.add(chicagoWhen(d))
		}
	case Thesis:
		d.add(d.say(degreeEN(d.Degree, "PhD diss.", "Master’s thesis", "Thesis"), degreeZH(d.Degree)))
		d.sep(", ")
		d.add(d.Publisher)
		if !dated {
			d.sep(", ")
			d.add(d.year())
		}
	case Patent:
		if d.Number != "" {
			d.add(chicagoPatent(d))
		}
		d.sep(", ")
		if !d.Issued.IsZero() {
			d.add("issued " + chicagoWhen(d))
		}
	case Chapter, Conference:
		if d.Kind == Conference && d.Container == "" {
			d.add("Paper presented at " + d.Event)
			d.sep(", ")
			d.add(d.EventSite)
			d.sep(", ")
			d.add(firstOf(d.EventDate, chicagoWhen(d)))
			break
		}
		if w := d.whole(); w != "" {
			d.add(d.say("In ", "见 "))
			d.ital(d.headline(w))
		}
		if d.Volume != "" {
			d.sep(", ")
			d.add(d.say("vol. "+d.Volume, "第"+d.Volume+"卷"))
		}
		if len(d.Editors) > 0 {
			d.sep(", ")
			d.add(d.say("edited by "+plainNames.join(d.Editors), plainNames.join(d.Editors)+"编"))
		}
		d.sep(", ")
		d.add(pageRange(d.Pages, "–", cutChicago))
		chicagoPeople(d, true)
		d.sep(". ")
		d.add(d.edition("ed"))
		chicagoImprint(d, dated)
	default:
		if (d.Kind == Report || d.Kind == Standard) && d.Number != "" {
			d.add(d.Number)
			d.sep(". ")
		}
		d.add(d.edition("ed"))
		d.sep(". ")
		if d.Volume != "" {
			d.add(d.say("Vol. "+d.Volume, "第"+d.Volume+"卷"))
			d.sep(". ")
		}
		chicagoPeople(d, false)
		chicagoImprint(d, dated)
	}
	if at := d.where(); at != "" {
		d.sep(". ")
		d.link(at, at)
	}
}

func chicagoPeople(d *draft, part bool) {
	if len(d.Translators) > 0 {
		d.sep(". ")
		d.add(d.say("Translated by "+plainNames.join(d.Translators), plainNames.join(d.Translators)+"译"))
	}
	if !part && len(d.Editors) > 0 && len(d.Authors) > 0 {
		d.sep(". ")
		d.add(d.say("Edited by "+plainNames.join(d.Editors), plainNames.join(d.Editors)+"编"))
	}
}

func chicagoImprint(d *draft, dated bool) {
	d.sep(". ")
	d.add(d.Place)
	d.sep(": ")
	if d.pending == ": " || d.Place == "" {
		d.add(d.Publisher)
	}
	if !dated {
		d.sep(", ")
		d.add(d.year())
	}
}

// chicagoSerial: 111, no. 2 (April 2016): 165–76; by date 38 (1): 95–109, with
// a month no. 2 (April): 165–76 (15.47). A date to the day is of the web.
func chicagoSerial(d *draft, dated bool, pages string) {
	m := ""
	if d.Issued.Day == 0 {
		m = month(monthNames, d.Issued)
	}
	d.sep(" ")
	d.add(d.Volume)
	if dated && m == "" && d.Volume != "" {
		if d.Issue != "" {
			d.sep(" ")
			d.add("(" + d.Issue + ")")
		}
	} else {
		if d.Issue != "" {
			d.sep(", ")
			d.add(d.say("no. ", "第") + d.Issue + d.say("", "期"))
		}
		when := strings.TrimSpace(m + " " + d.year())
		if dated {
			when = m
		}
		if when != "" {
			d.sep(" ")
			d.add("(" + when + ")")
		}
	}
	if n := d.articleNumber(); n != "" && pages == d.Pages {
		pages = n
	}
	d.sep(": ")
	d.add(firstOf(pages, d.articleNumber()))
}

func chicagoPatent(d *draft) string {
	return strings.TrimSpace(firstOf(apaCountry(d.Country), "")+" Patent ") + " " + d.Number
}

func chicagoWhen(d *draft) string {
	if d.zh {
		return chinese(d.Issued)
	}
	return american(monthNames, d.Issued)
}

// chicagoMark: (Keng, Lin, and Orszag 2017, 9–10); from four names the first (15.9).
func chicagoMark(marks []mark, _ Options) Text {
	return authorDateForm{two: " and ", last: ", and ", saidTwo: " and ", said: ", and ", all: 3, comma: " ", pageComma: ", ", none: "n.d.",
		locator: func(p string) string { return pageRange(p, "–", cutChicago) }}.write(marks)
}

// chicagoNote is the text of a note: the whole source at its first citation,
// name and short title after that (14.30).
func chicagoNote(marks []mark, o Options) Text {
	var w writer
	for i, m := range marks {
		if i > 0 {
			w.pending = ""
			w.raw("; ", face{})
		}
		d := newDraft(*m.it, o)
		if m.cite.Again {
			chicagoShort(d, m)
		} else {
			chicagoFull(d, m)
		}
		for _, r := range d.t {
			w.raw(r.Text, r.face())
		}
	}
	return w.end()
}

var noteNames = list{name: plainNames.name, sep: ", ", two: " and ", last: ", and ", max: 3, use: 1, etAl: " et al."}

func noteTitle(d *draft, t string) {
	if d.english() {
		t = headlineCase(t)
	}
	if chicagoPart(d.Kind) {
		inner := ","
		if d.Kind == Thesis {
			inner = ""
		}
		d.quote(t, inner, true)
		d.sep(" ")
		return
	}
	d.ital(t)
	d.sep(", ")
}

func chicagoShort(d *draft, m mark) {
	who, _ := d.creators()
	l := noteNames
	l.name = func(n Name, _ bool) string { return n.short() }
	d.add(l.join(who))
	d.sep(", ")
	noteTitle(d, shortTitle(d.Title))
	p := pageRange(m.cite.Locator, "–", cutChicago)
	if p == "" && chicagoPart(d.Kind) { // the comma inside the marks has nothing to part
		last := &d.t[len(d.t)-1]
		last.Text = strings.Replace(last.Text, ",”", "”", 1)
		if strings.HasSuffix(last.Text, "”") {
			last.Text = strings.TrimSuffix(last.Text, "”") + ".”"
		}
	}
	d.add(p)
}

func chicagoFull(d *draft, m mark) {
	who, editors := d.creators()
	d.add(noteNames.join(who))
	if editors {
		d.sep(", ")
		d.add(d.say(edsOf(who, "ed.", "eds."), "编"))
	}
	d.sep(", ")
	noteTitle(d, d.Title)
	at := pageRange(m.cite.Locator, "–", cutChicago)
	imprint := func() {
		if len(d.Translators) > 0 {
			d.sep(", ")
			d.add(d.say("trans. "+plainNames.join(d.Translators), plainNames.join(d.Translators)+"译"))
		}
		if d.Kind != Chapter && d.Kind != Conference && len(d.Editors) > 0 && len(d.Authors) > 0 {
			d.sep(", ")
			d.add(d.say("ed. "+plainNames.join(d.Editors), plainNames.join(d.Editors)+"编"))
		}
		d.sep(", ")
		d.add(d.edition("ed."))
		in := d.Place
		for _, p := range []struct{ sep, s string }{{": ", d.Publisher}, {", ", d.year()}} {
			if p.s != "" && in != "" {
				in += p.sep
			}
			in += p.s
		}
		if in != "" {
			d.pending = ""
			d.raw(" ("+in+")", face{})
		}
		d.sep(", ")
		d.add(at)
	}
	switch d.Kind {
	case Article:
		d.ital(d.headline(d.Container))
		chicagoSerial(d, false, firstOf(at, pageRange(d.Pages, "–", cutChicago)))
	case News:
		d.ital(d.headline(strings.TrimPrefix(d.Container, "The ")))
		d.sep(", ")
		d.add(chicagoWhen(d))
		d.sep(", ")
		d.add(at)
	case Web, Preprint:
		d.add(d.Container)
		d.sep(", ")
		if !d.authorIs(d.Publisher) && !sameName(d.Publisher, d.Container) {
			d.add(d.Publisher)
			d.sep(", ")
		}
		if d.Issued.IsZero() && !d.Accessed.IsZero() {
			d.add("accessed " + american(monthNames, d.Accessed))
		} else {
			d.add(chicagoWhen(d))
		}
	case Thesis:
		in := d.say(degreeEN(d.Degree, "PhD diss.", "master’s thesis", "thesis"), degreeZH(d.Degree))
		for _, p := range []string{d.Publisher, d.year()} {
			if p != "" {
				in += ", " + p
			}
		}
		d.sep(" ")
		d.add("(" + in + ")")
		d.sep(", ")
		d.add(at)
	case Patent:
		if d.Number != "" {
			d.add(chicagoPatent(d))
		}
		if !d.Issued.IsZero() {
			d.sep(", ")
			d.add("issued " + chicagoWhen(d))
		}
	case Chapter, Conference:
		if w := d.whole(); w != "" {
			d.add(d.say("in ", "见 "))
			d.ital(d.headline(w))
		}
		if d.Volume != "" {
			d.sep(", ")
			d.add(d.say("vol. "+d.Volume, "第"+d.Volume+"卷"))
		}
		if len(d.Editors) > 0 {
			d.sep(", ")
			d.add(d.say("ed. "+plainNames.join(d.Editors), plainNames.join(d.Editors)+"编"))
		}
		imprint()
	default:
		imprint()
	}
	if to := d.where(); to != "" {
		d.sep(", ")
		d.link(to, to)
	}
}
