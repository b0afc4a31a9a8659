package format

import (
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"twinleaf/model"
)

func TestTitles(t *testing.T) {
	for _, c := range []struct {
		name, outer, inner, given string
		want                      model.Text
	}{
		{"translated", "标题", "Title", "", model.Text{ZH: "标题", EN: "Title"}},
		{"TitleCN wins", "机器译的标题", "Title", "标题", model.Text{ZH: "标题", EN: "Title"}},
		{"not translated", "Title", "Title", "", model.Text{EN: "Title"}},
		{"not translated, TitleCN", "Title", "Title", "标题", model.Text{ZH: "标题", EN: "Title"}},
		{"Chinese only", "标题", "标题", "", model.Text{ZH: "标题"}},
		{"Chinese thrice", "标题", "标题", "标题", model.Text{ZH: "标题"}},
		{"no resultStr, English", "Title", "", "", model.Text{EN: "Title"}},
		{"no resultStr, Chinese", "标题", "", "", model.Text{ZH: "标题"}},
		{"no resultStr, TitleCN", "Title", "", "标题", model.Text{ZH: "标题", EN: "Title"}},
		{"only in resultStr", "", "Title", "", model.Text{EN: "Title"}},
		{"Chinese paper, English outside", "Title", "标题", "", model.Text{ZH: "标题", EN: "Title"}},
		{"Japanese is no Chinese", "日本のタイトル", "", "", model.Text{EN: "日本のタイトル"}},
		{"translated without Han", "CRISPR-Cas9", "The CRISPR-Cas9 system", "", model.Text{ZH: "CRISPR-Cas9", EN: "The CRISPR-Cas9 system"}},
		{"nothing", "", "", "", model.Text{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := titles(c.outer, c.inner, c.given); got != c.want {
				t.Errorf("%+v, want %+v", got, c.want)
			}
		})
	}
}

// Every form that a value is met in, and what becomes of it.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		key, json   string
		field, want string
		err         error  // of the warning
		extra       string // the key in Extra; its value is json
	}{
		{"citationCount", `"3"`, "citations", "3", nil, ""},
		{"citationCount", `3`, "citations", "3", nil, ""},
		{"citationCount", `3.0`, "citations", "3", nil, ""},
		{"citationCount", `null`, "citations", "", nil, ""},
		{"citationCount", `""`, "citations", "", nil, ""},
		{"citationCount", `"many"`, "citations", "", ErrWhole, "citationCount"},
		{"citationCount", `-3`, "citations", "", ErrWhole, "citationCount"},
		{"citationCount", `3.5`, "citations", "", ErrWhole, "citationCount"},
		{"citationCount", `"NaN"`, "citations", "", ErrWhole, "citationCount"},
		{"citationCount", `[3]`, "citations", "", ErrWhole, "citationCount"},
		{"citationCount", `true`, "citations", "", ErrWhole, "citationCount"},
		{"Total", `0`, "total", "0", nil, ""},
		{"Score", `1.250`, "score", "1.250", nil, ""},
		{"Score", `"high"`, "score", "", ErrNumber, "Score"},
		{"publicationDate", `"2023-10-22"`, "published", "2023-10-22", nil, ""},
		{"publicationDate", `"2023-10-31"`, "published", "2023-10-31", nil, ""},
		{"publicationDate", `"2023-02-31"`, "published", "", ErrDate, "publicationDate"},
		{"publicationDate", `"2023-10"`, "published", "2023-10", nil, ""},
		{"publicationDate", `2023`, "published", "2023", nil, ""},
		{"publicationDate", `"soon"`, "published", "", ErrDate, "publicationDate"},
		{"publicationDate", `{}`, "published", "", ErrDate, "publicationDate"},
		{"EPubDate", `"2023/10"`, "online", "2023-10", nil, ""},
		{"isOpenAccess", `true`, "open_access", "yes", nil, ""},
		{"isOpenAccess", `"false"`, "open_access", "no", nil, ""},
		{"isOpenAccess", `1`, "open_access", "yes", nil, ""},
		{"isOpenAccess", `"maybe"`, "open_access", "", ErrYesNo, "isOpenAccess"},
		{"doi", `"https://doi.org/10.1000/ABC"`, "doi", "10.1000/abc", nil, ""},
		{"doi", `"see the paper"`, "doi", "see the paper", nil, ""},
		{"authors", `"A One, B Two"`, "authors", "A One; B Two", nil, ""},
		{"authors", `["A One","Two, B"]`, "authors", "A One; Two, B", nil, ""},
		{"authors", `[{"name":"A One"},{"family":"Two","given":"B"}]`, "authors", "A One; Two, B", nil, "authors"},
		{"authors", `["A One",7]`, "authors", "A One", ErrNames, "authors"},
		{"authors", `7`, "authors", "", ErrNames, "authors"},
		{"fieldsOfStudy", `["Law","Politics"]`, "subjects", "Law\nPolitics", nil, ""},
		{"fieldsOfStudy", `"Law; Politics"`, "subjects", "Law\nPolitics", nil, ""},
		{"fieldsOfStudy", `[{"category":"Law","source":"x"}]`, "subjects", "Law", nil, "fieldsOfStudy"},
		{"fieldsOfStudy", `false`, "subjects", "", ErrList, "fieldsOfStudy"},
		{"publicationTypes", `["Review","Book"]`, "type", "Review, Book", nil, ""},
		{"openAccessPdf", `{"url":"https://example.org/a.pdf","status":"GOLD"}`, "pdf", "https://example.org/a.pdf", nil, "openAccessPdf"},
		{"FirstCategoryId", `1085`, "category_id", "1085", nil, ""},
		{"FirstCategoryId", `{"a":1}`, "category_id", "", ErrText, "FirstCategoryId"},
		{"journal", `{"name":"J","volume":77,"pages":null,"issue":"4"}`, "volume", "77", nil, ""},
		{"journal", `{"name":"J","volume":[1]}`, "volume", "", ErrText, ""},
		{"journal", `"J"`, "volume", "", nil, ""},
		{"journal", `7`, "volume", "", ErrText, "journal"},
		{"language", `"de"`, "language", "de", nil, ""},
		{"language", `"German"`, "language", "en", nil, "language"},
		{"PeriodicalIF", `"x"`, "title.en", "The title", ErrImpact, "PeriodicalIF"},
		{"PeriodicalIF", `-1`, "title.en", "The title", ErrImpact, "PeriodicalIF"},
		{"JCR", `"Q5"`, "title.en", "The title", ErrQuartile, "JCR"},
		{"RegionNum", `7`, "title.en", "The title", ErrZone, "RegionNum"},
		{"colour", `"red"`, "title.en", "The title", nil, "colour"},
		{"resultStr", `"no JSON"`, "title.en", "The title", ErrInner, "resultStr"},
		{"resultStr", `7`, "title.en", "The title", ErrInner, "resultStr"},
	} {
		t.Run(c.key+"="+c.json, func(t *testing.T) {
			text := `{"title":"The title","PeriodicalName":"J","` + c.key + `":` + c.json + `}`
			r := one(t, text)
			f, err := model.PaperField(c.field)
			if err != nil {
				t.Fatal(err)
			}
			if got := f.Get(&r.Paper); got != c.want {
				t.Errorf("%s is %q, want %q", c.field, got, c.want)
			}
			switch {
			case c.err == nil && len(r.Warnings) > 0:
				t.Errorf("warnings %v", r.Warnings)
			case c.err != nil && (len(r.Warnings) != 1 || r.Warnings[0].Err != c.err):
				t.Errorf("warnings %v, want %v", r.Warnings, c.err)
			case c.err != nil && r.Warnings[0].Kept != KeptAsImported:
				t.Errorf("kept under %q", r.Warnings[0].Kept)
			}
			if c.extra != "" {
				if want := []model.Extra{{Key: c.extra, Value: c.json}}; !reflect.DeepEqual(r.Paper.Extra, want) {
					t.Errorf("extra %v, want %v", r.Paper.Extra, want)
				}
			} else if c.err == nil && len(r.Paper.Extra) > 0 {
				t.Errorf("extra %v", r.Paper.Extra)
			}
			if got := written(t, r); got != text+"\n" {
				t.Errorf("written as %s", got)
			}
		})
	}
}

// The outer value counts; what only resultStr has is not lost.
func TestInner(t *testing.T) {
	r := one(t, `{"title":"题","citationCount":"3","x":1,"y":[1],"resultStr":"{\"title\":\"T\",\"citationCount\":\"9\",\"doi\":\"10.1/x\",\"x\":1,\"y\":[2],\"z\":true,\"Score\":\"bad\",\"journal\":{\"name\":\"J\",\"city\":\"K\"}}"}`)
	p := r.Paper
	if p.Citations.N != 3 || p.DOI != "10.1/x" || r.Journal.Name != "J" {
		t.Errorf("%+v %+v", p, r.Journal)
	}
	want := []model.Extra{
		{Key: "x", Value: "1"}, {Key: "y", Value: "[1]"}, {Key: "resultStr.y", Value: "[2]"}, {Key: "resultStr.z", Value: "true"},
		{Key: "resultStr.journal.city", Value: `"K"`}, {Key: "resultStr.Score", Value: `"bad"`},
	}
	if !reflect.DeepEqual(p.Extra, want) {
		t.Errorf("extra %v\nwant  %v", p.Extra, want)
	}
	if len(r.Warnings) != 1 || r.Warnings[0].Field != "resultStr.Score" {
		t.Errorf("%v", r.Warnings)
	}
}

// Without a name there is no journal, and what is known of it stays.
func TestNamelessJournal(t *testing.T) {
	r := one(t, `{"title":"T","PeriodicalId":7,"PeriodicalIF":1.5,"JCR":"Q1","journal":{"volume":"3"}}`)
	if !reflect.DeepEqual(r.Journal, model.Journal{}) || r.Paper.Volume != "3" || len(r.Paper.Extra) != 3 {
		t.Errorf("%+v %+v", r.Journal, r.Paper.Extra)
	}
	r = one(t, `{"title":"T","PeriodicalName":"Long Name","journal":{"name":"Short"}}`)
	if r.Journal.Name != "Long Name" || !reflect.DeepEqual(r.Journal.Variants, []string{"Short"}) {
		t.Errorf("%+v", r.Journal)
	}
}

func TestScope(t *testing.T) {
	long := strings.Repeat("long paragraph ", 10)
	for _, c := range []struct{ name, in, want string }{
		{"paragraphs", "One.\nTwo.", "One.\nTwo."},
		{"list to the end", "Fields:\nLaw\nPolitics", "Fields:\n• Law\n• Politics"},
		{"list ended by a long line", "Fields:\nLaw\nPolitics\n" + long + "\nShort.", "Fields:\n• Law\n• Politics\n" + strings.TrimSpace(long) + "\nShort."},
		{"list ended by a full stop", "Fields:\nLaw\nPolitics.\nWe publish monthly.", "Fields:\n• Law\n• Politics.\nWe publish monthly."},
		{"items that are sentences", "Aims:\nPublish fast.\nReview well.", "Aims:\n• Publish fast.\n• Review well."},
		{"list ended by an empty line", "Fields:\n\nLaw\nPolitics\n\nAfter it", "Fields:\n• Law\n• Politics\nAfter it"},
		{"bullets", "• Law\n- Politics\nText", "• Law\n• Politics\nText"},
		{"Chinese", "主要栏目：\n法学\n政治学\n本刊创刊于一九八〇年，面向国内外公开发行，刊登国际关系与安全政策领域的原创研究论文，欢迎各界学者投稿。", "主要栏目：\n• 法学\n• 政治学\n本刊创刊于一九八〇年，面向国内外公开发行，刊登国际关系与安全政策领域的原创研究论文，欢迎各界学者投稿。"},
		{"two lists", "A:\nx\nB:\ny", "A:\n• x\nB:\n• y"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := one(t, rec("a")+"\na\nabstract\n期刊介绍:\n"+c.in+"\n")
			got := model.BlocksText(r.Journal.Scope)
			if c.name == "Chinese" {
				got = model.BlocksText(r.Journal.ScopeZH)
			}
			if got != c.want {
				t.Errorf("%q\nwant %q", got, c.want)
			}
		})
	}
}

// A paper made by hand is written with all keys of the real record, in its order.
func TestByHand(t *testing.T) {
	r := full()
	r.Original = nil
	r.Paper.Title.EN, r.Paper.Language = "A title", "en"
	r.Paper.Abstract = model.Text{ZH: "这是摘要，用中文写成。", EN: "The abstract."}
	text := written(t, r)
	var m members
	o, err := parseObject(&m, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	for k := range harvested {
		if o[k].name != crawlKeys[k].name {
			t.Fatalf("key %d is %s, want %s", k, o[k].name, crawlKeys[k].name)
		}
	}
	again := one(t, text)
	for _, f := range model.PaperFields {
		if !crawlField(f.Name) || f.Name == "citations" {
			continue
		}
		if got, want := f.Get(&again.Paper), f.Get(&r.Paper); got != want {
			t.Errorf("%s is %q, want %q", f.Name, got, want)
		}
	}
	if j := again.Journal; j.Name != "J" || j.SourceID != "46729" || j.Metric().ImpactFactor != 4.25 || j.Metric().Zone != 2 {
		t.Errorf("%+v", j)
	}
	if _, inner := flat(t, []byte(text)); inner["title"] != `"A title"` || inner["resultStr"] != "null" {
		t.Errorf("%v", inner)
	}
}

// Values of the journal are written only where a person corrected them.
func TestJournalCorrected(t *testing.T) {
	base := one(t, `{"title":"T","PeriodicalId":7,"journal":{"name":"J","volume":"3","pages":""},"PeriodicalIF":4.0000,"PeriodicalName":"J","RegionNum":"1","JCR":"Q1","JCRName":"LAW"}`)
	changed := model.Journal{Name: "New", SourceID: "8", Metrics: []model.Metric{{ImpactFactor: 4.5, JCR: "Q2", JCRCategory: "LAW", Zone: 3}}}
	for _, c := range []struct {
		name  string
		marks []string
		paper []string
		want  string
	}{
		{"nothing", nil, nil, `{"title":"T","PeriodicalId":7,"journal":{"name":"J","volume":"3","pages":""},"PeriodicalIF":4.0000,"PeriodicalName":"J","RegionNum":"1","JCR":"Q1","JCRName":"LAW"}`},
		{"name", []string{"name"}, nil, `{"title":"T","PeriodicalId":7,"journal":{"name":"New","volume":"3","pages":""},"PeriodicalIF":4.0000,"PeriodicalName":"New","RegionNum":"1","JCR":"Q1","JCRName":"LAW"}`},
		{"metrics", []string{"metrics"}, nil, `{"title":"T","PeriodicalId":7,"journal":{"name":"J","volume":"3","pages":""},"PeriodicalIF":4.5,"PeriodicalName":"J","RegionNum":"3","JCR":"Q2","JCRName":"LAW"}`},
		{"another journal", nil, []string{"journal"}, `{"title":"T","PeriodicalId":8,"journal":{"name":"New","volume":"3","pages":""},"PeriodicalIF":4.5,"PeriodicalName":"New","RegionNum":"3","JCR":"Q2","JCRName":"LAW","RegionCategory":null}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := base
			r.Journal = changed
			r.Journal.Corrected, r.Paper.Corrected = c.marks, c.paper
			if got := written(t, r); got != c.want+"\n" {
				t.Errorf("%swant\n%s", got, c.want)
			}
		})
	}
}

// Whatever a person writes into the titles and abstracts of whatever record,
// it reads back, unless it is Chinese alone in the original's place.
func TestTwinTexts(t *testing.T) {
	const seed = 20
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	zh := []string{"", "全球网络中的多边主义实践", "国际外交实践的双重转型研究"}
	en := []string{"", "Authoritarian multilateralism in the cyber regime", "The double transformation of a practice"}
	some := append(append([]string{}, zh...), en[1:]...)
	pick := func(from []string) string { return from[r.IntN(len(from))] }
	for range 3000 {
		o := object{}
		add := func(o *object, key, s string) {
			switch {
			case s != "":
				o.set(key, quote(s))
			case r.IntN(2) == 0:
				o.set(key, []byte("null"))
			}
		}
		o.set("doi", quote("10.1/x"))
		add(&o, "title", pick(some))
		add(&o, "abstract", pick(some))
		add(&o, "TitleCN", pick(zh))
		add(&o, "AbstractTextCN", pick(zh))
		if r.IntN(3) > 0 {
			in := object{}
			add(&in, "title", pick(some))
			add(&in, "abstract", pick(some))
			o.set("resultStr", quote(string(in.appendTo(nil))))
		}
		text := string(o.appendTo(nil))
		got := one(t, text)
		if s := written(t, got); s != text+"\n" {
			t.Fatalf("untouched\n%swas\n%s", s, text)
		}
		p := &got.Paper
		was := *p
		switch r.IntN(4) {
		case 0:
			p.Title.ZH = pick(zh)
		case 1:
			p.Title.EN = pick(en)
		case 2:
			p.Abstract.ZH = pick(zh)
		default:
			p.Abstract.EN = pick(en)
		}
		if chinese(was.Title.EN) || chinese(was.Abstract.EN) || p.Title.ZH == p.Title.EN {
			continue // two Chinese titles, or one twice: dirt that the form cannot tell apart
		}
		s := written(t, got)
		again := one(t, s)
		if again.Paper.Title != p.Title || again.Paper.Abstract != p.Abstract {
			t.Fatalf("%s\ntitle %+v, abstract %+v, became\n%+v %+v, written as\n%s%+v %+v",
				text, was.Title, was.Abstract, p.Title, p.Abstract, s, again.Paper.Title, again.Paper.Abstract)
		}
	}
}

// The short way reads what the long one does, or gives way to it.
func TestTakeTwin(t *testing.T) {
	const object = `{"title":"T","abstract":"a \"quoted\" \\ word","x":[1, {"y":"z"}],"resultStr":%,"Total":0}`
	inner := func(title, rest string) string {
		s := strings.Replace(object, `"T"`, title, 1)
		return strings.Replace(object, "%", string(quote(strings.Replace(s, "%", rest, 1))), 1)
	}
	for _, c := range []struct {
		name, text string
		short      bool
	}{
		{"same", inner(`"T"`, "null"), true},
		{"other title", inner(`"The other"`, "null"), true},
		{"quotes in the title", inner(`"The \"other\" \\ \\\" 题"`, "null"), true},
		{"escapes in the title", inner(`"\u9898 \n"`, "null"), true},
		{"title is null", inner(`null`, "null"), false},
		{"title is broken", inner(`"\x"`, "null"), false},
		{"another value", strings.Replace(inner(`"T"`, "null"), `\"Total\":0`, `\"Total\":1`, 1), false},
		{"cut", strings.Replace(inner(`"T"`, "null"), `\"Total\":0}`, `\"Total\":0`, 1), false},
		{"more behind it", strings.Replace(inner(`"T"`, "null"), `\"Total\":0}`, `\"Total\":0}}`, 1), false},
		{"resultStr in resultStr", inner(`"T"`, `"x"`), false},
		{"other escapes", strings.Replace(inner(`"T"`, "null"), `:[1, {\"`, `:\u005b1, {\"`, 1), false},
		{"title behind", `{"resultStr":"{\"resultStr\":null,\"title\":\"U\"}","title":"T"}`, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Piece{Line: 1, Raw: []byte(c.text)}
			long, short := newCrawlDecoder(), newCrawlDecoder()
			long.long = true
			if got, want := short.decode(p, nil), long.decode(p, nil); !reflect.DeepEqual(got, want) {
				t.Errorf("%+v\nwant %+v", got, want)
			}
			if len(short.text) == 0 {
				t.Fatal("resultStr was not looked at")
			}
			d := newCrawlDecoder()
			d.begin(&p, &Record{})
			if err := d.walk.each(p.Raw, func(name []byte, v jsontext.Value, off int) { d.outer.set(name, v, off) }); err != nil {
				t.Fatal(err)
			}
			if got := d.takeTwin(); got != c.short {
				t.Errorf("short way %v, want %v: %s", got, c.short, c.text)
			}
		})
	}
}

// With their texts, records are written so that the scopes come back, too.
func TestTexts(t *testing.T) {
	odd := []model.Block{{Item: true, Text: "Item first"}, {Text: "Paragraph:"}, {Text: "Not an item"}}
	plain := []model.Block{{Text: "Fields:"}, {Item: true, Text: "Law"}, {Item: true, Text: "Politics"}}
	zh := []model.Block{{Text: "本刊介绍国际安全与多边主义的研究。"}}
	var b strings.Builder
	w := newCrawlWriter(&b, WriteOptions{Texts: true})
	for i, j := range []model.Journal{{Scope: odd}, {Scope: plain}, {ScopeZH: zh}, {}} {
		j.Name = "J"
		p := model.Paper{Title: model.Text{EN: "Title", ZH: "标题在此"}, Abstract: model.Text{EN: "First line.\nSecond line."}, Volume: string(rune('1' + i))}
		if err := w.Write(Record{Paper: p, Journal: j}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	recs, errs := readAll(t, b.String(), "f", Options{})
	if len(errs) > 0 || len(recs) != 4 {
		t.Fatalf("%d records, %v", len(recs), errs)
	}
	if !reflect.DeepEqual(recs[0].Journal.Scope, odd) || !reflect.DeepEqual(recs[1].Journal.Scope, plain) || !reflect.DeepEqual(recs[2].Journal.ScopeZH, zh) {
		t.Errorf("%+v\n%+v\n%+v", recs[0].Journal, recs[1].Journal, recs[2].Journal)
	}
	for _, r := range recs {
		if len(r.Paper.Extra) > 0 || r.Paper.Title.EN != "Title" {
			t.Errorf("%+v", r.Paper)
		}
	}
	if !strings.Contains(b.String(), "期刊介绍:\nFields:\nLaw\nPolitics\n") {
		t.Error(b.String())
	}
}
