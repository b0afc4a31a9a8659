package check

import (
	"strconv"
	"strings"
)

var volumeChecks = []Check{
	{Code: "volume-placeholder", Severity: Warning, Family: Volumes, Fix: SafeFix, paper: volumePlaceholder,
		Name:    t("卷号是占位符", "Volume is a placeholder"),
		Explain: t("卷号写的是 0、n/a、- 之类，不是卷号。修正清空它。", "The volume says 0, n/a, - or the like. The fix empties it."),
		Source:  experience},
	{Code: "issue-placeholder", Severity: Warning, Family: Volumes, Fix: SafeFix, paper: issuePlaceholder,
		Name:    t("期号是占位符", "Issue is a placeholder"),
		Explain: t("期号写的是 0、n/a、- 之类，不是期号。修正清空它。", "The issue says 0, n/a, - or the like. The fix empties it."),
		Source:  experience},
	{Code: "volume-holds-issue", Severity: Warning, Family: Volumes, Fix: SafeFix, paper: volumeHoldsIssue,
		Name:    t("卷号里带着期号", "Volume holds the issue"),
		Explain: t("卷号一栏写着“77 4”“77(4)”之类，卷和期混在一起。修正把它们分开；与本刊同年其他论文的卷号矛盾时不提建议。", "The volume says “77 4” or “77(4)”. The fix puts volume and issue in their own fields; it is not proposed where the journal's other papers of that year contradict it."),
		Source:  "GB/T 7714-2015; experience with the data"},
	{Code: "volume-label", Severity: Hint, Family: Volumes, Fix: SafeFix, paper: volumeLabel,
		Name:    t("卷号带着“Vol.”", "Label in the volume"),
		Explain: t("卷号一栏只写号码，Vol.、卷 之类由引用格式添加。", "The field takes the bare number; citation styles add “Vol.”."),
		Source:  "ISO 690:2021"},
	{Code: "issue-label", Severity: Hint, Family: Volumes, Fix: SafeFix, paper: issueLabel,
		Name:    t("期号带着“No.”", "Label in the issue"),
		Explain: t("期号一栏只写号码，No.、期 之类由引用格式添加。", "The field takes the bare number; citation styles add “No.”."),
		Source:  "ISO 690:2021"},
	{Code: "volume-out-of-step", Severity: Warning, Family: Volumes, Fix: Proposal, Needs: NeedsPapers, paper: volumeOutOfStep,
		Name:    t("卷号与同刊同年的不一致", "Volume out of step"),
		Explain: t("本刊同一年的其他论文卷号都在另一个范围。只有一种卷号时建议改用它。", "The journal's other papers of that year stand under other volumes. Where there is but one it is proposed."),
		Source:  "experience with the data: three papers or more, four fifths of them in step"},
	{Code: "volume-is-year", Severity: Hint, Family: Volumes, paper: volumeIsYear,
		Name:    t("卷号就是年份", "Volume equal to the year"),
		Explain: t("卷号和出版年相同。有些期刊确实以年代卷，否则卷号丢了。", "The volume is the year of publication. Some journals count so; else the volume is lost."),
		Source:  experience},
	{Code: "volume-too-large", Severity: Hint, Family: Volumes, paper: volumeTooLarge,
		Name:    t("卷号大得离奇", "Volume too large"),
		Explain: t("卷号超过 2200，又不是年份，可能是文章号或内部编号。", "The volume is above 2200 and no year: it may be an article number or an internal one."),
		Source:  "experience with the data: the longest runs of volumes are below 2000"},
}

// volumeKind is what the text of a volume turned out to be.
type volumeKind uint8

const (
	volumeEmpty volumeKind = iota
	volumePlace
	volumeNumber // a plain number
	volumeSplit  // volume and issue
	volumeLabels // "Vol. 77"
	volumeOther
)

type volumeShape struct {
	kind          volumeKind
	number        int    // of volumeNumber
	volume, issue string // of volumeSplit; volume of volumeLabels
	certain       bool   // that the second part is an issue
}

// readVolume reads what harvests write into a volume:
//
//	77 4    77(4)   77:4   77, 4   77/4 no: a double volume
//	Vol. 77, No. 4   77 Issue 4   77卷4期   第77卷第4期   2023年第4期
//	77 Suppl 1   77 4 Pt 2        (MEDLINE)
func readVolume(s string) volumeShape {
	if s == "" {
		return volumeShape{}
	}
	if allDigits(s) && len(s) < 10 {
		n, _ := strconv.Atoi(s)
		if n == 0 {
			return volumeShape{kind: volumePlace}
		}
		return volumeShape{kind: volumeNumber, number: n}
	}
	if placeholder(s) {
		return volumeShape{kind: volumePlace}
	}
	rest, label := volumeWord(strings.TrimSpace(s))
	n := 0
	for n < len(rest) && rest[n] >= '0' && rest[n] <= '9' {
		n++
	}
	vol, rest := rest[:n], rest[n:]
	if vol == "" || n > 5 {
		return volumeShape{kind: volumeOther}
	}
	if after, ok := strings.CutPrefix(rest, "卷"); ok {
		label, rest = true, after
	}
	if rest = strings.TrimSpace(rest); rest == "" {
		if label || strings.TrimSpace(s) != s {
			return volumeShape{kind: volumeLabels, volume: vol}
		}
		return volumeShape{kind: volumeOther}
	}
	if issue, certain := issueOf(rest); issue != "" {
		return volumeShape{kind: volumeSplit, volume: vol, issue: issue, certain: certain || label}
	}
	return volumeShape{kind: volumeOther}
}

// volumeWord takes the word for volume off the beginning.
func volumeWord(s string) (rest string, found bool) {
	if after, ok := strings.CutPrefix(s, "第"); ok {
		return after, true
	}
	for _, w := range [...]string{"volume", "vol.", "vol", "bd.", "band", "tome", "t.", "v."} {
		if len(s) > len(w) && strings.EqualFold(s[:len(w)], w) {
			rest = strings.TrimLeft(s[len(w):], " .:")
			if rest != "" && rest[0] >= '0' && rest[0] <= '9' {
				return rest, true
			}
		}
	}
	return s, false
}

// issueOf reads what follows the volume; certain where a word or brackets say
// that it is an issue.
func issueOf(s string) (issue string, certain bool) {
	body := strings.TrimLeft(s, " ,.;:-")
	sep := s[:len(s)-len(body)]
	if inner, ok := strings.CutPrefix(body, "("); ok {
		inner, after, ok := strings.Cut(inner, ")")
		if !ok || strings.Trim(after, " .,") != "" {
			return "", false
		}
		body, certain = strings.TrimSpace(inner), true
	} else if inner, ok := strings.CutPrefix(body, "（"); ok {
		inner, after, ok := strings.Cut(inner, "）")
		if !ok || strings.TrimSpace(after) != "" {
			return "", false
		}
		body, certain = strings.TrimSpace(inner), true
	}
	if bare, ok := issueWord(body); ok {
		return bare, true
	}
	// An empty sep is the blank of "77 4", trimmed away by now.
	if issueNumber(body) && (certain || sep == "" || strings.ContainsAny(sep, " ,:;")) {
		return body, certain
	}
	return "", false
}

// issueWord takes the word for issue, or brackets of it, away.
func issueWord(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if after, ok := strings.CutPrefix(s, "第"); ok {
		s = after
	}
	if bare, ok := strings.CutSuffix(s, "期"); ok && issueNumber(strings.TrimSpace(bare)) {
		return strings.TrimSpace(bare), true
	}
	for _, w := range [...]string{"issue", "iss.", "iss", "number", "no.", "no", "nr.", "nr", "num.", "n°", "№", "#", "heft", "n."} {
		if len(s) > len(w) && strings.EqualFold(s[:len(w)], w) {
			if rest := strings.TrimLeft(s[len(w):], " .:"); issueNumber(rest) {
				return rest, true
			}
		}
	}
	low := strings.ToLower(s)
	if strings.HasPrefix(low, "suppl") || strings.HasPrefix(low, "增刊") || strings.HasPrefix(low, "special issue") || strings.HasPrefix(low, "pt ") || strings.HasPrefix(low, "part ") {
		return s, true
	}
	return "", false
}

// issueNumber: 4, 4-5, 4/5, 4 Pt 2, 4 Suppl 1, S1.
func issueNumber(s string) bool {
	if s == "" || len(s) > 20 {
		return false
	}
	n := 0
	if s[0] == 'S' || s[0] == 's' {
		n = 1
	}
	digits := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
		digits++
	}
	if digits == 0 || digits > 4 {
		return false
	}
	rest := s[n:]
	if rest == "" {
		return true
	}
	if rest[0] == '-' || rest[0] == '/' || strings.HasPrefix(rest, "–") {
		return allDigits(strings.TrimLeft(rest, "-/–")) && len(rest) <= 6
	}
	low := strings.ToLower(strings.TrimSpace(rest))
	return rest[0] == ' ' && (strings.HasPrefix(low, "pt") || strings.HasPrefix(low, "part") || strings.HasPrefix(low, "suppl"))
}

func volumePlaceholder(r *run) {
	if r.volume.kind == volumePlace {
		r.add("volume", r.p.Volume, Range{}, say("“%s”不是卷号。", "“%s” is no volume.", r.p.Volume), r.set(true, "volume", ""))
	}
}

func issuePlaceholder(r *run) {
	if s := r.p.Issue; s != "" && len(s) < 32 && (s[0] < '1' || s[0] > '9') && placeholder(s) {
		r.add("issue", s, Range{}, say("“%s”不是期号。", "“%s” is no issue.", s), r.set(true, "issue", ""))
	}
}

func volumeHoldsIssue(r *run) {
	v := &r.volume
	if v.kind != volumeSplit {
		return
	}
	message := say("“%s”是 %s 卷 %s 期。", "“%s” is volume %s, issue %s.", short(r.p.Volume), v.volume, v.issue)
	if r.p.Issue != "" && r.p.Issue != v.issue && !placeholder(r.p.Issue) {
		r.add("volume", r.p.Volume, Range{}, say("“%s”里有期号 %s，期号一栏却是“%s”。", "“%s” holds issue %s, the issue field says “%s”.", short(r.p.Volume), v.issue, short(r.p.Issue)), nil)
		return
	}
	if n, err := strconv.Atoi(v.volume); err == nil {
		if s, ok := r.step(); ok && !s.holds(n) {
			r.add("volume", r.p.Volume, Range{}, say("“%s”里像是有期号，但本刊 %d 年的论文都在 %s 卷。", "“%s” seems to hold an issue, but the journal's papers of %d stand in volume %s.", short(r.p.Volume), r.p.Year(), s.String()), nil)
			return
		}
	}
	r.add("volume", r.p.Volume, Range{}, message, fix(true, r.edit("volume", v.volume), r.edit("issue", v.issue)))
}

func volumeLabel(r *run) {
	if r.volume.kind == volumeLabels {
		r.add("volume", r.p.Volume, Range{}, say("“%s”只需写 %s。", "“%s” need only say %s.", short(r.p.Volume), r.volume.volume), r.set(true, "volume", r.volume.volume))
	}
}

func issueLabel(r *run) {
	s := r.p.Issue
	if s == "" || s[0] >= '0' && s[0] <= '9' && !strings.HasSuffix(s, "期") {
		return
	}
	if bare, ok := issueWord(s); ok && bare != s {
		r.add("issue", s, Range{}, say("“%s”只需写 %s。", "“%s” need only say %s.", short(s), bare), r.set(true, "issue", bare))
	}
}

// step is the range of volumes under which the journal's other papers of the
// year stand, where they agree.
type step struct{ from, to, papers int }

func (s step) holds(n int) bool { return n >= s.from-1 && n <= s.to+1 }

func (s step) String() string {
	if s.from == s.to {
		return strconv.Itoa(s.from)
	}
	return strconv.Itoa(s.from) + "-" + strconv.Itoa(s.to)
}

// stepWidth is the widest range that still says something: journals with
// more than 24 volumes a year are rare, and random volumes spread wider.
const stepWidth = 24

// step asks the library. At least three other papers must have a number, and
// four fifths of them lie in a range of stepWidth, and narrower the fewer
// papers there are.
func (r *run) step() (step, bool) {
	if r.ctx.Papers == nil || r.p.Journal.IsZero() || r.p.Year() == 0 {
		return step{}, false
	}
	type filed struct{ volume, papers int }
	var buf [32]filed
	list, total := buf[:0], 0
	for _, f := range r.ctx.Papers.Volumes(r.p.Journal, r.p.Year()) {
		n := f.Papers
		if f.Volume == r.p.Volume && !r.p.ID.IsZero() {
			n-- // itself
		}
		shape := readVolume(f.Volume)
		v := shape.number
		if shape.kind == volumeSplit || shape.kind == volumeLabels {
			v, _ = strconv.Atoi(shape.volume)
		}
		if n <= 0 || v <= 0 {
			continue
		}
		i := len(list)
		for i > 0 && list[i-1].volume > v {
			i--
		}
		list = append(list, filed{})
		copy(list[i+1:], list[i:])
		list[i] = filed{v, n}
		total += n
	}
	if total < 3 {
		return step{}, false
	}
	// The narrowest range that holds four fifths of them.
	best, found := step{}, false
	for i := range list {
		n := 0
		for j := i; j < len(list); j++ {
			if n += list[j].papers; n*5 >= total*4 {
				if s := (step{list[i].volume, list[j].volume, total}); !found || s.to-s.from < best.to-best.from {
					best, found = s, true
				}
				break
			}
		}
	}
	width := min(stepWidth, total/2)
	return best, found && best.to-best.from <= width
}

func volumeOutOfStep(r *run) {
	if r.volume.kind != volumeNumber || r.volume.number == r.p.Year() {
		return
	}
	s, ok := r.step()
	if !ok || s.holds(r.volume.number) {
		return
	}
	var f *Fix
	if s.from == s.to {
		f = r.set(false, "volume", strconv.Itoa(s.from))
	}
	r.add("volume", r.p.Volume, Range{}, say("本刊 %[2]d 年的 %[3]d 篇论文在 %[4]s 卷，这篇却是 %[1]s 卷。", "Volume %[1]s, though %[3]d papers of the journal of %[2]d stand in volume %[4]s.", r.p.Volume, r.p.Year(), s.papers, s.String()), f)
}

func volumeIsYear(r *run) {
	if r.volume.kind == volumeNumber && r.volume.number == r.p.Year() && r.volume.number > 1000 {
		r.add("volume", r.p.Volume, Range{}, say("卷号 %s 就是出版年。", "Volume %s is the year of publication.", r.p.Volume), nil)
	}
}

func volumeTooLarge(r *run) {
	if r.volume.kind == volumeNumber && r.volume.number > 2200 {
		r.add("volume", r.p.Volume, Range{}, say("卷号 %s 太大了。", "Volume %s is too large.", r.p.Volume), nil)
	}
}
