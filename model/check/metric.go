package check

import (
	"strconv"
	"strings"

	"twinleaf/model"
)

// metricChecks look at a journal's metrics.
var metricChecks = []Check{
	{Code: "metric-quartile", Severity: Error, Family: Journal, Of: model.AJournal, Fix: SafeFix, journal: metricQuartile,
		Name:    t("JCR 分区不是 Q1–Q4", "Quartile not Q1 to Q4"),
		Explain: t("JCR 分区只有 Q1、Q2、Q3、Q4。小写或多余的空格，修正会改好。", "The JCR has the quartiles Q1, Q2, Q3 and Q4. Case and blanks are put right by the fix."),
		Source:  "Journal Citation Reports (four quartiles)"},
	{Code: "metric-zone", Severity: Error, Family: Journal, Of: model.AJournal, journal: metricZone,
		Name:    t("中科院分区不是 1–4", "Zone not 1 to 4"),
		Explain: t("中科院分区只有 1、2、3、4 区。", "The CAS list has the zones 1, 2, 3 and 4."),
		Source:  "中国科学院文献情报中心期刊分区表"},
	{Code: "metric-quartile-odd", Severity: Hint, Family: Journal, Of: model.AJournal, Needs: NeedsJournals, journal: metricQuartileOdd,
		Name:    t("JCR 分区与影响因子不相称", "Quartile at odds with the impact factor"),
		Explain: t("同一类别、同一版里，影响因子比它低的期刊分区反而好，或者相反。", "In the same category and edition half of the neighbouring quartile's journals stand on the other side of its impact factor."),
		Source:  "Journal Citation Reports (quartiles order a category by impact factor)"},
	{Code: "metric-zone-odd", Severity: Hint, Family: Journal, Of: model.AJournal, Needs: NeedsJournals, journal: metricZoneOdd,
		Name:    t("中科院分区与影响因子不相称", "Zone at odds with the impact factor"),
		Explain: t("同一大类、同一版里，相邻分区半数期刊的影响因子在另一边。新版按超越指数排序，略有出入属正常。", "In the same category and edition half of the neighbouring zone's journals stand on the other side of its impact factor. Newer editions rank by another index, so small differences are right."),
		Source:  "中国科学院文献情报中心期刊分区表"},
	{Code: "metric-no-year", Severity: Hint, Family: Journal, Of: model.AJournal, journal: metricNoYear,
		Name:    t("指标没有年份", "Metric without a year"),
		Explain: t("影响因子和分区每年都变，不知道是哪一版就无法和论文的年份对应。", "Impact factor, quartile and zone change every year; without the edition they can't be set beside a paper's year."),
		Source:  "Journal Citation Reports and 中国科学院文献情报中心期刊分区表 (yearly editions)"},
	{Code: "metric-twice", Severity: Warning, Family: Journal, Of: model.AJournal, journal: metricTwice,
		Name:    t("同一版有两个指标", "Two metrics of one edition"),
		Explain: t("同一来源、同一年有两组不同的指标，其中一组不对。", "One source and year have two metrics that contradict each other."),
		Source:  experience},
	{Code: "metric-implausible", Severity: Warning, Family: Journal, Of: model.AJournal, journal: metricImplausible,
		Name:    t("影响因子不可信", "Implausible impact factor"),
		Explain: t("影响因子为 0 多半表示“没有”，超过 600 的期刊不存在，个别年份的极值也在此之下。", "An impact factor of 0 most likely means “none”, and none has been above 600."),
		Source:  "Journal Citation Reports (the highest so far: 508.7 in 2020)"},
}

func (r *journalRun) metrics() string { return model.MetricsText(r.j.Metrics) }

func metricQuartile(r *journalRun) {
	for i, m := range r.j.Metrics {
		if m.JCR == "" || model.ValidQuartile(m.JCR) {
			continue
		}
		var f *Fix
		if q := strings.ToUpper(strings.ReplaceAll(m.JCR, " ", "")); model.ValidQuartile(q) {
			list := append([]model.Metric(nil), r.j.Metrics...)
			list[i].JCR = q
			f = r.set(true, "metrics", model.MetricsText(list))
		}
		r.add("metrics", r.metrics(), Range{}, say("“%s”不在 Q1 到 Q4 之内。", "“%s” is none of Q1 to Q4.", short(m.JCR)), f)
		return
	}
}

func metricZone(r *journalRun) {
	for _, m := range r.j.Metrics {
		if m.Zone < 0 || m.Zone > 4 {
			r.add("metrics", r.metrics(), Range{}, say("%d 不在 1 到 4 之内。", "%d is none of 1 to 4.", m.Zone), nil)
			return
		}
	}
}

func metricQuartileOdd(r *journalRun) {
	for _, m := range r.j.Metrics {
		if m.ImpactFactor < 0 || m.JCRCategory == "" || !model.ValidQuartile(m.JCR) {
			continue
		}
		k := r.ctx.Journals.rank("JCR", m.JCRCategory, m.Year, false)
		if k == nil {
			continue
		}
		if n, mid := k.odds(int(m.JCR[1]-'0'), m.ImpactFactor); n > 0 {
			r.add("metrics", r.metrics(), Range{}, say("%[1]s，影响因子 %[2]s，而同类 Q%[3]d 期刊居中的是 %[4]s。", "%[1]s with an impact factor of %[2]s, while the middle one of Q%[3]d in the category has %[4]s.", m.JCR, decimal(m.ImpactFactor), n, decimal(mid)), nil)
			return
		}
	}
}

func metricZoneOdd(r *journalRun) {
	for _, m := range r.j.Metrics {
		if m.ImpactFactor < 0 || m.ZoneCategory == "" || m.Zone < 1 || m.Zone > 4 {
			continue
		}
		k := r.ctx.Journals.rank("zone", m.ZoneCategory, m.Year, false)
		if k == nil {
			continue
		}
		if n, mid := k.odds(m.Zone, m.ImpactFactor); n > 0 {
			r.add("metrics", r.metrics(), Range{}, say("%[1]d 区，影响因子 %[2]s，而同类 %[3]d 区期刊居中的是 %[4]s。", "Zone %[1]d with an impact factor of %[2]s, while the middle one of zone %[3]d in the category has %[4]s.", m.Zone, decimal(m.ImpactFactor), n, decimal(mid)), nil)
			return
		}
	}
}

func metricNoYear(r *journalRun) {
	for _, m := range r.j.Metrics {
		if m.Year == 0 && m.Says() {
			r.add("metrics", r.metrics(), Range{}, say("“%s”没有年份。", "“%s” has no year.", short(strings.Trim(model.MetricsText([]model.Metric{m}), " |"))), nil)
			return
		}
	}
}

func metricTwice(r *journalRun) {
	for i, m := range r.j.Metrics {
		for _, o := range r.j.Metrics[:i] {
			if o.Year != m.Year || o.Source != m.Source {
				continue
			}
			if d := differs(o, m); d != "" {
				r.add("metrics", r.metrics(), Range{}, say("%s 年有两组指标：%s。", "Two metrics of %s: %s.", strconv.Itoa(m.Year), d), nil)
				return
			}
		}
	}
}

func metricImplausible(r *journalRun) {
	for _, m := range r.j.Metrics {
		if m.ImpactFactor == 0 || m.ImpactFactor > 600 {
			r.add("metrics", r.metrics(), Range{}, say("影响因子 %s 不可信。", "An impact factor of %s is implausible.", decimal(m.ImpactFactor)), nil)
			return
		}
	}
}
