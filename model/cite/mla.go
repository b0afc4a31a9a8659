package cite

import "strings"

// MLA Handbook, 9th edition: the core elements in their order (5.2), headline
// case (2.90), two names in full and of three the first (5.7, 5.8), dates as
// day month year with months cut (5.82), pages with p. and pp. (5.86), addresses
// without http:// (5.95), DOIs with the resolver's (5.93).

func mlaEntry(d *draft) Text {
	who, editors := d.creators()
	d.add(mlaNames.join(who))
	if editors {
		d.sep(", ")
		d.add(d.say(edsOf(who, "editor", "editors"), "编"))
	}
	d.sep(". ")
	title := d.headline(d.Title)
	part := d.Kind == Article || d.Kind == Chapter || d.Kind == Conference && d.whole() != "" || d.Kind == News ||
		(d.Kind == Web || d.Kind == Preprint) && d.Container != ""
	if part {
		d.quote(title, ".", true)
		d.sep(" ")
	} else {
		d.ital(title)
		d.sep(". ")
	}
	mlaContainer(d, part)
	return d.end()
}

var mlaNames = list{name: func(n Name, first bool) string {
	if first {
		return n.inverted(nil, ", ", ", ")
	}
	return n.direct(nil, ", ")
}, sep: ", ", two: ", and ", last: ", and ", max: 2, use: 1, etAl: ", et al."}

var plainNames = list{name: func(n Name, _ bool) string { return n.direct(nil, ", ") }, sep: ", ", two: " and ", last: ", and "}

func mlaContainer(d *draft, part bool) {
	next := func(s string) {
		d.add(s)
		d.sep(", ")
	}
	if part {
		d.ital(d.headline(d.whole()))
		d.sep(", ")
	}
	if names := d.Translators; len(names) > 0 {
		by := "translated by "
		if !part {
			by = "Translated by "
		}
		next(d.say(by+plainNames.join(names), plainNames.join(names)+"译"))
	}
	if names := d.Editors; len(names) > 0 && (part || len(d.Authors) > 0) {
		by := "edited by "
		if !part && len(d.Translators) == 0 {
			by = "Edited by "
		}
		next(d.say(by+plainNames.join(names), plainNames.join(names)+"编"))
	}
	next(d.edition("ed."))
	if d.Version != "" {
		next(d.Version)
	}
	if d.Volume != "" {
		next(d.say("vol. "+d.Volume, "第"+d.Volume+"卷"))
	}
	if d.Issue != "" {
		next(d.say("no. "+d.Issue, "第"+d.Issue+"期"))
	}
	switch d.Kind {
	case Thesis: // Title. 2010. Northwestern U, PhD dissertation. (MLA Style Center)
		if y := d.year(); y != "" {
			d.add(y)
			d.sep(". ")
		}
		next(mlaPublisher(d.Publisher))
		next(d.say(degreeEN(d.Degree, "PhD dissertation", "Master’s thesis", "Thesis"), degreeZH(d.Degree)))
	case Article:
		next(mlaWhen(d, d.Issued.Day == 0 || d.Volume+d.Issue == ""))
		if n := d.articleNumber(); n != "" {
			next(n)
		} else {
			next(pp("p. ", "pp. ", d.Pages, "-", cutMLA))
		}
	case News, Web, Preprint:
		if d.Kind == Preprint {
			next(d.Number)
		}
		if d.Kind == Web && !sameName(d.Publisher, d.Container) && !d.authorIs(d.Publisher) {
			next(mlaPublisher(d.Publisher))
		}
		next(mlaWhen(d, true))
		next(pp("p. ", "pp. ", firstOf(d.Section, d.Pages), "-", cutMLA))
	case Patent:
		next(mlaPublisher(d.Assignee))
		next(mlaWhen(d, true))
		if d.Number != "" {
			next(mlaPatent(d))
		}
	default:
		if d.Kind == Report || d.Kind == Standard {
			next(d.Number)
		}
		if d.Kind == Conference && d.Event != "" && !sameName(d.Event, d.whole()) {
			next(d.Event)
		}
		if !d.authorIs(d.Publisher) {
			next(mlaPublisher(d.Publisher))
		}
		next(mlaWhen(d, d.Kind == Report))
		if part || d.Kind == Conference {
			next(pp("p. ", "pp. ", d.Pages, "-", cutMLA))
		}
	}
	if at := d.where(); at != "" {
		shown := at
		if d.DOI == "" || at != d.doiLink() {
			shown = strings.TrimPrefix(strings.TrimPrefix(at, "https://"), "http://")
		}
		d.link(shown, at)
		if d.DOI == "" && d.Issued.IsZero() && !d.Accessed.IsZero() {
			d.sep(". ")
			d.add("Accessed " + british(monthsMLA, d.Accessed))
		}
	}
}

func mlaPatent(d *draft) string {
	if apaCountry(d.Country) == "U.S." {
		return "US Patent " + d.Number
	}
	return strings.TrimSpace(d.Country + " Patent " + d.Number)
}

// mlaWhen is the year of a book; of what appears by the month or day the whole
// date (5.68). The day of a numbered journal article is that of its posting as
// a rule, so it is left out.
func mlaWhen(d *draft, day bool) string {
	if d.zh && day {
		return chinese(d.Issued)
	}
	if day {
		return british(monthsMLA, d.Issued)
	}
	return d.year()
}

var universityPress = strings.NewReplacer("University Press", "UP", "University of ", "U of ", "University", "U")

// mlaPublisher cuts university presses and the marks of business (5.63).
func mlaPublisher(s string) string {
	for _, end := range []string{", Inc.", " Inc.", ", Ltd.", " Ltd.", " Ltd", ", LLC", " LLC", " Co.", " Company", " Corporation"} {
		s = strings.TrimSuffix(s, end)
	}
	if strings.HasPrefix(s, "University of ") && strings.HasSuffix(s, " Press") {
		return "U of " + strings.TrimSuffix(strings.TrimPrefix(s, "University of "), " Press") + " P"
	}
	if strings.Contains(s, "University") {
		return universityPress.Replace(s)
	}
	return s
}

// mlaMark: (Smith 23), (Smith and Jones 23), (Smith et al. 23); a short title
// where there is no name or the names are those of another work too (6.4, 6.12).
func mlaMark(marks []mark, _ Options) Text {
	var w writer
	l := list{name: func(n Name, _ bool) string { return n.short() }, sep: ", ", two: " and ", last: ", and ", max: 2, use: 1, etAl: " et al."}
	title := func(m mark) {
		t := shortTitle(m.it.Title)
		if m.it.Lang() == "en" {
			t = headlineCase(t)
		}
		switch m.it.Kind {
		case Book, Thesis, Report:
			w.ital(t)
		default:
			w.quote(t, "", false)
		}
	}
	if len(marks) == 1 && marks[0].cite.Narrative {
		m := marks[0]
		names, _ := m.it.creators()
		w.add(l.join(names))
		if p := pageRange(m.cite.Locator, "-", cutMLA); p != "" {
			w.sep(" ")
			w.add("(" + p + ")")
		}
		return w.t
	}
	w.add("(")
	for i, m := range marks {
		if i > 0 {
			w.add("; ")
		}
		names, _ := m.it.creators()
		if len(names) > 0 {
			w.add(l.join(names))
		}
		if len(names) == 0 || m.ambiguous {
			if len(names) > 0 {
				w.add(", ")
			}
			title(m)
		}
		if p := pageRange(m.cite.Locator, "-", cutMLA); p != "" {
			w.add(" " + p)
		}
	}
	w.add(")")
	return w.t
}
