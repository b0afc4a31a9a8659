package check

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"twinleaf/model"
)

// run is one paper being judged, with the facts that the checks share.
type run struct {
	ctx   *Context
	p     *model.Paper
	check *Check
	found []Finding

	titleZH, titleEN       facts
	abstractZH, abstractEN facts
	names                  []nameFacts
	volume                 volumeShape
	pages                  pageShape
}

func (r *run) reset(ctx *Context, p *model.Paper) {
	r.ctx, r.p, r.found = ctx, p, nil
	r.titleZH.read(p.Title.ZH)
	r.titleEN.read(p.Title.EN)
	r.abstractZH.read(p.Abstract.ZH)
	r.abstractEN.read(p.Abstract.EN)
	r.names = readNames(r.names[:0], p.Authors)
	r.volume = readVolume(p.Volume)
	r.pages = readPages(p.Pages)
}

func (r *run) taken() []Finding {
	out := r.found
	r.found, r.p, r.ctx = nil, nil, nil
	return out
}

// slot is one text of a paper: its field, facts and language.
type slot struct {
	field string
	zh    bool
	*facts
}

func (r *run) titles() [2]slot {
	return [2]slot{{"title.zh", true, &r.titleZH}, {"title.en", false, &r.titleEN}}
}

func (r *run) abstracts() [2]slot {
	return [2]slot{{"abstract.zh", true, &r.abstractZH}, {"abstract.en", false, &r.abstractEN}}
}

// add records a finding of the check that is running.
func (r *run) add(field, value string, at Range, message model.Text, fix *Fix) *Finding {
	r.found = append(r.found, Finding{Check: r.check.Code, Severity: r.check.Severity, Of: model.APaper, Record: r.p.ID,
		Field: field, Value: value, At: at, Message: message, Fix: fix})
	return &r.found[len(r.found)-1]
}

// edit proposes a value for a field of the paper. It panics on a field that
// does not exist, which the tests of every check would show.
func (r *run) edit(field, after string) model.Edit {
	f, err := model.PaperField(field)
	if err != nil {
		panic(err)
	}
	return model.Edit{What: model.APaper, Record: r.p.ID, Field: f.Name, Before: f.Get(r.p), After: after}
}

// fix is a Fix of one or more edits; nil where nothing would change.
func fix(safe bool, edits ...model.Edit) *Fix {
	kept := edits[:0]
	for _, e := range edits {
		if e.Before != e.After {
			kept = append(kept, e)
		}
	}
	if len(kept) == 0 {
		return nil
	}
	return &Fix{Edits: kept, Safe: safe}
}

// set is the commonest Fix: one field, one value.
func (r *run) set(safe bool, field, after string) *Fix { return fix(safe, r.edit(field, after)) }

// journalRun is one journal being judged.
type journalRun struct {
	ctx   *Context
	j     *model.Journal
	check *Check
	found []Finding

	name, nameZH facts
}

func (r *journalRun) reset(ctx *Context, j *model.Journal) {
	r.ctx, r.j, r.found = ctx, j, nil
	r.name.read(j.Name)
	r.nameZH.read(j.NameZH)
}

func (r *journalRun) taken() []Finding {
	out := r.found
	r.found, r.j, r.ctx = nil, nil, nil
	return out
}

func (r *journalRun) add(field, value string, at Range, message model.Text, fix *Fix) *Finding {
	r.found = append(r.found, Finding{Check: r.check.Code, Severity: r.check.Severity, Of: model.AJournal, Record: r.j.ID,
		Field: field, Value: value, At: at, Message: message, Fix: fix})
	return &r.found[len(r.found)-1]
}

func (r *journalRun) set(safe bool, field, after string) *Fix {
	f, err := model.JournalField(field)
	if err != nil {
		panic(err)
	}
	return fix(safe, model.Edit{What: model.AJournal, Record: r.j.ID, Field: f.Name, Before: f.Get(r.j), After: after})
}

// say builds a message; both formats take the arguments in the same order.
func say(zh, en string, args ...any) model.Text {
	return model.Text{ZH: fmt.Sprintf(zh, args...), EN: fmt.Sprintf(en, args...)}
}

// short is a value as messages quote it: on one line, 40 characters at most.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= 40 {
		return s
	}
	n := 0
	for i := range s {
		if n == 39 {
			return s[:i] + "…"
		}
		n++
	}
	return s
}

// around is the part of s that a message quotes to show the place at.
func around(s string, at Range) string {
	from, to := at.From, at.To
	for n := 0; n < 8 && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	for n := 0; n < 8 && to < len(s); n++ {
		_, size := utf8.DecodeRuneInString(s[to:])
		to += size
	}
	return short(s[from:to])
}

// placeholder reports whether s is one of the marks that harvesters and
// people write where there is no value.
func placeholder(s string) bool {
	if len(s) > 32 {
		return false
	}
	s = strings.ToLower(strings.Trim(strings.TrimSpace(s), "[]()<>（）【】“”\"'*"))
	if s == "" {
		return true
	}
	if strings.Trim(s, "-–—−_.?？…:;,/ ") == "" || strings.Trim(s, "0-–—− .") == "" {
		return true
	}
	switch s {
	case "n/a", "na", "n.a.", "n.a", "n. a.", "null", "none", "nil", "nan", "undefined", "unknown", "unavailable", "not available",
		"tbd", "tba", "to appear", "in press", "inpress", "forthcoming", "ahead of print", "ahead-of-print", "online first", "onlinefirst",
		"online ahead of print", "early access", "no pagination", "not specified", "无", "暂无", "未知", "待定", "不详", "空", "无数据",
		"xx", "xxx", "xx-xx", "xxx-xxx", "-1", "nopagination", "no data", "(none)", "test":
		return true
	}
	return false
}
