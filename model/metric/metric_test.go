package metric

import (
	"errors"
	"strings"
	"testing"

	"twinleaf/model"
)

const jcr = "Journal name,ISSN,eISSN,Category,2023 JIF,JIF Quartile\n" +
	"NATURE,0028-0836,1476-4687,MULTIDISCIPLINARY SCIENCES,50.5,Q1\n" +
	"\"Contemporary Security Policy\",1352-3260,1743-8764,\"POLITICAL SCIENCE\",4.0,Q2\n" +
	"\"Contemporary Security Policy\",1352-3260,1743-8764,\"INTERNATIONAL RELATIONS\",4.0,Q1\n" +
	"Unknown Journal,1234-5679,,X,n/a,N/A\n" +
	"Soil Sinica,,,AGRONOMY,a lot,Q3\n" +
	"Acta Pedologica,,,AGRONOMY,1.2,Q3\n"

func TestTable(t *testing.T) {
	var bad []error
	rows, err := Read(strings.NewReader(jcr), "jcr.csv", Options{Source: "JCR"}, func(err error) { bad = append(bad, err) })
	if err != nil || len(rows) != 5 || len(bad) != 1 || !strings.Contains(bad[0].Error(), "line 6") || !errors.Is(bad[0], model.ErrValue) {
		t.Fatalf("%+v, %v, %v", rows, bad, err)
	}
	journals := []model.Journal{
		{ID: model.NewID(), Name: "Contemp. Secur. Pol.", EISSN: "1743-8764", Metrics: []model.Metric{{Year: 0, Source: "harvest", ImpactFactor: 3, Zone: 1, ZoneCategory: "社会学"}}},
		{ID: model.NewID(), Name: "Nature"},
		{ID: model.NewID(), Name: "土壤学报", Variants: []string{"acta pedologica"}},
	}
	var by []string
	matches := Find(rows, journals)
	for _, m := range matches {
		by = append(by, string(m.By))
	}
	if got := strings.Join(by, ","); got != "name,issn,issn,,variant" {
		t.Errorf("matched by %s", got)
	}
	edits := Edits(matches, journals)
	if len(edits) != 3 {
		t.Fatalf("%+v", edits)
	}
	want := map[model.ID]string{
		journals[0].ID: "2023 | JCR | IF 4 | Q1 INTERNATIONAL RELATIONS | \n | harvest | IF 3 |  | 1区 社会学",
		journals[1].ID: "2023 | JCR | IF 50.5 | Q1 MULTIDISCIPLINARY SCIENCES | ",
		journals[2].ID: "2023 | JCR | IF 1.2 | Q3 AGRONOMY | ",
	}
	for _, e := range edits {
		clean := func(s string) string {
			lines := strings.Split(s, "\n")
			for i := range lines {
				lines[i] = strings.Trim(lines[i], " |")
			}
			return strings.Join(lines, "\n")
		}
		if clean(e.After) != clean(want[e.Record]) {
			t.Errorf("got  %q\nwant %q", e.After, want[e.Record])
		}
	}
}

func TestZones(t *testing.T) {
	const table = "刊名;ISSN;大类;大类分区;年份\n土壤学报;0564-3929;农林科学;2区;2025\n"
	rows, err := Read(strings.NewReader(table), "zones.csv", Options{Source: "CAS"}, func(err error) { t.Error(err) })
	if err != nil || len(rows) != 1 || rows[0].Metric.Zone != 2 || rows[0].Metric.ZoneCategory != "农林科学" || rows[0].Metric.Year != 2025 {
		t.Errorf("%+v, %v", rows, err)
	}
	if _, err := Read(strings.NewReader("a,b\n1,2\n"), "x.csv", Options{}, func(error) {}); !errors.Is(err, ErrColumns) {
		t.Errorf("a table of something else: %v", err)
	}
	rows, err = Read(strings.NewReader("Zeitschrift,Faktor\nNature,50\n"), "x.csv", Options{Map: map[string]string{"Zeitschrift": "name", "Faktor": "if"}}, func(err error) { t.Error(err) })
	if err != nil || len(rows) != 1 || rows[0].Metric.ImpactFactor != 50 {
		t.Errorf("mapped: %+v, %v", rows, err)
	}
}
