package panel

import (
	"twinleaf/assets/words"
	"twinleaf/model/query"
)

// faultText says what is wrong at a place of the search line.
func faultText(w *words.Words, f query.Fault) string {
	name := f.Field.String()
	if w.Lang() == "zh" && f.Field.Spec().Zh != "" {
		name = f.Field.Spec().Zh
	}
	switch f.Kind {
	case query.UnknownField:
		return w.T("fault.field", f.Text)
	case query.BadValue:
		return w.T("fault.value", name, f.Text)
	case query.NoValue:
		return w.T("fault.novalue", name)
	case query.OpenGroup:
		return w.T("fault.open")
	case query.ExtraClose:
		return w.T("fault.close")
	case query.Dangling:
		return w.T("fault.dangling", f.Text)
	}
	return w.T("fault.deep")
}
