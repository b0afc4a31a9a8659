package model

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// A SavedSearch is a line of the search that the library keeps under a name.
type SavedSearch struct {
	Name string
	Line string
}

// searchPrefix begins the fields of the library that hold saved searches; the name follows.
const searchPrefix = "search:"

// maxSearchName bounds the names of saved searches, in runes.
const maxSearchName = 120

// SearchField is the field of the library (ALibrary) that holds the saved search of a name; its value is the line, "" where there is
// none. ErrValue for a name that is empty or longer than 120 characters; white space in it is tidied.
func SearchField(name string) (string, error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" || utf8.RuneCountInString(name) > maxSearchName {
		return "", fmt.Errorf("name of a search: %w: %q", ErrValue, name)
	}
	return searchPrefix + name, nil
}

// SearchName is the name of the saved search that a field of the library holds; ok is false for other fields.
func SearchName(field string) (name string, ok bool) {
	name, ok = strings.CutPrefix(field, searchPrefix)
	if clean, err := SearchField(name); !ok || err != nil || clean != field {
		return "", false
	}
	return name, true
}

// SetSearch returns the Change that keeps a line under a name, where before was kept until now ("": nothing). An empty line drops the
// search.
func SetSearch(name, before, line string) (Change, error) {
	field, err := SearchField(name)
	if err != nil {
		return Change{}, err
	}
	return Change{Label: "change.search", Edits: []Edit{{What: ALibrary, Field: field, Before: before, After: strings.TrimSpace(line)}}}, nil
}
