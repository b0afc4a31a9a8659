//go:build cgo

package ui

import (
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"twinleaf/model/query"
	"twinleaf/ui/view"
)

// speak sets the words that stand still.
func (x *window) speak() {
	speakFyne(x.w)
	x.search.SetPlaceHolder(x.w.T("search.placeholder"))
	x.imports.Set(view.ButtonState{Text: x.w.T("button.import"), Hint: x.w.T("button.import.hint")})
	x.add.Set(view.ButtonState{Text: x.w.T("button.new"), Hint: x.hintOf("new")})
	x.papers.SetWords(x.w)
	x.journals.SetWords(x.w)
	x.menu()
	x.showStatus()
}

// showList draws the result, and what stands in its place where it is empty.
func (x *window) showList() {
	if x.desk == nil {
		x.papers.Hide()
		x.empty.Show()
		x.empty.Set(view.EmptyState{Icon: theme.WarningIcon(), Heading: x.w.T("open.failed"), Text: x.failed,
			First: x.w.T("open.other"), Second: x.w.T("open.new")})
		return
	}
	l := x.desk.Search.Line()
	trailing := l.CountText
	if l.TookText != "" && l.Text != "" {
		trailing += " · " + l.TookText
	}
	x.search.SetTrailing(trailing)
	remarks := make([]view.Remark, len(l.Problems))
	for i, p := range l.Problems {
		remarks[i] = view.Remark{Span: view.Span(p.Range), Text: p.Text}
	}
	x.problems.Set(remarks)

	x.showConditions()
	x.papers.Table.SetSort(sortKeys(x.desk.Search.Order()))
	x.papers.Draw(x.desk.List)
	none := x.desk.List.Ready() && x.desk.List.Count() == 0
	visible(x.papers.Table, !none)
	visible(x.empty, none)
	if !none {
		return
	}
	switch {
	case x.desk.Status().Papers == 0 && l.Text == "" && !l.Filtered:
		x.empty.Set(view.EmptyState{Icon: theme.DocumentIcon(), Heading: x.w.T("empty.heading"), Text: x.w.T("empty.text"),
			First: x.w.T("empty.sample"), Second: x.w.T("empty.import")})
	case l.Suggestion != "":
		x.empty.Set(view.EmptyState{Heading: x.w.T("none.heading"), Text: x.w.T("none.suggest", l.Suggestion),
			First: l.Suggestion, Second: x.w.T("none.clear")})
	default:
		x.empty.Set(view.EmptyState{Heading: x.w.T("none.heading"), Text: x.w.T("none.text"), First: x.w.T("none.clear")})
	}
}

// emptyAction does what the buttons of the empty list offer.
func (x *window) emptyAction(n int) {
	if x.desk == nil {
		x.run([]string{"open", "library"}[n])()
		return
	}
	l := x.desk.Search.Line()
	switch {
	case x.desk.Status().Papers == 0 && l.Text == "" && !l.Filtered:
		x.run([]string{"sample", "import"}[n])()
	case l.Suggestion != "" && n == 0:
		x.search.SetText(l.Suggestion)
		x.desk.Search.Type(l.Suggestion)
	default:
		x.run("clear")()
	}
}

// showConditions draws a chip for each condition.
func (x *window) showConditions() {
	list := x.desk.Search.Conditions()
	chips := make([]view.Chip, len(list))
	for i, c := range list {
		chips[i] = view.Chip{Text: c.Text, Wrong: c.Wrong}
	}
	x.chips.Set(chips)
	visible(x.chips, len(chips) > 0)
}

// dropCondition takes out what a chip stands for.
func (x *window) dropCondition(i int) {
	if list := x.desk.Search.Conditions(); i < len(list) {
		x.search.SetText(x.desk.Search.Without(list[i]))
	}
}

func visible(o fyne.CanvasObject, is bool) {
	if is != o.Visible() {
		if is {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

const yearGroup = "year"

// showFacets draws the filters.
func (x *window) showFacets() {
	f := x.desk.Search.Facets()
	var groups []view.FacetGroup
	if n := len(f.Years.Bars); n > 1 {
		h := &view.HistogramState{First: f.Years.Bars[0].Year, From: 1, To: 0,
			Left: strconv.Itoa(f.Years.Bars[0].Year), Right: strconv.Itoa(f.Years.Bars[n-1].Year)}
		for _, b := range f.Years.Bars {
			h.Counts = append(h.Counts, b.Count)
		}
		g := view.FacetGroup{ID: yearGroup, Heading: x.w.T("facet.year"), Chart: h}
		if f.Years.From != 0 || f.Years.To != 0 {
			h.From, h.To = max(f.Years.From, h.First), f.Years.To
			h.Right = yearsText(f.Years.From, f.Years.To)
			g.Clear = x.w.T("facet.clear")
		}
		groups = append(groups, g)
	}
	places := 0
	for _, v := range f.Groups {
		g := view.FacetGroup{ID: v.Field, Heading: v.Label, Takes: v.Field == "shelf" || v.Field == "tag"}
		for i, r := range v.Values {
			if r.Selected {
				g.Clear = x.w.T("facet.clear")
			}
			if i >= facetRows && !r.Selected && v.Field != "shelf" && v.Field != "tag" {
				continue
			}
			row := view.FacetRow{ID: r.Value, Label: r.Label, Count: r.Text, Selected: r.Selected, Indent: r.Level}
			if v.Field == "tag" {
				row.Tag = x.tagColor(r.Value)
			}
			g.Rows = append(g.Rows, row)
		}
		if len(v.Values)+v.More > facetRows && v.Field != "shelf" && v.Field != "tag" {
			g.More = x.w.T("facet.more")
		}
		if v.Field == "shelf" || v.Field == "tag" { // places to go stand above the filters
			groups = slices.Insert(groups, places, g)
			places++
			continue
		}
		groups = append(groups, g)
	}
	x.facets.Set(slices.Insert(groups, 0, x.placesGroup()))
}

// facetRows is how many values of a filter are listed.
const facetRows = 12

func yearsText(from, to int) string {
	if from == to {
		return strconv.Itoa(from)
	}
	if from == 0 {
		return "– " + strconv.Itoa(to)
	}
	return strconv.Itoa(from) + " – " + strconv.Itoa(to)
}

func (x *window) clearFilter(group string) {
	if group == yearGroup {
		x.desk.Search.Years(0, 0)
		return
	}
	x.desk.Search.ClearFilter(group)
}

// sort orders by the columns that a person clicked; the search line's names
// are the columns' names.
func (x *window) sort(keys []view.SortKey) {
	if x.desk == nil || len(keys) == 0 {
		return
	}
	var names []string
	for _, k := range keys {
		name := k.Column
		if name == view.ColumnTitle && x.w.Lang() == "zh" {
			name = "title.zh"
		}
		if k.Descending {
			name = "-" + name
		}
		names = append(names, name)
	}
	if by, err := query.ParseSort(strings.Join(names, ",")); err == nil {
		x.setOrder(by)
	}
}

// setOrder orders the list, and the next ones.
func (x *window) setOrder(by query.Sort) {
	x.set.setOrder(by)
	x.desk.Search.Sort(by)
}

func sortKeys(s query.Sort) []view.SortKey {
	if s.Key == query.ByRelevance {
		return nil
	}
	key := func(k query.SortKey, desc bool) view.SortKey {
		name := query.Sort{Key: k}.String()
		if k == query.ByTitleEn || k == query.ByTitleZh {
			name = view.ColumnTitle
		}
		return view.SortKey{Column: name, Descending: desc}
	}
	keys := []view.SortKey{key(s.Key, s.Desc)}
	if s.Then != query.ByRelevance {
		keys = append(keys, key(s.Then, s.ThenDesc))
	}
	return keys
}

// showStatus draws the foot of the window and the buttons for undo and redo.
func (x *window) showStatus() {
	if x.desk == nil {
		x.status.Set(view.StatusState{Hint: x.hint})
		return
	}
	s := x.desk.Status()
	state := view.StatusState{Left: []string{filepath.Base(s.Library), x.w.T("papers", s.Papers)}, Hint: x.hint}
	if n := x.papers.Selected().Count(); n > 1 && !x.journals.Content.Visible() {
		state.Right = x.w.T("selected", n)
	}
	x.recount()
	list := x.jobs.Running()
	if x.jobSheet != nil {
		x.jobSheet.draw(list)
	}
	if len(list) > 0 {
		j := list[0]
		state.Job, state.Done = j.Title, -1
		if j.Progress.Note != "" {
			state.Job += " — " + j.Progress.Note
		}
		if len(list) > 1 {
			state.Job = x.w.T("jobs.more", state.Job, len(list)-1)
		}
		if j.Progress.Total > 0 {
			state.Done = float64(j.Progress.Done) / float64(j.Progress.Total)
		}
		if j.Stopping {
			state.Job = x.w.T("job.stopping", j.Title)
		} else {
			state.Cancel = x.w.T("job.cancel")
		}
	}
	x.status.Set(state)
	button := func(b *view.Button, id, what string) {
		st := b.State()
		st.Disabled = what == ""
		st.Hint = x.hintOf(id)
		if what != "" {
			st.Hint = x.w.T("hint.of", x.hintOf(id), what)
		} else {
			st.Hint = x.w.T("why.of", st.Hint, x.action(id).reason())
		}
		b.Set(st)
	}
	button(x.undo, "undo", s.UndoWhat)
	button(x.redo, "redo", s.RedoWhat)
}

func (x *window) setHint(s string) {
	x.hint = s
	x.showStatus()
}

// yearHint says at the foot what a bar of years stands for.
func (x *window) yearHint(year, count int, ok bool) {
	if !ok {
		x.setHint("")
		return
	}
	x.setHint(x.yearText(year, count))
}

func (x *window) yearText(year, count int) string {
	return x.w.T("hint.year", strconv.Itoa(year), x.w.T("papers", count))
}

func (x *window) cancelJobs() {
	for _, j := range x.jobs.Running() {
		x.jobs.Cancel(j.ID)
	}
}

// showNotice floats what happened over the window for a while.
func (x *window) showNotice() {
	x.notice = x.desk.Notice()
	t := view.ToastState{Text: x.notice.Text}
	if len(x.notice.Detail) > 0 {
		t.More = x.w.T("notice.details")
	}
	switch {
	case x.notice.Undo:
		t.Action = x.w.T("action.undo")
	case x.notice.Redo:
		t.Action = x.w.T("action.redo")
	}
	x.toasts.Set(t)
	x.noticed++
	mine := x.noticed
	if x.notice.Problem {
		return // it stays until it is closed
	}
	time.AfterFunc(noticeTime, func() {
		fyne.Do(func() {
			if mine == x.noticed && !x.toasts.Focused() {
				x.endToast()
			}
		})
	})
}

// endToast takes the message away, and the keyboard back where it was in there.
func (x *window) endToast() {
	within := x.toasts.Focused()
	x.toasts.Set(view.ToastState{})
	if within {
		x.focusList()
	}
}

func (x *window) noticeDetails() {
	x.endToast()
	x.showText(x.notice.Text, x.notice.Detail)
}

func (x *window) noticeAction() {
	x.endToast()
	switch {
	case x.notice.Undo:
		x.run("undo")()
	case x.notice.Redo:
		x.run("redo")()
	}
}

// showText shows lines in a window of their own over this one.
func (x *window) showText(title string, lines []string) {
	p := view.NewProse()
	var text []view.Paragraph
	for _, l := range lines {
		text = append(text, view.Paragraph{Text: l, Size: view.TypeText, Leading: 1.5, Gap: 6})
	}
	p.Set(text...)
	x.inform(title, view.NewPane(container.New(&view.VStack{Pad: 8}, p)), fyne.NewSize(720, 520))
}
