package cite

import "strings"

// APA Style, Publication Manual 7th edition: chapter 8 (citations in the text),
// 9 (elements), 10 (reference examples). Titles in sentence case, capital after
// a colon (6.17); DOI and address without a full stop (9.35).

func apaEntry(d *draft) Text {
	who, editors := d.creators()
	title := func() { apaTitle(d) }
	if len(who) == 0 {
		title()
		d.sep(". ")
	} else {
		d.add(apaNames.of(who))
		if editors {
			d.sep(" ")
			if d.zh {
				d.add("(编)")
			} else if len(who) > 1 {
				d.add("(Eds.)")
			} else {
				d.add("(Ed.)")
			}
		}
		d.sep(". ")
	}
	if d.pending == ". " && endsWith(d.t[len(d.t)-1].Text, ".") {
		d.pending = " "
	}
	d.add("(" + apaDate(d) + ")")
	d.sep(". ")
	if len(who) > 0 {
		title()
	}
	switch d.Kind {
	case Article:
		d.sep(". ")
		apaSerial(d)
	case News:
		d.sep(". ")
		d.ital(d.headline(d.Container))
		if p := firstOf(d.Section, d.Pages); p != "" && d.where() == "" {
			d.sep(", ")
			d.add(pageRange(p, "–", whole)) // C1 (example 16)
		}
	case Chapter, Conference:
		if w := d.whole(); w != "" && !apaPresented(d) {
			d.sep(". ")
			apaIn(d, w)
		}
		if apaPresented(d) {
			d.sep(". ")
			d.add(d.Event)
			d.sep(", ")
			d.add(firstOf(d.EventSite, d.Place))
		}
		d.sep(". ")
		d.add(d.Publisher)
	case Web:
		d.sep(". ")
		if !d.authorIs(d.Container) {
			d.add(d.Container)
		}
	case Preprint:
		d.sep(". ")
		d.add(d.Container)
	case Thesis:
		d.sep(". ")
		if apaUnpublished(d) {
			d.add(d.Publisher)
		} else {
			d.add(d.Container)
		}
	case Patent:
		d.sep(". ")
		d.add(firstOf(d.Publisher, patentOffice(d.Country)))
	default:
		d.sep(". ")
		if !d.authorIs(d.Publisher) {
			d.add(d.Publisher)
		}
	}
	at := d.where()
	if at == "" {
		return d.end()
	}
	d.sep(". ")
	if d.Issued.IsZero() && !d.Accessed.IsZero() && d.DOI == "" {
		d.add("Retrieved " + american(monthNames, d.Accessed) + ", from ")
	}
	d.link(at, at)
	return d.done()
}

type apaList struct{}

var apaNames apaList

// of writes up to 20 names; of more the first 19, an ellipsis and the last (9.8).
func (apaList) of(names []Name) string {
	l := list{name: func(n Name, _ bool) string { return n.inverted(&dotted, ", ", ", ") }, sep: ", ", two: ", & ", last: ", & "}
	if len(names) > 20 {
		first := make([]string, 19)
		for i := range first {
			first[i] = l.name(names[i], false)
		}
		return strings.Join(first, ", ") + ", . . . " + l.name(names[len(names)-1], false)
	}
	return l.join(names)
}

func apaDate(d *draft) string {
	y := d.year()
	if y == "" {
		y = d.say("n.d.", "无日期")
		if d.suffix != "" {
			y += "-"
		}
		return y + d.suffix
	}
	y += d.suffix
	if d.Kind == Conference && d.EventDate != "" && apaPresented(d) {
		return y + ", " + strings.TrimSuffix(strings.TrimSpace(strings.TrimSuffix(d.EventDate, d.year())), ",")
	}
	if d.Kind == News || d.Kind == Web || apaPresented(d) {
		if m := monthDay(monthNames, d.Issued); m != "" {
			if d.zh {
				return y + ", " + strings.TrimPrefix(chinese(d.Issued), d.year()+"年")
			}
			return y + ", " + m
		}
	}
	return y
}

// apaPresented reports a paper given at a conference and not printed in proceedings.
func apaPresented(d *draft) bool {
	return d.Kind == Conference && (d.Container == "" || sameName(d.Container, d.Event)) && d.Event != "" && d.Pages == ""
}

func apaTitle(d *draft) {
	t := d.sentence(d.Title, capitalAfter)
	if t == "" {
		t = d.say("[Untitled]", "[无题]")
	}
	switch d.Kind {
	case Article, Chapter, News:
		d.add(t)
	case Conference:
		if apaPresented(d) {
			d.ital(t)
			d.sep(" ")
			d.add("[Paper presentation]")
		} else {
			d.add(t)
		}
	default:
		d.ital(t)
	}
	var by, notes []string
	if d.Kind == Book && len(d.Authors) > 0 {
		if len(d.Translators) > 0 {
			by = append(by, apaDirect.join(d.Translators)+d.say(", Trans.", " 译"))
		}
		if len(d.Editors) > 0 {
			by = append(by, apaDirect.join(d.Editors)+d.say(edsOf(d.Editors, ", Ed.", ", Eds."), " 编"))
		}
	}
	switch d.Kind {
	case Book:
		if e := apaEdition(d); e != "" {
			notes = append(notes, e)
		}
		if d.Volume != "" {
			notes = append(notes, d.say("Vol. "+d.Volume, "第"+d.Volume+"卷"))
		}
	case Report:
		notes = apaNumber(d, "Report No. ")
	case Thesis:
		notes = apaNumber(d, "Publication No. ")
	case Standard, Preprint:
		notes = apaNumber(d, "")
	case Patent:
		notes = apaNumber(d, strings.TrimSpace(apaCountry(d.Country)+" Patent No.")+" ")
	case Dataset:
		if d.Version != "" {
			notes = append(notes, d.say("Version "+strings.TrimLeft(d.Version, "Vv"), d.Version))
		}
	}
	if len(notes) > 0 {
		by = append(by, strings.Join(notes, ", "))
	}
	if len(by) > 0 {
		d.sep(" ")
		d.add("(" + strings.Join(by, "; ") + ")")
	}
	switch d.Kind {
	case Thesis:
		kind := d.say(degreeEN(d.Degree, "Doctoral dissertation", "Master’s thesis", "Thesis"), degreeZH(d.Degree))
		d.sep(" ")
		switch {
		case apaUnpublished(d) && !d.zh:
			d.add("[Unpublished " + strings.ToLower(kind) + "]")
		case apaUnpublished(d) || d.Publisher == "":
			d.add("[" + kind + "]")
		default:
			d.add("[" + kind + ", " + d.Publisher + "]")
		}
	case Dataset:
		d.sep(" ")
		d.add(d.say("[Data set]", "[数据集]"))
	}
}

// apaUnpublished reports a thesis that is in no database and not online.
func apaUnpublished(d *draft) bool { return d.where() == "" && d.Container == "" }

var apaDirect = list{name: func(n Name, _ bool) string { return n.direct(&dotted, ", ") }, sep: ", ", two: " & ", last: ", & "}

func apaNumber(d *draft, label string) []string {
	if d.Number == "" {
		return nil
	}
	if d.zh || strings.Contains(d.Number, "No.") || strings.ContainsAny(d.Number, " ") && label != "" && d.Kind == Report {
		label = ""
	}
	return []string{label + d.Number}
}

func apaEdition(d *draft) string { return d.edition("ed.") }

func apaCountry(c string) string {
	switch strings.ToLower(c) {
	case "united states", "us", "usa", "u.s.":
		return "U.S."
	}
	return c
}

func patentOffice(c string) string {
	if apaCountry(c) == "U.S." {
		return "U.S. Patent and Trademark Office"
	}
	return ""
}

// apaSerial: Journal, 8(3), 207–217, or Article e0193972.
func apaSerial(d *draft) {
	j := d.headline(d.Container)
	vol := d.Volume
	if cjk(j) {
		d.add(j)
		d.sep(", ")
		d.ital(vol)
	} else if j != "" && vol != "" {
		d.ital(j + ", " + vol)
	} else {
		d.ital(j + vol)
	}
	if d.Issue != "" {
		if vol == "" {
			d.sep(", ")
			d.add("(" + d.Issue + ")")
		} else {
			d.add("(" + d.Issue + ")")
		}
	}
	d.sep(", ")
	if n := d.articleNumber(); n != "" {
		d.add(d.say("Article ", "文章 ") + n)
	} else {
		d.add(pageRange(d.Pages, "–", whole))
	}
}

// apaIn: In E. Editor (Ed.), Book title (2nd ed., Vol. 2, pp. 3–18).
func apaIn(d *draft, whole_ string) {
	d.add(d.say("In ", "见 "))
	if len(d.Editors) > 0 {
		d.add(apaDirect.join(d.Editors) + d.say(edsOf(d.Editors, " (Ed.)", " (Eds.)"), " (编)"))
		d.sep(", ")
	}
	w := whole_
	if d.Kind == Chapter {
		w = d.sentence(w, capitalAfter)
	} else {
		w = d.headline(w) // proceedings bear a name (10.5)
	}
	d.ital(w)
	var in []string
	if e := apaEdition(d); e != "" {
		in = append(in, e)
	}
	if d.Volume != "" {
		in = append(in, d.say("Vol. "+d.Volume, "第"+d.Volume+"卷"))
	}
	if d.Pages != "" {
		in = append(in, pp("p. ", "pp. ", d.Pages, "–", whole))
	}
	if len(in) > 0 {
		d.sep(" ")
		d.add("(" + strings.Join(in, ", ") + ")")
	}
}

func edsOf(names []Name, one, many string) string {
	if len(names) > 1 {
		return many
	}
	return one
}

// pp labels pages.
func pp(one, many, pages, dash string, c cut) string {
	if pages == "" {
		return ""
	}
	if multiple(pages) {
		return many + pageRange(pages, dash, c)
	}
	return one + pages
}

func degreeEN(degree, doctor, master, other string) string {
	low := strings.ToLower(degree)
	switch {
	case strings.Contains(low, "master") || strings.HasPrefix(low, "m") || strings.Contains(degree, "硕士"):
		return master
	case strings.Contains(low, "bachelor") || strings.HasPrefix(low, "b") || strings.Contains(degree, "学士"):
		return other
	}
	return doctor
}

func degreeZH(degree string) string {
	switch {
	case strings.Contains(degree, "论文"):
		return degree
	case strings.Contains(degree, "硕士") || strings.HasPrefix(strings.ToLower(degree), "m"):
		return "硕士学位论文"
	case strings.Contains(degree, "学士") || strings.HasPrefix(strings.ToLower(degree), "b"):
		return "学士学位论文"
	}
	return "博士学位论文"
}

// apaMark: (Grady et al., 2019, p. 5); two names with & in parentheses, "and" in
// the sentence; from three the first with et al. (8.17).
func apaMark(marks []mark, _ Options) Text {
	return authorDateForm{two: " & ", last: ", & ", saidTwo: " and ", said: ", and ", all: 2, comma: ", ", pageComma: ", ", none: "n.d.", sorted: true,
		locator: func(p string) string { return pp("p. ", "pp. ", p, "–", whole) }}.write(marks)
}
