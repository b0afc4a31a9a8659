package check

import (
	"slices"
	"testing"
	"time"
)

func TestLocal(t *testing.T) {
	p, _ := sound()
	q := *p
	q.Pages, q.Modified = "99-12", time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	var ctx Context
	found := Local(&ctx, &q)
	if !slices.Contains(found, "pages-reversed") {
		t.Fatalf("found %v", found)
	}
	if again := Local(&Context{}, &q); !slices.Equal(found, again) {
		t.Errorf("asked again: %v", again)
	}
	q.Dismissed = []string{"pages-reversed read from the back"}
	if found := Local(&ctx, &q); slices.Contains(found, "pages-reversed") {
		t.Errorf("dismissed, and found: %v", found)
	}
}
