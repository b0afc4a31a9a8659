package model_test

import (
	"testing"

	"twinleaf/model"
)

func TestMetricOf(t *testing.T) {
	j := model.Journal{Metrics: []model.Metric{
		{Year: 2024, Source: "JCR", ImpactFactor: 5, JCR: "Q1"},
		{Year: 2023, Source: "CAS", ImpactFactor: -1, Zone: 2, ZoneCategory: "社会学"},
		{Year: 2023, Source: "JCR", ImpactFactor: 4.1, JCR: "Q2", JCRCategory: "POLITICS"},
		{Year: 0, Source: "made", ImpactFactor: 9},
	}}
	for year, want := range map[int]model.Metric{
		2024: {Year: 2024, Source: "JCR", ImpactFactor: 5, JCR: "Q1"},
		2023: {Year: 2023, Source: "CAS", ImpactFactor: 4.1, JCR: "Q2", JCRCategory: "POLITICS", Zone: 2, ZoneCategory: "社会学"},
		2022: model.NoMetric,
		0:    model.NoMetric,
	} {
		if got := j.MetricOf(year); got != want {
			t.Errorf("%d: %+v, want %+v", year, got, want)
		}
	}
}
