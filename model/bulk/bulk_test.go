package bulk_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"twinleaf/model"
	"twinleaf/model/bulk"
)

func step(t *testing.T, op, argument string) bulk.Step {
	t.Helper()
	s, err := bulk.Parse(op, argument)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSteps(t *testing.T) {
	for _, c := range []struct {
		op, argument string
		field, from  string
		want         string
	}{
		{"set", "volume=77", "volume", "77 4", "77"},
		{"clear", "pages", "pages", "0", ""},
		{"append", "title.en= (reprint)", "title.en", "Deep learning", "Deep learning (reprint)"},
		{"append", "subjects=Physics", "subjects", "Optics", "Optics\nPhysics"},
		{"append", "subjects=Optics", "subjects", "Optics\nPhysics", "Optics\nPhysics"},
		{"append", "subjects=Optics", "subjects", "", "Optics"},
		{"prefix", "pages=e", "pages", "193972", "e193972"},
		{"replace", "pages=/^pp?\\.\\s*//", "pages", "pp. 12-15", "12-15"},
		{"replace", "title.en=/(\\w+) (\\w+)/${2} ${1}/", "title.en", "learning deep", "deep learning"},
		{"replace", "title.en=|a/b|c|", "title.en", "a/b", "c"},
		{"replace", `title.en=/a\/b/c/`, "title.en", "a/b", "c"},
		{"replace", "title.en=/NEURAL/deep/i", "title.en", "Neural nets", "deep nets"},
		{"replace", "title.en=/a.c/$1/p", "title.en", "abc a.c", "abc $1"},
		{"replace", "title.en=/net/web/w", "title.en", "net network net, planet net", "web network web, planet web"},
		{"replace", "title.en=/(n)et/${1}ot/w", "title.en", "net planet", "not planet"},
		{"replace", "title.en=/a/b/w", "title.en", "a a a", "b b b"},
		{"replace", "title.zh=/网络/網絡/w", "title.zh", "网络", "網絡"},
		{"replace", "authors=/^Prof\\. //", "authors", "Prof. Mark Raymond; Prof. 曾国藩", "Mark Raymond; 曾国藩"},
		{"replace", "subjects=/^x$//", "subjects", "x\ny", "y"},
		{"rename", "authors=/张三/Zhang San/", "authors", "张三; 李四", "Zhang San; 李四"},
		{"rename", "authors=/张三/李四/", "authors", "张三; 李四", "李四"},
		{"rename", "authors=/张/李四/", "authors", "张三; 李四", "张三; 李四"},
		{"rename", "subjects=|Optics|Physics|", "subjects", "Optics\nLight\nPhysics", "Physics\nLight"},
		{"rename", "type=/article//", "type", "article", ""},
		{"case", "title.en=sentence", "title.en", "A Theory of Deep Learning with DNA", "A theory of deep learning with DNA"},
		{"case", "title.en=title", "title.en", "a theory of deep learning", "A Theory of Deep Learning"},
		{"case", "title.en=upper", "title.en", "Deep", "DEEP"},
		{"case", "title.en=lower", "title.en", "Deep", "deep"},
		{"tidy", "title.en", "title.en", " a\t b\u200b\u00a0 c ", "a b c"},
		{"tidy", "abstract.en", "abstract.en", "a  b\r\n c ", "a b\nc"},
		{"width", "title.zh=half", "title.zh", "基于ＤＮＡ的２０２０年研究：综述", "基于DNA的2020年研究：综述"},
		{"width", "title.en=half", "title.en", "Ａ：Ｂ", "A:B"},
		{"width", "title.zh=full", "title.zh", "多边主义:国际实践", "多边主义：国际实践"},
		{"split", "volume=volume,issue", "volume", "77 4", "77"},
		{"split", "volume=volume,issue", "volume", "77(4)", "77"},
		{"split", "volume=volume,issue", "volume", "77 4 5", "77 4 5"},
		{"swap", "title.zh=title.en", "title.zh", "Deep learning", ""},
		{"move", "title.zh=title.en", "title.zh", "Deep learning", ""},
		{"copy", "title.zh=title.en", "title.zh", "深度学习", "深度学习"},
		{"people", "authors=split", "authors", "Mark Raymond and Justin Sherman; 张三、李四", "Mark Raymond; Justin Sherman; 张三; 李四"},
		{"people", "authors=split", "authors", "张三 李四 王五", "张三; 李四; 王五"},
		{"people", "authors=reverse", "authors", "A B; C D", "C D; A B"},
		{"people", "authors=family-first", "authors", "Mark Raymond; 曾国藩", "Raymond, Mark; 曾国藩"},
		{"people", "authors=given-first", "authors", "Raymond, Mark; Sherman, Justin", "Mark Raymond; Justin Sherman"},
	} {
		t.Run(c.op+" "+c.argument+" of "+c.from, func(t *testing.T) {
			p := model.Paper{ID: model.NewID()}
			f, err := model.PaperField(c.field)
			if err != nil {
				t.Fatal(err)
			}
			if err := f.Set(&p, c.from); err != nil {
				t.Fatal(err)
			}
			before := f.Get(&p)
			edits, err := bulk.Program{step(t, c.op, c.argument)}.Edits(p)
			if err != nil {
				t.Fatal(err)
			}
			if f.Get(&p) != before {
				t.Error("the paper itself was altered")
			}
			got := before
			for _, e := range edits {
				if e.Field == c.field {
					got = e.After
				}
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestStepsThatCantBeRead(t *testing.T) {
	for _, c := range []struct {
		op, argument string
		reason       bulk.Reason
	}{
		{"jump", "title.en=x", bulk.UnknownOp},
		{"set", "colour=red", bulk.UnknownField},
		{"set", "deleted=2024-01-01T00:00:00Z", bulk.UnknownField},
		{"set", "volume", bulk.NoValue},
		{"clear", "volume=3", bulk.NoValue},
		{"append", "citations=3", bulk.WrongField},
		{"append", "title.en= ", bulk.NoValue},
		{"replace", "title.en=abc", bulk.BadPattern},
		{"replace", "title.en=/(/x/", bulk.BadPattern},
		{"replace", "title.en=//x/", bulk.BadPattern},
		{"replace", "title.en=/a/b/z", bulk.BadFlag},
		{"case", "title.en=camel", bulk.WrongMode},
		{"people", "title.en=split", bulk.WrongField},
		{"move", "volume=volume", bulk.WrongField},
		{"swap", "journal=title.en", bulk.WrongField},
		{"split", "volume=volume", bulk.NoValue},
		{"split", "volume=volume,colour", bulk.UnknownField},
	} {
		_, err := bulk.Parse(c.op, c.argument)
		bad, ok := errors.AsType[*bulk.StepError](err)
		if !ok || bad.Reason != c.reason || bad.Op != c.op || bad.Argument != c.argument {
			t.Errorf("%s %s: %v, want the reason %q", c.op, c.argument, err, c.reason)
		}
	}
	if _, err := bulk.Parse("set", "doi=abc"); !errors.Is(err, model.ErrValue) {
		t.Errorf("a value that no paper can take: %v", err)
	}
}

func TestProgramJoinsEditsOfAField(t *testing.T) {
	p := model.Paper{ID: model.NewID(), Volume: "77 4", Title: model.Text{EN: "A"}}
	g := bulk.Program{step(t, "split", "volume=volume,issue"), step(t, "replace", "volume=/77/78/"),
		step(t, "case", "title.en=lower"), step(t, "case", "title.en=upper")}
	edits, err := g.Edits(p)
	if err != nil {
		t.Fatal(err)
	}
	want := []model.Edit{
		{What: model.APaper, Record: p.ID, Field: "volume", Before: "77 4", After: "78"},
		{What: model.APaper, Record: p.ID, Field: "issue", Before: "", After: "4"},
	}
	if !slices.Equal(edits, want) {
		t.Errorf("got %+v, want %+v", edits, want)
	}
}

type fake []model.Paper

func (f fake) Count() int { return len(f) }
func (f fake) Papers(from, to int) ([]model.Paper, error) {
	return f[from:to], nil
}

func TestPlan(t *testing.T) {
	var papers fake
	for i := range 3000 {
		papers = append(papers, model.Paper{ID: model.NewID(), Title: model.Text{EN: fmt.Sprint(i)}, DOI: []string{"10.1/a", "junk", ""}[i%3]})
	}
	// A DOI that is none stays as it was harvested, until somebody touches it.
	g := bulk.Program{step(t, "replace", "doi=/$/x/")}
	seen := 0
	c, r, err := bulk.Plan(t.Context(), g, papers, 4, func(n int) { seen = n })
	if err != nil {
		t.Fatal(err)
	}
	if r.Seen != 3000 || seen != 3000 || r.Changed != 1000 || r.Refused != 1000 || len(r.Refusals) != 100 || r.Fields["doi"] != 1000 || len(c.Edits) != 1000 {
		t.Errorf("report %+v with %d edits", r, len(c.Edits))
	}
	for i, e := range c.Edits {
		if e.Record != papers[3*i].ID {
			t.Fatalf("edit %d is of another paper: the order of papers is lost", i)
		}
	}
	if !c.Hand || c.Label != "change.bulk" || c.Note != "--replace doi=/$/x/" {
		t.Errorf("change %q %q", c.Label, c.Note)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := bulk.Plan(ctx, g, papers, 2, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func FuzzReplace(f *testing.F) {
	f.Add("/a/b/w", "a a")
	f.Add("/x*/y/", "axxb")
	f.Add("/(.)/${1}${1}/wi", "网 络")
	f.Fuzz(func(t *testing.T, argument, title string) {
		s, err := bulk.Parse("replace", "title.en="+argument)
		if err != nil {
			return
		}
		if _, err := (bulk.Program{s}).Edits(model.Paper{Title: model.Text{EN: title}}); err != nil {
			t.Fatal(err)
		}
	})
}
