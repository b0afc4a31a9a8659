//go:build cgo

package ui

import (
	"testing"
	"time"
)

// TestFyneKeeps sees whether the variable still is Fyne's: one of another name would be a variable of ours that nobody reads.
func TestFyneKeeps(t *testing.T) {
	if fyneKeeps != time.Minute {
		t.Errorf("Fyne keeps texts for %v, not for a minute: its variable has another name or value now", fyneKeeps)
	}
}
