package format

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// readMetric reads what the harvest says of the journal, without a year.
func (d *crawlDecoder) readMetric(j *model.Journal, platform string) {
	if j.Name == "" {
		return
	}
	m := model.NoMetric
	m.Source = bare(platform)
	if v := d.pick(kPeriodicalIF); !v.blank() && !readImpact(&m, v) {
		d.refuse(crawlKeys[kPeriodicalIF].name, v, ErrImpact)
	}
	if v := d.pick(kJCR); !v.blank() && !readQuartile(&m, v) {
		d.refuse(crawlKeys[kJCR].name, v, ErrQuartile)
	}
	if v := d.pick(kRegionNum); !v.blank() && !readZone(&m, v) {
		d.refuse(crawlKeys[kRegionNum].name, v, ErrZone)
	}
	m.JCRCategory = bare(d.word(kJCRName))
	m.ZoneCategory = bare(d.word(kRegionCategory))
	if m.Says() {
		j.Metrics = []model.Metric{m}
	}
}

// The readers of a metric's parts are false for a value that the part cannot take; the value is not blank.

func readImpact(m *model.Metric, v value) bool {
	f, ok := decimal(plain(v))
	if ok = ok && f >= 0 && f <= 1000; ok {
		m.ImpactFactor = f
	}
	return ok
}

func readQuartile(m *model.Metric, v value) bool {
	s := strings.ToUpper(strings.TrimSpace(plain(v)))
	for _, q := range [...]string{"Q1", "Q2", "Q3", "Q4"} { // one copy of each for a million records
		if s == q {
			m.JCR = q
			return true
		}
	}
	return false
}

func readZone(m *model.Metric, v value) bool {
	f, ok := decimal(strings.TrimSuffix(strings.TrimSpace(plain(v)), "区"))
	if ok = ok && (f == 0 || f == 1 || f == 2 || f == 3 || f == 4); ok {
		m.Zone = int(f)
	}
	return ok
}

// Rank are the JSON values of a harvested object that say what rank its journal has, nil where there is none.
type Rank struct{ Impact, Quartile, Zone jsontext.Value }

// Keys of the values of a Rank.
const (
	KeyImpact   = "PeriodicalIF"
	KeyQuartile = "JCR"
	KeyZone     = "RegionNum"
)

// Whole reports whether all values are given, so that an inner object has nothing to add.
func (r Rank) Whole() bool {
	return !value{raw: r.Impact}.blank() && !value{raw: r.Quartile}.blank() && !value{raw: r.Zone}.blank()
}

// Metric is what the reader of the crawl form takes from an object and the one in its resultStr, without source and categories; nil where
// they say nothing that it can take.
func (r Rank) Metric(inner Rank) *model.Metric {
	m := model.NoMetric
	for _, part := range [...]struct {
		outer, inner jsontext.Value
		read         func(*model.Metric, value) bool
	}{{r.Impact, inner.Impact, readImpact}, {r.Quartile, inner.Quartile, readQuartile}, {r.Zone, inner.Zone, readZone}} {
		v := value{raw: part.outer}
		if v.blank() {
			v = value{raw: part.inner}
		}
		if !v.blank() {
			part.read(&m, v)
		}
	}
	if !m.Says() {
		return nil
	}
	return &m
}

// bare is a text that the editable form of a metric can hold.
func bare(s string) string {
	if strings.ContainsAny(s, "|\n\r") {
		s = strings.NewReplacer("|", "/", "\n", " ", "\r", " ").Replace(s)
	}
	return strings.TrimSpace(s)
}
