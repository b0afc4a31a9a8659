package model

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// ShelfMade is what the library's field of a shelf holds: the shelf is there, also without papers.
const ShelfMade = "yes"

// shelfPrefix begins the fields of the library that hold shelves; the shelf's path follows.
const shelfPrefix = "shelf:"

// maxShelf bounds the path of a shelf that is made, in runes.
const maxShelf = 200

// ShelfField is the field of the library (ALibrary) that says that a shelf was made. ErrValue for a path that is empty, longer than 200
// characters, of several lines, or not as CleanShelf writes it.
func ShelfField(path string) (string, error) {
	if path == "" || CleanShelf(path) != path || utf8.RuneCountInString(path) > maxShelf || strings.ContainsAny(path, "\n\r") {
		return "", fmt.Errorf("shelf: %w: %q", ErrValue, path)
	}
	return shelfPrefix + path, nil
}

// ShelfOf is the shelf that a field of the library is about; ok is false for other fields.
func ShelfOf(field string) (path string, ok bool) {
	path, ok = strings.CutPrefix(field, shelfPrefix)
	if _, err := ShelfField(path); !ok || err != nil {
		return "", false
	}
	return path, true
}

// MakeShelf returns the Change that makes a shelf, which then is there until it is taken down, with papers or without.
func MakeShelf(path string) (Change, error) {
	field, err := ShelfField(path)
	if err != nil {
		return Change{}, err
	}
	return Change{Label: "change.shelf", Note: path, Edits: []Edit{{What: ALibrary, Field: field, After: ShelfMade}}}, nil
}
