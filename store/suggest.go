package store

// Suggestion is the line that may have been meant where nothing was found, ""
// where there is none.
func (r *Result) Suggestion() string {
	return r.suggestion
}
