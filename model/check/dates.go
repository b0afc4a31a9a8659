package check

import (
	"strings"

	"twinleaf/model"
)

var dateChecks = []Check{
	{Code: "date-missing", Severity: Warning, Family: Dates, paper: dateMissing,
		Name:    t("没有日期", "No date"),
		Explain: t("既没有出版日期也没有网络首发日期。没有年份就无法按年排序、引用。", "Neither the date of publication nor the online date is there; without a year the paper can't be sorted or cited."),
		Source:  "GB/T 7714-2015; ISO 690:2021"},
	{Code: "date-impossible", Severity: Error, Family: Dates, Fix: Proposal, paper: dateImpossible,
		Name:    t("日期不存在", "Impossible date"),
		Explain: t("采集到的日期历法里没有（如 2023-13），所以没有填入，只留在“原始数据”里。建议填入其中可信的部分。", "The harvested date is not in the calendar (2023-13): it was not taken over and stands under “as imported”. The part that holds is proposed."),
		Source:  "ISO 8601-1:2019"},
	{Code: "date-future", Severity: Error, Family: Dates, paper: dateFuture,
		Name:    t("日期在将来", "Date in the future"),
		Explain: t("日期比今天晚一年以上。期刊会提前排期，但不会这么早。", "The date is more than a year ahead of today. Journals date issues ahead, but not that far."),
		Source:  experience},
	{Code: "date-ahead", Severity: Hint, Family: Dates, paper: dateAhead,
		Name:    t("日期还没到", "Date still to come"),
		Explain: t("日期在今后一年之内，可能是提前排定的期次。", "The date lies within the coming year, as that of an issue dated ahead may."),
		Source:  experience},
	{Code: "date-too-early", Severity: Error, Family: Dates, paper: dateEarly,
		Name:    t("日期早于 1600 年", "Date before 1600"),
		Explain: t("最早的学术期刊创刊于 1665 年，更早的年份多半是写错了。", "The first learned journals appeared in 1665; an earlier year is most likely a slip."),
		Source:  "Philosophical Transactions and Journal des sçavans, both 1665"},
	{Code: "date-online-late", Severity: Hint, Family: Dates, paper: dateOnlineLate,
		Name:    t("网络日期远晚于出版日期", "Online long after print"),
		Explain: t("网络日期比出版日期晚一年以上。旧刊数字化时常见，否则有一个日期不对。", "The online date is more than a year after print. Common where old volumes were digitised; else one of the dates is wrong."),
		Source:  experience},
	{Code: "date-doi-year", Severity: Warning, Family: Dates, paper: dateDOIYear,
		Name:    t("年份与 DOI 不符", "Year far from the one in the DOI"),
		Explain: t("DOI 里带着年份，和出版年相差四年以上。", "The DOI carries a year that is four or more years off the date."),
		Source:  "experience with the data: DOIs such as 10.1016/j.physa.2005.03.036"},
	{Code: "date-volume-year", Severity: Warning, Family: Dates, paper: dateVolumeYear,
		Name:    t("年份与卷号不符", "Year far from the volume"),
		Explain: t("卷号本身是年份，和出版年相差两年以上。", "The volume is a year, two or more years off the date."),
		Source:  experience},
}

// dated is one of the paper's dates with its field and the keys under which
// the harvest has it.
type dated struct {
	field string
	date  model.Date
	keys  []string
}

var (
	publishedKeys = []string{"publicationDate", "published", "date", "year"}
	onlineKeys    = []string{"EPubDate", "online"}
)

func (r *run) dates() [2]dated {
	return [2]dated{{"published", r.p.Published, publishedKeys}, {"online", r.p.Online, onlineKeys}}
}

func dateMissing(r *run) {
	if !r.p.Published.IsZero() || !r.p.Online.IsZero() {
		return
	}
	for _, d := range r.dates() {
		if v, ok := r.imported(d.keys...); ok && !placeholder(v) {
			return // date-impossible
		}
	}
	r.add("published", "", Range{}, t("没有日期。", "There is no date."), nil)
}

func dateImpossible(r *run) {
	if len(r.p.Extra) == 0 {
		return
	}
	for _, d := range r.dates() {
		if !d.date.IsZero() {
			continue
		}
		v, ok := r.imported(d.keys...)
		if !ok || placeholder(v) {
			continue
		}
		if _, err := model.ParseDate(v); err == nil {
			continue
		}
		var f *Fix
		if after := salvage(v); after != "" {
			f = r.set(false, d.field, after)
		}
		r.add(d.field, v, Range{}, say("“%s”不是日期。", "“%s” is not a date.", short(v)), f)
	}
}

// salvage reads what is certain in a text that is no date: eight digits in a
// row, or the year and the month before an impossible part.
func salvage(s string) string {
	s = strings.TrimSpace(s)
	if len(s) == 8 && allDigits(s) {
		if d, err := model.ParseDate(s[:4] + "-" + s[4:6] + "-" + s[6:]); err == nil {
			return d.String()
		}
	}
	parts := strings.FieldsFunc(s, func(c rune) bool { return c < '0' || c > '9' })
	if len(parts) == 0 || len(parts[0]) != 4 || !allDigits(s[:min(4, len(s))]) || parts[0] < "1600" || parts[0] > "2100" {
		return ""
	}
	if len(parts) > 1 {
		if d, err := model.ParseDate(parts[0] + "-" + parts[1]); err == nil {
			return d.String()
		}
	}
	return parts[0]
}

func dateFuture(r *run) {
	limit := r.ctx.today()
	limit.Year++
	for _, d := range r.dates() {
		if later(d.date, limit) {
			r.add(d.field, d.date.String(), Range{}, say("%s 还很远。", "%s is far ahead.", d.date), nil)
			return
		}
	}
}

// later reports whether all of date lies after day.
func later(date, day model.Date) bool {
	switch {
	case date.Year != day.Year:
		return date.Year > day.Year
	case date.Month == 0 || date.Month != day.Month:
		return date.Month > day.Month
	}
	return date.Day > day.Day
}

func dateAhead(r *run) {
	limit := r.ctx.today()
	limit.Year++
	for _, d := range r.dates() {
		if later(d.date, r.ctx.today()) && !later(d.date, limit) {
			r.add(d.field, d.date.String(), Range{}, say("%s 还没到。", "%s is still to come.", d.date), nil)
			return
		}
	}
}

func dateEarly(r *run) {
	for _, d := range r.dates() {
		if d.date.Year > 0 && d.date.Year < 1600 {
			r.add(d.field, d.date.String(), Range{}, say("%s 早于最早的学术期刊。", "%s is before the first learned journals.", d.date), nil)
			return
		}
	}
}

func dateOnlineLate(r *run) {
	p, o := r.p.Published, r.p.Online
	if p.IsZero() || o.IsZero() || o.Year <= p.Year {
		return
	}
	limit := p
	limit.Year++
	if limit.Month == 0 {
		limit.Month, limit.Day = 12, 31
	}
	if later(o, limit) {
		r.add("online", o.String(), Range{}, say("网络日期 %s，出版日期却是 %s。", "Online %s, though published %s.", o, p), nil)
	}
}

// doiYear finds the year that publishers put in DOIs: four digits that are a
// part of the suffix by themselves, between full stops or slashes, with
// another part before and after (the last part is a page or serial number, and
// an ISSN has a hyphen).
func doiYear(doi string, latest int) int {
	_, suffix, ok := strings.Cut(doi, "/")
	if !ok {
		return 0
	}
	for i := 1; i+5 < len(suffix); i++ {
		if suffix[i-1] != '.' && suffix[i-1] != '/' || suffix[i+4] != '.' && suffix[i+4] != '/' {
			continue
		}
		if c := suffix[i]; c != '1' && c != '2' || !allDigits(suffix[i:i+4]) {
			continue
		}
		y := int(suffix[i]-'0')*1000 + int(suffix[i+1]-'0')*100 + int(suffix[i+2]-'0')*10 + int(suffix[i+3]-'0')
		if y >= 1900 && y <= latest {
			return y
		}
	}
	return 0
}

func dateDOIYear(r *run) {
	year := r.p.Year()
	if year == 0 || len(r.p.DOI) < 14 {
		return
	}
	y := doiYear(r.p.DOI, int(r.ctx.today().Year)+1)
	if y == 0 || y-year < 4 && year-y < 4 {
		return
	}
	d := r.dates()[0]
	if d.date.IsZero() {
		d = r.dates()[1]
	}
	r.add(d.field, d.date.String(), Range{}, say("日期是 %s，DOI 里却是 %d 年。", "The date is %s, the DOI says %d.", d.date, y), nil)
}

func dateVolumeYear(r *run) {
	year, v := r.p.Year(), r.volume.number
	if year == 0 || r.volume.kind != volumeNumber || len(r.p.Volume) != 4 || v < 1900 || v > int(r.ctx.today().Year)+1 || v-year < 2 && year-v < 2 {
		return
	}
	r.add("volume", r.p.Volume, Range{}, say("卷号是 %s，出版年却是 %d。", "The volume is %s, the year %d.", r.p.Volume, year), nil)
}
