package model

import (
	"fmt"
	"strings"
)

// checkPrefix begins the fields of the library that switch checks off; the check's code follows.
const checkPrefix = "check:"

// CheckOff is the value of a CheckField whose check is switched off.
const CheckOff = "off"

// CheckField is the field of the library (ALibrary) that says whether a check is switched off in it: CheckOff, or "" where it is not.
// ErrValue for what is no code of a check by its form: small letters, digits and hyphens. Whether there is such a check is not asked: it
// may be one of a later version.
func CheckField(code string) (string, error) {
	if code == "" || len(code) > 64 || strings.Trim(code, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		return "", fmt.Errorf("code of a check: %w: %q", ErrValue, code)
	}
	return checkPrefix + code, nil
}

// CheckCode is the code of the check that a field of the library switches off; ok is false for other fields.
func CheckCode(field string) (code string, ok bool) {
	code, ok = strings.CutPrefix(field, checkPrefix)
	if _, err := CheckField(code); !ok || err != nil {
		return "", false
	}
	return code, true
}

// SwitchCheck returns the Change that switches a check off or on in the library, where it is the other way round until now.
func SwitchCheck(code string, off bool) (Change, error) {
	field, err := CheckField(code)
	if err != nil {
		return Change{}, err
	}
	e := Edit{What: ALibrary, Field: field, Before: CheckOff}
	label := "change.check.on"
	if off {
		e.Before, e.After = "", CheckOff
		label = "change.check.off"
	}
	return Change{Label: label, Note: code, Edits: []Edit{e}}, nil
}
