package format

import (
	"bytes"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

// full is a record with every field set.
func full() Record {
	id, journal := model.NewID(), model.NewID()
	when := time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)
	return Record{
		Paper: model.Paper{
			ID: id, Title: model.Text{ZH: "标题", EN: "A \"title\"\n"}, Abstract: model.Text{ZH: "摘要", EN: "Abstract"},
			Authors: []model.Person{{Name: "Raymond, Mark"}, {Name: "曾国藩"}}, Journal: journal,
			Volume: "77 4", Issue: "4", Pages: "0", Published: model.Date{Year: 2023, Month: 10, Day: 22},
			Online: model.Date{Year: 2023}, DOI: "10.1/x", PMCID: "PMC1", SourceID: "s", Platform: "P",
			URL: "https://a.example/", DOIURL: "https://b.example/", ListURL: "https://c.example/", PDF: "https://d.example/",
			Language: "en", Type: "Journal Article", Subjects: []string{"a", "b"}, PubModel: "m", CategoryID: "9",
			OpenAccess: model.No, Citations: model.CountOf(3), Score: "0.50", Total: model.CountOf(0),
			Pictures: []string{"p.png"},
			Editors:  []model.Person{{Name: "Hey, Tony"}}, Translators: []model.Person{{Name: "朱生豪"}},
			Container: "CVPR 2016", Publisher: "Springer", Place: "北京", Edition: "2nd ed.", Series: "LNCS", Number: "e1", Event: "CVPR",
			Accessed: model.Date{Year: 2024, Month: 2}, PMID: "21989013", ArXiv: "1512.03385", ISBN: "978-7-03-012345-6",
			Keywords: []string{"威权", "cyber"}, CiteKey: "raymond2023", Tags: []string{"todo"}, Shelves: []string{"甲/乙"}, Note: "n", Rating: 5, Read: true,
			Extra:     []model.Extra{{Key: "citationCount", Value: `"many"`}, {Key: "x.y", Value: `{"a":[1.50,null]}`}},
			Corrected: []string{"volume"}, Added: when, Modified: when.Add(time.Second), Deleted: when.Add(time.Hour),
		},
		Journal: model.Journal{
			ID: journal, Name: "J", NameZH: "刊", SourceID: "46729", ISSN: "1234-5678", EISSN: "8765-4321", Publisher: "Pub",
			Scope: []model.Block{{Text: "Paragraph:"}, {Item: true, Text: "Item"}}, ScopeZH: []model.Block{{Text: "范围"}},
			Metrics: []model.Metric{
				{Year: 2023, Source: "JCR", ImpactFactor: 4.25, JCR: "Q1", JCRCategory: "LAW", Zone: 2, ZoneCategory: "法学"},
				{Source: "P", ImpactFactor: -1, Zone: 1},
			},
			Variants: []string{"Jn"}, Corrected: []string{"name"},
		},
		Original: []byte(`{"title":"x","PeriodicalIF":4.0000}`),
	}
}

func TestJSONLComplete(t *testing.T) {
	for _, c := range []struct {
		name string
		r    Record
	}{
		{"every field", full()},
		{"nothing but a title", Record{Paper: model.Paper{Title: model.Text{EN: "t"}}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := AppendJSON(nil, c.r, WriteOptions{Originals: true})
			got := one(t, string(text))
			want := c.r
			want.Source, want.Line = "one.json", 1
			if !reflect.DeepEqual(got, want) {
				t.Errorf("read back\n%+v\nwant\n%+v", got, want)
			}
			if again := AppendJSON(nil, got, WriteOptions{Originals: true}); !bytes.Equal(again, text) {
				t.Errorf("written again\n%s\nfirst\n%s", again, text)
			}
		})
	}
}

// The schema: every key there, and of the type that the package comment says.
func TestJSONLSchema(t *testing.T) {
	var empty, all map[string]any
	for r, to := range map[*Record]*map[string]any{{}: &empty, ptr(full()): &all} {
		if err := json.Unmarshal(AppendJSON(nil, *r, WriteOptions{}), to); err != nil {
			t.Fatal(err)
		}
	}
	nothing := map[string]any{"zh": nil, "en": nil}
	want := map[string]any{
		"id": nil, "title": nothing, "authors": []any{}, "editors": []any{}, "translators": []any{}, "doi": nil, "abstract": nothing, "journal": nil,
		"volume": nil, "issue": nil, "pages": nil, "published": nil, "online": nil, "accessed": nil,
		"container": nil, "publisher": nil, "place": nil, "edition": nil, "series": nil, "number": nil, "event": nil, "citations": nil,
		"open_access": nil, "language": nil, "type": nil, "subjects": []any{}, "keywords": []any{}, "cite_key": nil, "tags": []any{}, "shelves": []any{}, "note": nil, "rating": nil, "read": false,
		"urls":  map[string]any{"url": nil, "doi": nil, "list": nil, "pdf": nil},
		"pmcid": nil, "pmid": nil, "arxiv": nil, "isbn": nil, "source_id": nil, "platform": nil, "pub_model": nil, "category_id": nil, "score": nil,
		"total": nil, "pictures": []any{}, "extra": map[string]any{}, "corrected": []any{},
		"added": nil, "modified": nil, "deleted": nil,
	}
	if !reflect.DeepEqual(empty, want) {
		t.Errorf("%v\nwant %v", empty, want)
	}
	for k := range want {
		if all[k] == nil {
			t.Errorf("%s is null in a record that has it", k)
		}
	}
	j := all["journal"].(map[string]any)
	for k, v := range map[string]any{
		"source_id": "46729", "name": "J", "scope": "Paragraph:\n• Item", "impact_factor": 4.25, "jcr": "Q1",
		"jcr_category": "LAW", "zone": 2.0, "zone_category": "法学",
	} {
		if j[k] != v {
			t.Errorf("journal.%s is %v, want %v", k, j[k], v)
		}
	}
	if all["citations"] != 3.0 || all["open_access"] != false || all["published"] != "2023-10-22" {
		t.Errorf("%v", all)
	}
}

func ptr[T any](v T) *T { return &v }

// A value of another type is kept as imported, and so is a key of no schema.
func TestJSONLWrongTypes(t *testing.T) {
	for _, c := range []struct {
		in, field string
		err       error
		extra     string
	}{
		{`{"title":{"en":"t"},"citations":"many"}`, "citations", ErrWhole, `"many"`},
		{`{"title":{"en":"t"},"citations":-1}`, "citations", ErrWhole, `-1`},
		{`{"title":{"en":"t"},"published":"soon"}`, "published", ErrDate, `"soon"`},
		{`{"title":{"en":"t"},"open_access":"maybe"}`, "open_access", ErrYesNo, `"maybe"`},
		{`{"title":{"en":"t"},"authors":"A, B"}`, "authors", ErrList, `"A, B"`},
		{`{"title":{"en":"t"},"id":7}`, "id", ErrID, `7`},
		{`{"title":{"en":"t"},"added":"now"}`, "added", ErrDate, `"now"`},
		{`{"title":{"en":"t"},"volume":[1]}`, "volume", ErrText, `[1]`},
		{`{"title":{"en":"t"},"journal":{"name":"J","zone":9}}`, "journal.zone", ErrZone, `9`},
		{`{"title":{"en":"t"},"journal":{"name":"J","impact_factor":"x"}}`, "journal.impact_factor", ErrImpact, `"x"`},
		{`{"title":{"en":"t"},"colour":"red"}`, "colour", nil, `"red"`},
		{`{"title":{"en":"t"},"journal":{"name":"J","colour":"red"}}`, "journal.colour", nil, `"red"`},
	} {
		t.Run(c.field+c.extra, func(t *testing.T) {
			r := one(t, c.in)
			if want := []model.Extra{{Key: c.field, Value: c.extra}}; !reflect.DeepEqual(r.Paper.Extra, want) {
				t.Errorf("extra %v, want %v", r.Paper.Extra, want)
			}
			if c.err == nil {
				if len(r.Warnings) > 0 {
					t.Error(r.Warnings)
				}
				return
			}
			if len(r.Warnings) != 1 || r.Warnings[0].Err != c.err || r.Warnings[0].Field != c.field {
				t.Errorf("warnings %v", r.Warnings)
			}
		})
	}
}

// Both forms in JSON are told apart by what is in them.
func TestSniff(t *testing.T) {
	own := string(AppendJSON(nil, full(), WriteOptions{Originals: true}))
	for _, c := range []struct{ name, in, want string }{
		{"crawl", rec("a"), "crawl"},
		{"crawl, few keys", `{"doi":"10.1/x"}`, "crawl"},
		{"own", own, "jsonl"},
		{"own, in an array", "[" + own + "]", "jsonl"},
		{"own, pretty", indented(t, own), "jsonl"},
		{"own, first line broken", "{\"id\":\n" + own, "jsonl"},
		{"crawl, first line broken", "{\"id\":\n" + rec("a"), "crawl"},
		{"own, head cut", own[:60], "jsonl"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var found Found
			for range Read(strings.NewReader(c.in), "f", Options{Found: func(f Found) { found = f }}) {
			}
			if found.Format != c.want {
				t.Errorf("found %q, want %q", found.Format, c.want)
			}
		})
	}
}

func indented(t *testing.T, s string) string {
	t.Helper()
	v := jsontext.Value(s)
	if err := v.Indent(); err != nil {
		t.Fatal(err)
	}
	return string(v)
}
