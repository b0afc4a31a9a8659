package store_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"twinleaf/model"
	"twinleaf/model/query"
	"twinleaf/store/storetest"
)

// TestEveryField holds that the search line has a name for every field of a paper that can be edited, and that has: and
// missing: tell a paper with the field from one without.
func TestEveryField(t *testing.T) {
	l := storetest.Library(t)
	full := model.Paper{ID: model.NewID(), Title: model.Text{ZH: "题名", EN: "A title"}, Abstract: model.Text{ZH: "摘要", EN: "An abstract"},
		Volume: "1", Issue: "2", Pages: "3-4", Container: "Lecture Notes", Publisher: "科学出版社", Place: "Beijing", Edition: "2nd ed.",
		Series: "Monographs", Number: "R-12", Event: "Conference on Catalogs", DOI: "10.1/x", PMCID: "PMC1", PMID: "22", ArXiv: "1512.03385",
		ISBN: "978-7-03-000000-1", SourceID: "s", Platform: "p", URL: "https://a.example/", DOIURL: "https://doi.org/10.1/x", ListURL: "https://b.example/",
		PDF: "https://c.example/x.pdf", Language: "en", Type: "Book", Subjects: []string{"Physics"}, Keywords: []string{"deep learning", "目录学"},
		PubModel: "Print", CategoryID: "7", OpenAccess: model.Yes, Citations: model.CountOf(3), Score: "4.5", Total: model.CountOf(9),
		Pictures: []string{"https://d.example/1.png"}, CiteKey: "x2020", Tags: []string{"todo", "重要"}, Shelves: []string{"Thesis/Chapter 1", "Thesis/Chapter 2"}, Note: "Read **this**", Rating: 4, Read: true, Published: model.Date{Year: 2020}, Online: model.Date{Year: 2020, Month: 5},
		Accessed: model.Date{Year: 2024, Month: 2, Day: 29}, Authors: model.SplitPeople("Mark Raymond"), Editors: model.SplitPeople("曾国藩; Hans Müller"),
		Translators: model.SplitPeople("严复"), Added: time.Now().UTC().Truncate(time.Second)}
	bare := model.Paper{ID: model.NewID(), Added: full.Added}
	j := model.Journal{ID: model.NewID(), Name: "Journal"}
	full.Journal = j.ID
	for i := range reflect.TypeFor[model.Paper]().NumField() {
		switch name := reflect.TypeFor[model.Paper]().Field(i).Name; name {
		case "Extra", "Harvested", "Corrected", "Modified", "Deleted", "Merged", "Distinct", "Dismissed":
		default:
			if reflect.ValueOf(full).Field(i).IsZero() {
				t.Errorf("the full paper has no %s", name)
			}
		}
	}
	c := model.Change{Label: "change.new", Papers: []model.Paper{full, bare}, Journals: []model.Journal{j}, Edits: []model.Edit{
		{What: model.AJournal, Record: j.ID, Field: model.FieldPresent, After: "yes"},
		{What: model.APaper, Record: full.ID, Field: model.FieldPresent, After: "yes"},
		{What: model.APaper, Record: bare.ID, Field: model.FieldPresent, After: "yes"}}}
	if _, err := l.Apply(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	found := func(line string) (papers string) {
		t.Helper()
		q := query.Parse(line, query.Options{})
		if len(q.Faults) > 0 {
			t.Errorf("%s: %v", line, q.Faults)
		}
		r, err := l.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range r.IDs(0, 10) {
			papers += map[model.ID]string{full.ID: "full ", bare.ID: "bare "}[id]
		}
		return strings.TrimSpace(papers)
	}
	for _, f := range model.PaperFields {
		if f.Internal {
			continue
		}
		if got := found("has:" + f.Name); got != "full" {
			t.Errorf("has:%s finds %q", f.Name, got)
		}
		if got := found("missing:" + f.Name); got != "bare" {
			t.Errorf("missing:%s finds %q", f.Name, got)
		}
	}
	for _, line := range []string{"editor:zeng", "编者:曾", "editor:muller", "editor:\"hans muller\"", "译者:严复", "container:notes", "container:\"lecture no*\"", "container:=\"Lecture notes\"",
		"publisher:科学", "出版社:出版社", "place:beijing", "edition:2nd", "series:monographs", "number:R-12", "event:catalogs", "keyword:learning", "关键词:目录", "keyword:=目录学",
		"pmid:22", "arxiv:1512.03385", "isbn:9787030000001", "isbn:978-7-03-000000-1", "key:x2020", "pubmodel:print", "categoryid:7", "pdf:https://c.example*", "doilink:https://doi.org/10.1/x",
		"listlink:https://b.example/", "picture:https://d*", "score:>4", "score:4.5", "total:9", "tag:todo", "标签:重要", "shelf:thesis", `shelf:"thesis/chapter 1"`, "书架:Thesis", "note:this", "rating:>3", "评分:4", "read:yes", "online:2020-05", "online:>2020-04", "accessed:2024-02", "accessed:2024-02-29"} {
		if got := found(line); got != "full" {
			t.Errorf("%s finds %q", line, got)
		}
	}
	r, err := l.Search(t.Context(), query.Parse("tag:todo", query.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for field, want := range map[string]string{"tag": "todo 1, 重要 1, ", "shelf": "Thesis 1, Thesis/Chapter 1 1, Thesis/Chapter 2 1, "} {
		f, err := r.Values(t.Context(), field)
		got := ""
		for _, v := range f.Values {
			got += fmt.Sprint(v.Value, " ", v.Count, ", ")
		}
		if err != nil || got != want {
			t.Errorf("%s: %q, %v", field, got, err)
		}
	}
	for _, line := range []string{"editor:严", "container:lect", "container:=lecture", "keyword:=learning", "score:>4.5", "online:2021", "publisher:社科"} {
		if got := found(line); got != "" {
			t.Errorf("%s finds %q", line, got)
		}
	}
}
