package panel

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"syscall"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/model/bulk"
	"twinleaf/model/format"
	"twinleaf/model/metric"
	"twinleaf/store"
)

// WordedError is an error whose text is for a person, in the window's
// language; the cause stays for errors.Is.
type WordedError struct {
	Text  string
	Cause error
}

func (e *WordedError) Error() string { return e.Text }
func (e *WordedError) Unwrap() error { return e.Cause }

func (d *Desk) worded(err error) error {
	if err == nil {
		return nil
	}
	return &WordedError{Text: Explain(d.w, err), Cause: err}
}

// Message is an error as a notice.
func (d *Desk) Message(err error) Notice { return Notice{Text: Explain(d.w, err), Problem: true} }

// sayings are the errors with a sentence of their own, the most exact first.
var sayings = []struct {
	err error
	key string
}{
	{store.ErrFormat, "error.newer"},
	{store.ErrNotLibrary, "error.notlibrary"},
	{store.ErrReadOnly, "error.readonly"},
	{store.ErrClosed, "error.closed"},
	{store.ErrNotFound, "error.notfound"},
	{store.ErrDamaged, "error.damaged"},
	{store.ErrStale, "error.stale"},
	{store.ErrNothingToUndo, "error.nothing.undo"},
	{store.ErrNothingToRedo, "error.nothing.redo"},
	{store.ErrBusy, "error.busy"},
	{metric.ErrColumns, "error.columns"},
	{syscall.ENOSPC, "error.diskfull"},
	{syscall.EACCES, "error.permission"},
	{syscall.ENOENT, "error.nofile"},
	{context.Canceled, "error.cancelled"},
}

// reasons say what is wrong with a value, a record or a file that is read.
var reasons = []struct {
	err error
	key string
}{
	{format.ErrEmpty, "format.empty"},
	{format.ErrBinary, "format.binary"},
	{format.ErrUnknown, "format.unknown"},
	{format.ErrPermission, "format.permission"},
	{format.ErrMissing, "format.missing"},
	{format.ErrTruncated, "format.truncated"},
	{format.ErrRead, "format.read"},
	{format.ErrCut, "format.cut"},
	{format.ErrSyntax, "format.syntax"},
	{format.ErrInner, "format.inner"},
	{format.ErrID, "format.id"},
	{format.ErrRecord, "format.record"},
	{format.ErrTooLong, "format.toolong"},
	{format.ErrTooDeep, "format.toodeep"},
	{format.ErrStray, "format.stray"},
	{format.ErrEncoding, "format.encoding"},
	{format.ErrCharacters, "format.characters"},
	{format.ErrText, "format.text"},
	{format.ErrWhole, "format.whole"},
	{format.ErrNumber, "format.number"},
	{format.ErrImpact, "format.impact"},
	{format.ErrDate, "format.date"},
	{format.ErrYesNo, "format.yesno"},
	{format.ErrQuartile, "format.quartile"},
	{format.ErrZone, "format.zone"},
	{format.ErrNames, "format.names"},
	{format.ErrList, "format.list"},
	{format.ErrType, "format.type"},
}

// Explain says in the window's language what happened and what to do next.
func Explain(w *words.Words, err error) string {
	var worded *WordedError
	if errors.As(err, &worded) {
		return worded.Text
	}
	var bad *format.Error
	if errors.As(err, &bad) {
		return explainInput(w, bad)
	}
	if errors.Is(err, model.ErrValue) {
		return explainValue(w, err)
	}
	if step, ok := errors.AsType[*bulk.StepError](err); ok {
		return explainStep(w, step)
	}
	var file *store.FileError
	if errors.As(err, &file) {
		name := filepath.Base(file.Path)
		if errors.Is(err, store.ErrLocked) {
			return w.T("error.locked", name)
		}
		for _, s := range sayings {
			if errors.Is(err, s.err) {
				return w.T("error.file", name, w.T(s.key))
			}
		}
		return w.T("error.file", name, file.Err.Error())
	}
	for _, s := range sayings {
		if errors.Is(err, s.err) {
			return w.T(s.key)
		}
	}
	return w.T("error.other", err.Error())
}

// explainInput is "papers.jsonl, line 42, citationCount "many": is not a whole
// number. Kept under "as imported"."
func explainInput(w *words.Words, e *format.Error) string {
	where := e.File
	if e.Line > 0 {
		where = w.T("format.line", where, strconv.Itoa(e.Line))
	}
	if e.Field != "" {
		where = w.T("format.field", where, e.Field)
	}
	why := e.Err.Error()
	for _, r := range reasons {
		if errors.Is(e, r.err) {
			why = w.T(r.key)
			break
		}
	}
	if e.Value != "" {
		why = w.T("format.value", e.Value, why)
	}
	s := w.T("format.error", where, why)
	if e.Kept != "" {
		s += w.T("format.kept")
	}
	return s
}

// explainValue says what a field wants, under the place where it was typed.
func explainValue(w *words.Words, err error) string {
	var bad *model.ValueError
	if !errors.As(err, &bad) {
		return w.T("error.value", err.Error())
	}
	s := w.T("value.want."+string(bad.Want), bad.Value)
	if bad.Line > 0 {
		s = w.T("value.line", strconv.Itoa(bad.Line), s)
	}
	return s
}

// explainStep says what is wrong with a step of a bulk edit.
func explainStep(w *words.Words, e *bulk.StepError) string {
	return w.T("step.error", e.Op, e.Argument, w.T("step."+string(e.Reason), e.Name))
}
