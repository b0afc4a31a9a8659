package check

import (
	"strconv"
	"strings"
)

var pagesChecks = []Check{
	{Code: "pages-placeholder", Severity: Warning, Family: Volumes, Fix: SafeFix, paper: pagesPlaceholder,
		Name:    t("页码是占位符", "Pages are a placeholder"),
		Explain: t("页码写的是 0、0-0、n/a、- 之类，不是页码。修正清空它。", "The pages say 0, 0-0, n/a, - or the like. The fix empties them."),
		Source:  experience},
	{Code: "pages-reversed", Severity: Error, Family: Volumes, Fix: Proposal, paper: pagesReversed,
		Name:    t("末页小于首页", "Pages reversed"),
		Explain: t("末页比首页小，又不是省写。可能两个数写反了，也可能有一个写错了。", "The last page is lower than the first and not shortened. The two were exchanged, or one is wrong."),
		Source:  experience},
	{Code: "pages-elided", Severity: Hint, Family: Volumes, Fix: SafeFix, paper: pagesElided,
		Name:    t("末页省写了", "Last page shortened"),
		Explain: t("末页省去了与首页相同的数字（1234-8）。记录里应写全，省写由引用格式决定。", "The last page leaves out what it shares with the first (1234-8). The record holds it in full; styles shorten it."),
		Source:  "The Chicago Manual of Style 9.61; ISO 690:2021"},
	{Code: "pages-dash", Severity: Hint, Family: Volumes, Fix: SafeFix, paper: pagesDash,
		Name:    t("页码连接号不规范", "Wrong dash in the pages"),
		Explain: t("页码用了长划、波浪号、全角连接号或两个连字符。记录里统一用一个连字符。", "The pages hold a dash, tilde, full-width or double hyphen. The record uses a single hyphen; styles print the dash they want."),
		Source:  "GB/T 15834-2011 4.13; experience with the data"},
	{Code: "pages-label", Severity: Hint, Family: Volumes, Fix: SafeFix, paper: pagesLabel,
		Name:    t("页码带着“pp.”", "Label in the pages"),
		Explain: t("页码一栏只写页码，pp.、页 之类由引用格式添加。", "The field takes bare pages; citation styles add “pp.”."),
		Source:  "ISO 690:2021"},
	{Code: "pages-spaces", Severity: Hint, Family: Volumes, Fix: SafeFix, paper: pagesSpaces,
		Name:    t("页码里有空白", "Blanks in the pages"),
		Explain: t("页码里有空格或换行。修正去掉它们。", "The pages hold blanks or line breaks. The fix takes them out."),
		Source:  experience},
	{Code: "pages-article-number", Severity: Hint, Family: Volumes, paper: pagesArticle,
		Name:    t("页码是文章号", "Article number in the pages"),
		Explain: t("页码一栏是文章号（e0123456、023606），不是页码。引用时写法不同。", "The field holds an article number (e0123456, 023606), which is cited otherwise than pages."),
		Source:  experience},
	{Code: "pages-no-last", Severity: Hint, Family: Volumes, paper: pagesNoLast,
		Name:    t("只有首页", "First page without the last"),
		Explain: t("只有首页，没有末页。", "The last page is missing."),
		Source:  "GB/T 7714-2015; ISO 690:2021"},
	{Code: "pages-date", Severity: Warning, Family: Volumes, Fix: Proposal, paper: pagesDate,
		Name:    t("页码变成了日期", "Pages turned into a date"),
		Explain: t("页码成了“12-Jan”“3月5日”，是表格软件把 1-12、3-5 当成了日期。", "The pages read “12-Jan”: a spreadsheet took 1-12 for a date."),
		Source:  "doi:10.1186/s13059-016-1044-7 (the same fault in gene names)"},
	{Code: "pages-hold-volume", Severity: Warning, Family: Volumes, Fix: SafeFix, paper: pagesVolume,
		Name:    t("页码里带着卷期", "Pages hold volume and issue"),
		Explain: t("页码一栏写着“77(4): 12-34”之类。卷期空着或相同时，修正把它们分开。", "The pages say “77(4): 12-34”. Where volume and issue are empty or the same the fix takes them apart."),
		Source:  experience},
	{Code: "pages-span", Severity: Hint, Family: Volumes, paper: pagesSpan,
		Name:    t("页数太多", "Too many pages"),
		Explain: t("首页到末页超过 400 页，论文很少这么长，可能有一个数写错了。", "More than 400 pages from first to last; few papers are that long."),
		Source:  experience},
}

type pageKind uint8

const (
	pagesEmpty pageKind = iota
	pagesPlace
	pagesRange   // first-last, both numbers, perhaps after the same letters
	pagesSingle  // one number
	pagesNumber  // an article number
	pagesMonth   // 12-Jan
	pagesCited   // 77(4): 12-34
	pagesSeveral // 12-15, 18
	pagesOther
)

// pageShape is what the text of the pages turned out to be. clean is the text
// without labels and blanks and with hyphens for dashes.
type pageShape struct {
	kind                 pageKind
	clean                string
	label, dash, spaces  bool
	prefix, first, last  string // of pagesRange
	volume, issue, pages string // of pagesCited
	month, day           int    // of pagesMonth
}

// ordinary is the shape of nearly all pages, read without allocating.
func ordinary(s string) (pageShape, bool) {
	i := strings.IndexByte(s, '-')
	if i <= 0 || !allDigits(s[:i]) || !allDigits(s[i+1:]) || s[0] == '0' {
		return pageShape{}, false
	}
	return pageShape{kind: pagesRange, clean: s, first: s[:i], last: s[i+1:]}, true
}

func readPages(s string) pageShape {
	if s == "" {
		return pageShape{}
	}
	if p, ok := ordinary(s); ok {
		return p
	}
	if placeholder(s) {
		return pageShape{kind: pagesPlace}
	}
	p := pageShape{kind: pagesOther}
	rest := strings.TrimSpace(s)
	p.spaces = rest != s
	rest, p.label = pageWord(rest)
	if p.cited(rest) {
		return p
	}
	var b strings.Builder
	for i, r := range rest {
		switch r {
		case '–', '—', '‒', '―', '−', '‐', '‑', '－', '~', '～', '〜', '─', '﹣', 'ー', '_':
			r = '-'
			p.dash = true
		case ' ', '\n', '\t', '\r', 0xA0, 0x3000:
			// A blank beside a dash or comma has no meaning, one between
			// numbers does.
			if before := b.String(); strings.HasSuffix(before, "-") || before == "" || blankBefore(rest[i:]) {
				p.spaces = true
				continue
			}
			r = ' '
		}
		if r == '-' && strings.HasSuffix(b.String(), "-") {
			p.dash = true
			continue
		}
		b.WriteRune(r)
	}
	p.clean = strings.TrimRight(b.String(), " .")
	p.sort()
	return p
}

// blankBefore reports whether s, which begins with a blank, goes on with
// another one or a dash.
func blankBefore(s string) bool {
	s = strings.TrimLeft(s, " \n\t\r\u00A0\u3000")
	return s == "" || strings.IndexByte("-~_", s[0]) >= 0 || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "—") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "−") || strings.HasPrefix(s, "～") || strings.HasPrefix(s, "‐")
}

// pageWord takes the word for page off either end.
func pageWord(s string) (string, bool) {
	found := false
	for _, w := range [...]string{"pages", "page", "pp.", "pp", "pgs.", "pgs", "pg.", "p.", "p", "第"} {
		if len(s) <= len(w) || !strings.EqualFold(s[:len(w)], w) {
			continue
		}
		rest := strings.TrimLeft(s[len(w):], " .:")
		if rest == "" || (rest[0] < '0' || rest[0] > '9') && rest[0]|0x20 != 'e' && rest[0]|0x20 != 's' {
			continue
		}
		if w == "p" && len(rest) == len(s)-1 && !strings.ContainsAny(rest, "-–") {
			continue // P12 is a page of its own kind
		}
		s, found = rest, true
		break
	}
	for _, w := range [...]string{"页", "頁", " pp.", " pp", " p."} {
		if rest, ok := strings.CutSuffix(s, w); ok && rest != "" {
			return strings.TrimSpace(rest), true
		}
	}
	return s, found
}

// cited reads 77(4): 12-34 and 77:12-34.
func (p *pageShape) cited(s string) bool {
	head, tail, ok := strings.Cut(s, ":")
	if !ok {
		if head, tail, ok = strings.Cut(s, "："); !ok {
			return false
		}
	}
	head, tail = strings.TrimSpace(head), strings.TrimSpace(tail)
	v := readVolume(head)
	pages := readPages(tail)
	if pages.kind != pagesRange && pages.kind != pagesSingle && pages.kind != pagesNumber {
		return false
	}
	switch v.kind {
	case volumeSplit:
		p.volume, p.issue = v.volume, v.issue
	case volumeNumber, volumeLabels:
		p.volume = strings.TrimLeft(head, "volVOL. ")
	default:
		return false
	}
	p.kind, p.pages, p.clean = pagesCited, pages.clean, pages.clean
	return true
}

var months = [...]string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// sort tells what the cleaned text is.
func (p *pageShape) sort() {
	s := p.clean
	if m, d, ok := monthDay(s); ok {
		p.kind, p.month, p.day = pagesMonth, m, d
		return
	}
	if strings.ContainsAny(s, ",;+&，；、 ") {
		low := strings.ToLower(s)
		if strings.HasPrefix(low, "article") || strings.HasPrefix(low, "art") || strings.HasPrefix(low, "id ") || strings.HasPrefix(low, "no.") || strings.HasPrefix(low, "paper ") {
			p.kind = pagesNumber
			return
		}
		p.kind = pagesSeveral
		return
	}
	first, last, ok := strings.Cut(s, "-")
	if !ok {
		letters := leading(s)
		digits := s[len(letters):]
		switch {
		case len(s) >= 6 && s[0] == 'e' && allDigits(strings.TrimLeft(s, "abcdefghijklmnopqrstuvwxyz")): // eaau1949
			p.kind = pagesNumber
		case !allDigits(digits):
			if letters == "" && len(digits) > 5 && strings.Trim(digits, "0123456789.eE") == "" {
				p.kind = pagesNumber
			}
		case letters == "" && (digits[0] == '0' || len(digits) >= 6), letters != "" && (letters == "e" || letters == "E" || len(digits) >= 5):
			p.kind = pagesNumber
		default:
			p.kind = pagesSingle
		}
		return
	}
	a, b := leading(first), leading(last)
	if (a == b || b == "" || strings.EqualFold(a, b)) && allDigits(first[len(a):]) && allDigits(last[len(b):]) && len(first)-len(a) < 10 && len(last)-len(b) < 10 {
		p.kind, p.prefix, p.first, p.last = pagesRange, a, first[len(a):], last[len(b):]
	}
}

// leading are the letters at the beginning, three at most.
func leading(s string) string {
	n := 0
	for n < len(s) && n < 3 && s[n]|0x20 >= 'a' && s[n]|0x20 <= 'z' {
		n++
	}
	return s[:n]
}

// monthDay reads 12-Jan, Jan-12 and 1月12日.
func monthDay(s string) (month, day int, ok bool) {
	if m, d, cut := strings.Cut(s, "月"); cut {
		d = strings.TrimSuffix(d, "日")
		month, _ = strconv.Atoi(m)
		day, _ = strconv.Atoi(d)
		return month, day, month >= 1 && month <= 12 && day > 0
	}
	a, b, cut := strings.Cut(s, "-")
	if !cut {
		return 0, 0, false
	}
	if allDigits(b) {
		a, b = b, a
	}
	if !allDigits(a) || len(b) < 3 || len(a) > 2 {
		return 0, 0, false
	}
	for i, m := range months {
		if len(b) <= len(m) && strings.EqualFold(b, m[:len(b)]) {
			day, _ = strconv.Atoi(a)
			return i + 1, day, true
		}
	}
	return 0, 0, false
}

func (r *run) pagesValue(zh, en string, f *Fix) {
	r.add("pages", r.p.Pages, Range{}, say(zh, en, short(r.p.Pages)), f)
}

func pagesPlaceholder(r *run) {
	if r.pages.kind == pagesPlace {
		r.pagesValue("“%s”不是页码。", "“%s” is no page.", r.set(true, "pages", ""))
	}
}

// expanded is the last page in full where it is shortened; "" where it isn't.
func (p *pageShape) expanded() string {
	if p.kind != pagesRange || len(p.last) >= len(p.first) {
		return ""
	}
	full := p.first[:len(p.first)-len(p.last)] + p.last
	if full <= p.first { // of the same length: compares as numbers do
		return ""
	}
	return full
}

// backwards compares numbers of at most nine digits.
func (p *pageShape) backwards() bool {
	if p.kind != pagesRange || p.expanded() != "" {
		return false
	}
	a, b := strings.TrimLeft(p.first, "0"), strings.TrimLeft(p.last, "0")
	return len(b) < len(a) || len(b) == len(a) && b < a
}

func pagesReversed(r *run) {
	if p := &r.pages; p.backwards() {
		var f *Fix
		if strings.TrimLeft(p.last, "0") != "" {
			f = r.set(false, "pages", p.prefix+p.last+"-"+p.prefix+p.first)
		}
		r.pagesValue("“%s”的末页小于首页。", "“%s” ends before it begins.", f)
	}
}

func pagesElided(r *run) {
	if full := r.pages.expanded(); full != "" {
		r.pagesValue("“%s”的末页省写了。", "The last page of “%s” is shortened.", r.set(true, "pages", r.pages.prefix+r.pages.first+"-"+r.pages.prefix+full))
	}
}

func pagesDash(r *run) {
	if r.pages.dash && r.pages.kind != pagesMonth {
		r.pagesValue("“%s”的连接号应为“-”。", "“%s” should have a plain hyphen.", r.set(true, "pages", r.pages.clean))
	}
}

func pagesLabel(r *run) {
	if r.pages.label && r.pages.kind != pagesCited && r.pages.clean != "" {
		r.pagesValue("“%s”只需写页码。", "“%s” need only say the pages.", r.set(true, "pages", r.pages.clean))
	}
}

func pagesSpaces(r *run) {
	if r.pages.spaces && r.pages.clean != "" && r.pages.kind != pagesMonth {
		r.pagesValue("“%s”里有空白。", "“%s” holds blanks.", r.set(true, "pages", r.pages.clean))
	}
}

func pagesArticle(r *run) {
	s := r.pages.clean
	if r.pages.kind == pagesNumber || r.pages.kind == pagesSingle && len(s) >= 5 && strings.HasSuffix(r.p.DOI, s) {
		r.pagesValue("“%s”是文章号。", "“%s” is an article number.", nil)
	}
}

func pagesNoLast(r *run) {
	s := r.pages.clean
	if r.pages.kind == pagesSingle && !(len(s) >= 5 && strings.HasSuffix(r.p.DOI, s)) {
		r.pagesValue("只有首页“%s”。", "There is only the first page, “%s”.", nil)
	}
}

func pagesDate(r *run) {
	if p := &r.pages; p.kind == pagesMonth {
		var f *Fix
		if p.month < p.day {
			f = r.set(false, "pages", strconv.Itoa(p.month)+"-"+strconv.Itoa(p.day))
		}
		r.pagesValue("“%s”是日期，不是页码。", "“%s” is a date, not pages.", f)
	}
}

func pagesVolume(r *run) {
	p := &r.pages
	if p.kind != pagesCited {
		return
	}
	var f *Fix
	if (r.p.Volume == "" || r.p.Volume == p.volume) && (r.p.Issue == "" || p.issue == "" || r.p.Issue == p.issue) {
		edits := fix(true, r.edit("pages", p.pages), r.edit("volume", p.volume))
		if p.issue != "" {
			edits = fix(true, r.edit("pages", p.pages), r.edit("volume", p.volume), r.edit("issue", p.issue))
		}
		f = edits
	}
	r.pagesValue("“%s”里带着卷期。", "“%s” holds the volume.", f)
}

func pagesSpan(r *run) {
	p := &r.pages
	if p.kind != pagesRange || p.expanded() != "" || p.backwards() {
		return
	}
	a, _ := strconv.Atoi(p.first)
	b, _ := strconv.Atoi(p.last)
	if b-a > 400 {
		r.add("pages", r.p.Pages, Range{}, say("“%s”有 %d 页。", "“%s” are %d pages.", short(r.p.Pages), b-a+1), nil)
	}
}
