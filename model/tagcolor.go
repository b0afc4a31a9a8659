package model

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// TagColors is how many colours a tag can be given; they are numbered from 1, and a window decides which they are.
const TagColors = 8

// tagPrefix begins the fields of the library that hold the colours of tags; the tag follows.
const tagPrefix = "tag:"

// maxTag bounds tags that can have a colour, in runes.
const maxTag = 200

// TagField is the field of the library (ALibrary) that holds the colour a person gave a tag: its number, "" where they gave none. ErrValue for a
// tag that is empty, longer than 200 characters or of several lines.
func TagField(tag string) (string, error) {
	if tag == "" || strings.TrimSpace(tag) != tag || utf8.RuneCountInString(tag) > maxTag || strings.ContainsAny(tag, "\n\r") {
		return "", fmt.Errorf("tag: %w: %q", ErrValue, tag)
	}
	return tagPrefix + tag, nil
}

// TagOf is the tag whose colour a field of the library holds; ok is false for other fields.
func TagOf(field string) (tag string, ok bool) {
	tag, ok = strings.CutPrefix(field, tagPrefix)
	if _, err := TagField(tag); !ok || err != nil {
		return "", false
	}
	return tag, true
}

// ValidTagColor tells whether a text is the number of a colour.
func ValidTagColor(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 1 && n <= TagColors && strconv.Itoa(n) == s
}

// ColorTag returns the Change that gives a tag a colour where it had before until now; "" is none.
func ColorTag(tag, before, after string) (Change, error) {
	field, err := TagField(tag)
	if err != nil {
		return Change{}, err
	}
	return Change{Label: "change.tagcolor", Note: tag, Edits: []Edit{{What: ALibrary, Field: field, Before: before, After: after}}}, nil
}
