package check

import (
	"math"
	"strconv"
	"strings"

	"twinleaf/model"
)

// MetricDiffers is the code of the check that compares the metric in a paper's record with those of its journal. A journal that gets one
// more edition only loses such findings.
const MetricDiffers = "journal-metric-differs"

// paperJournalChecks look at what a paper says of its journal.
var paperJournalChecks = []Check{
	{Code: "journal-missing", Severity: Warning, Family: Journal, paper: journalMissing,
		Name:    t("没有期刊", "No journal"),
		Explain: t("期刊论文没有注明期刊。", "A journal article names no journal."),
		Source:  "GB/T 7714-2015; ISO 690:2021"},
	{Code: MetricDiffers, Severity: Hint, Family: Journal, Needs: NeedsJournal, paper: journalDiffers,
		Name:    t("记录的指标与期刊不同", "Record's metric differs from the journal's"),
		Explain: t("这条记录采集时写的影响因子、分区与期刊现有的不同，可能出自另一版，也可能配错了期刊。", "The impact factor, quartile or zone that came with this record differs from the journal's: of another edition, or of another journal."),
		Source:  experience},
	{Code: "journal-quartile", Severity: Error, Family: Journal, paper: quartileImported,
		Name:    t("JCR 分区不是 Q1–Q4", "Quartile not Q1 to Q4"),
		Explain: t("采集到的 JCR 分区不在 Q1 到 Q4 之内，没有采用，留在“原始数据”里。", "The harvested JCR quartile is none of Q1 to Q4: it was not taken over and stands under “as imported”."),
		Source:  "Journal Citation Reports (four quartiles)"},
	{Code: "journal-zone", Severity: Error, Family: Journal, paper: zoneImported,
		Name:    t("中科院分区不是 1–4", "Zone not 1 to 4"),
		Explain: t("采集到的中科院分区不在 1 到 4 之内，没有采用，留在“原始数据”里。", "The harvested CAS zone is none of 1 to 4: it was not taken over and stands under “as imported”."),
		Source:  "中国科学院文献情报中心期刊分区表"},
	{Code: "journal-impact", Severity: Error, Family: Journal, paper: impactImported,
		Name:    t("影响因子不是数", "Impact factor that is no number"),
		Explain: t("采集到的影响因子不是 0 到 1000 之间的数，没有采用，留在“原始数据”里。", "The harvested impact factor is no number from 0 to 1000: it was not taken over and stands under “as imported”."),
		Source:  "Journal Citation Reports"},
}

func journalMissing(r *run) {
	if !r.p.Journal.IsZero() || r.ctx.Journal != nil {
		return
	}
	if kind := strings.ToLower(r.p.Type); kind != "" && !strings.Contains(kind, "journal") && !strings.Contains(kind, "article") && !strings.Contains(kind, "review") && !strings.Contains(kind, "期刊") {
		return
	}
	r.add(model.FieldJournal, "", Range{}, t("没有期刊。", "No journal is named."), nil)
}

func journalDiffers(r *run) {
	h, j := r.p.Harvested, r.ctx.Journal
	if h == nil || j == nil || !h.Says() {
		return
	}
	best := ""
	for _, m := range j.Metrics {
		d := differs(*h, m)
		if d == "" {
			return // one edition says the same
		}
		if best == "" {
			best = d
		}
	}
	if best != "" {
		r.add(model.FieldJournal, model.MetricsText([]model.Metric{*h}), Range{}, say("%s。", "%s.", best), nil)
	}
}

// differs says what two metrics contradict each other in.
func differs(a, b model.Metric) string {
	switch {
	case a.ImpactFactor >= 0 && b.ImpactFactor >= 0 && math.Abs(a.ImpactFactor-b.ImpactFactor) > 0.05:
		return "IF " + decimal(a.ImpactFactor) + " ≠ " + decimal(b.ImpactFactor)
	case a.JCR != "" && b.JCR != "" && a.JCR != b.JCR:
		return "JCR " + a.JCR + " ≠ " + b.JCR
	case a.Zone != 0 && b.Zone != 0 && a.Zone != b.Zone:
		return strconv.Itoa(a.Zone) + "区 ≠ " + strconv.Itoa(b.Zone) + "区"
	}
	return ""
}

func decimal(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }

func quartileImported(r *run) {
	v, ok := r.imported("JCR")
	if v = strings.TrimSpace(v); ok && v != "" && !model.ValidQuartile(strings.ToUpper(v)) {
		r.add(model.FieldJournal, v, Range{}, say("JCR 分区“%s”不在 Q1 到 Q4 之内。", "The quartile “%s” is none of Q1 to Q4.", short(v)), nil)
	}
}

func zoneImported(r *run) {
	v, ok := r.imported("RegionNum")
	if v = strings.TrimSuffix(strings.TrimSpace(v), "区"); ok && v != "" && v != "0" && (len(v) != 1 || v[0] < '1' || v[0] > '4') {
		r.add(model.FieldJournal, v, Range{}, say("分区“%s”不在 1 到 4 之内。", "The zone “%s” is none of 1 to 4.", short(v)), nil)
	}
}

func impactImported(r *run) {
	v, ok := r.imported("PeriodicalIF")
	if !ok || strings.TrimSpace(v) == "" || placeholder(v) {
		return
	}
	if f, err := strconv.ParseFloat(strings.TrimSpace(v), 64); err != nil || !(f >= 0 && f <= 1000) {
		r.add(model.FieldJournal, v, Range{}, say("“%s”不是影响因子。", "“%s” is no impact factor.", short(v)), nil)
	}
}
