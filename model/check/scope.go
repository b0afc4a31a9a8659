package check

import (
	"strings"

	"twinleaf/model"
)

// scopeChecks look at what a journal says of itself.
var scopeChecks = []Check{
	{Code: "scope-missing", Severity: Hint, Family: Journal, Of: model.AJournal, journal: scopeMissing,
		Name:    t("没有期刊介绍", "No scope"),
		Explain: t("没有期刊介绍，读者看不出它刊登什么。", "Nothing says what the journal publishes."),
		Source:  experience},
	{Code: "scope-boilerplate", Severity: Hint, Family: Journal, Of: model.AJournal, journal: scopeBoilerplate,
		Name:    t("期刊介绍是套话", "Boilerplate scope"),
		Explain: t("期刊介绍只是占位语、投稿广告，或者太短，没有说明刊登什么。", "The scope is a placeholder, an advertisement for authors, or too short to say what the journal publishes."),
		Source:  experience},
	{Code: "scope-markup", Severity: Warning, Family: Journal, Of: model.AJournal, Fix: SafeFix, journal: scopeMarkup,
		Name:    t("期刊介绍里有标记", "Markup in the scope"),
		Explain: t("期刊介绍里残留着网页标记或字符实体。", "Tags or character references are left in the scope."),
		Source:  "HTML Standard 13.5"},
	{Code: "scope-language", Severity: Warning, Family: Journal, Of: model.AJournal, Fix: SafeFix, journal: scopeLanguage,
		Name:    t("期刊介绍放错了语言", "Scope in the wrong place"),
		Explain: t("外文一栏是中文，或者中文一栏没有汉字。另一栏空着时，修正会移过去。", "The scope's original place holds Chinese or the Chinese one no Han character. Where the other is empty the fix moves it."),
		Source:  experience},
}

func scopeMissing(r *journalRun) {
	if len(r.j.Scope) == 0 && len(r.j.ScopeZH) == 0 {
		r.add("scope", "", Range{}, t("没有期刊介绍。", "There is no scope."), nil)
	}
}

type scope struct {
	field, text string
}

func (r *journalRun) scopes() [2]scope {
	return [2]scope{{"scope", model.BlocksText(r.j.Scope)}, {"scope.zh", model.BlocksText(r.j.ScopeZH)}}
}

// boilerplate are phrases without content, in lower case.
var boilerplate = []string{"information not localized", "no description available", "description not available", "no information available", "scope not available",
	"coming soon", "lorem ipsum", "under construction", "暂无简介", "暂无介绍", "暂无期刊介绍", "暂无", "未提供"}

// touting are phrases that invite authors and readers; two of them in a short
// text are an advertisement.
var touting = []string{"submit your", "click here", "read more", "call for papers", "fast publication", "rapid publication", "high quality", "high-quality", "peer-reviewed", "peer reviewed",
	"open access", "impact factor", "we welcome", "authors are invited", "leading journal", "international journal", "low publication fee", "about the journal", "view more",
	"欢迎投稿", "投稿", "征稿", "核心期刊", "国内外公开发行", "审稿周期", "快速发表", "点击", "查看更多"}

func scopeBoilerplate(r *journalRun) {
	for _, s := range r.scopes() {
		if s.text == "" {
			continue
		}
		low := strings.ToLower(s.text)
		var f facts
		f.read(s.text)
		weight := f.latin() + 4*f.han
		reason := ""
		for _, b := range boilerplate {
			if weight < 300 && strings.Contains(low, b) {
				reason = b
			}
		}
		if reason == "" && weight < 150 {
			n, first := 0, ""
			for _, w := range touting {
				if strings.Contains(low, w) {
					if n++; first == "" {
						first = w
					}
				}
			}
			if n >= 2 {
				reason = first
			}
		}
		if reason == "" && (weight < 40 || placeholder(s.text) || strings.EqualFold(strings.TrimSpace(s.text), r.j.Name)) {
			reason = s.text
		}
		if reason != "" {
			r.add(s.field, s.text, Range{}, say("“%s”没有说明刊登什么。", "“%s” does not say what the journal publishes.", short(reason)), nil)
			return
		}
	}
}

func scopeMarkup(r *journalRun) {
	for _, s := range r.scopes() {
		if !strings.ContainsAny(s.text, "<&") {
			continue
		}
		g, tags := firstTag(s.text)
		at, _, refs := nextEntity(s.text, 0)
		if !tags && !refs {
			continue
		}
		if tags {
			at = Range{g.from, g.to}
		}
		lines := strings.Split(s.text, "\n")
		safe := true
		for i, l := range lines {
			if strings.Contains(l, "<") {
				var ok bool
				l, ok = stripTags(l)
				safe = safe && ok
			}
			lines[i] = decodeEntities(l)
		}
		r.add(s.field, s.text, at, say("有标记“%s”。", "There is the markup “%s”.", short(s.text[at.From:at.To])), r.set(safe, s.field, strings.Join(lines, "\n")))
		return
	}
}

func scopeLanguage(r *journalRun) {
	both := r.scopes()
	for i, s := range both {
		var f facts
		f.read(s.text)
		wrong := i == 0 && f.chinese() && f.han > 10 || i == 1 && f.han == 0 && f.latin() > 20
		if !wrong {
			continue
		}
		var x *Fix
		if o := both[1-i]; o.text == "" {
			a, b := r.set(true, s.field, ""), r.set(true, o.field, s.text)
			x = &Fix{Edits: append(a.Edits, b.Edits...), Safe: true}
		}
		zh, en := "外文期刊介绍是中文。", "The original scope is in Chinese."
		if i == 1 {
			zh, en = "中文期刊介绍没有汉字。", "The Chinese scope has no Han character."
		}
		r.add(s.field, s.text, Range{}, t(zh, en), x)
		return
	}
}
