package panel

import (
	"maps"
	"slices"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/model/check"
)

// SwitchOff switches the check of a finding off in the library: it is found no more, and undo takes that back.
func (r *Reader) SwitchOff(i int) {
	if i >= 0 && i < len(r.findings.Items) {
		r.d.SwitchCheck(r.findings.Items[i].Code, true)
	}
}

// SwitchCheck switches a check off in the library or on again.
func (d *Desk) SwitchCheck(code string, off bool) {
	c, err := model.SwitchCheck(code, off)
	if err != nil {
		d.say(d.Message(err))
		return
	}
	word := "finding.on"
	if off {
		word = "finding.off"
	}
	done := d.w.T(word, checkName(d.w, code))
	d.apply(done, c, done)
}

// CheckName is a check that is switched off, and what it is called.
type CheckName struct{ Code, Name string }

// ChecksOff are the checks that are switched off in the library, in the order of their codes.
func (d *Desk) ChecksOff() (list []CheckName) {
	off, err := d.lib.ChecksOff()
	if err != nil {
		d.say(d.Message(err))
	}
	for _, code := range slices.Sorted(maps.Keys(off)) {
		list = append(list, CheckName{code, checkName(d.w, code)})
	}
	return list
}

// checkName is what a check is called; its code for one of a later version.
func checkName(w *words.Words, code string) string {
	if c, ok := check.Find(code); ok {
		return c.Name.First(w.Lang())
	}
	return code
}
