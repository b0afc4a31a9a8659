package store

import (
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"twinleaf/model"
)

// The kept bucket holds fields of the library itself, edited as those of a record are: edits of model.ALibrary.

func getKept(tx *bbolt.Tx, field string) (string, error) {
	b := tx.Bucket(bucketKept)
	if b == nil { // an older format, opened to be read
		return "", nil
	}
	v := b.Get([]byte(field))
	if v == nil {
		return "", nil
	}
	body, err := unseal(kindKept, []byte(field), v)
	if err != nil {
		return "", &DamageError{Bucket: "kept", Key: []byte(field), Err: err}
	}
	return string(body), nil
}

// editLibrary carries out edits of the library's own fields.
func (w *writer) editLibrary(edits []rowEdit) error {
	b := w.tx.Bucket(bucketKept)
	for i := range edits {
		e := &edits[i]
		_, search := model.SearchName(e.Field)
		code, switching := model.CheckCode(e.Field)
		_, coloring := model.TagOf(e.Field)
		_, shelving := model.ShelfOf(e.Field)
		switch {
		case coloring && e.After != "" && !model.ValidTagColor(e.After):
			return fmt.Errorf("%s: %w: %q", e.Field, model.ErrValue, e.After)
		case shelving && e.After != "" && e.After != model.ShelfMade:
			return fmt.Errorf("%s: %w: %q", e.Field, model.ErrValue, e.After)
		case !search && !switching && !coloring && !shelving || !e.Record.IsZero():
			return fmt.Errorf("library: %w: %q", model.ErrField, e.Field)
		case switching && e.After != "" && e.After != model.CheckOff:
			return fmt.Errorf("%s: %w: %q", e.Field, model.ErrValue, e.After)
		}
		have, err := getKept(w.tx, e.Field)
		if err != nil {
			return err
		}
		if have != e.Before {
			return stale(e, have)
		}
		key := []byte(e.Field)
		if e.After == "" {
			err = b.Delete(key)
		} else {
			err = b.Put(key, seal(kindKept, key, append(head(len(e.After)), e.After...)))
		}
		if err == nil && switching && e.After != e.Before {
			err = w.switched(code, e.After == model.CheckOff)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// eachKept calls do with every field of the library and its value, in the order of the fields' bytes. Those that are damaged are left out:
// Verify names them.
func eachKept(tx *bbolt.Tx, do func(field, value string)) {
	b := tx.Bucket(bucketKept)
	if b == nil { // an older format, opened to be read
		return
	}
	c := b.Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if body, err := unseal(kindKept, k, v); err == nil {
			do(string(k), string(body))
		}
	}
}

// eachKept is eachKept in a transaction of its own.
func (l *Library) eachKept(do func(field, value string)) error {
	return l.view(func(tx *bbolt.Tx) error {
		eachKept(tx, do)
		return nil
	})
}

// checksOff are the checks that are switched off, by their codes. Fields that are damaged say nothing.
func checksOff(tx *bbolt.Tx) map[string]bool {
	off := map[string]bool{}
	eachKept(tx, func(field, value string) {
		if code, ok := model.CheckCode(field); ok && value == model.CheckOff {
			off[code] = true
		}
	})
	return off
}

// ChecksOff are the checks that are switched off in this library, by their codes. See model.SwitchCheck.
func (l *Library) ChecksOff() (off map[string]bool, err error) {
	err = l.view(func(tx *bbolt.Tx) error {
		off = checksOff(tx)
		return nil
	})
	return off, err
}

// Searches are the saved searches in the order of their names' bytes. Those that are damaged are left out: Verify names them.
func (l *Library) Searches() (list []model.SavedSearch, err error) {
	err = l.eachKept(func(field, value string) {
		if name, ok := model.SearchName(field); ok {
			list = append(list, model.SavedSearch{Name: name, Line: value})
		}
	})
	return slices.Clip(list), err
}

// Shelves are the paths of the shelves that were made, with papers or without, in the order of their bytes. Those that are damaged are left
// out: Verify names them. Shelves that were never made, but written into a paper, are values of the filter alone: Result.Values.
func (l *Library) Shelves() (paths []string, err error) {
	err = l.eachKept(func(field, _ string) {
		if path, ok := model.ShelfOf(field); ok {
			paths = append(paths, path)
		}
	})
	return paths, err
}

// TagColors are the numbers of the colours that people gave to tags; see model.ColorTag. Those that are damaged are left out.
func (l *Library) TagColors() (colors map[string]string, err error) {
	colors = map[string]string{}
	err = l.eachKept(func(field, value string) {
		if tag, ok := model.TagOf(field); ok {
			colors[tag] = value
		}
	})
	return colors, err
}
