//go:build cgo

package view

import "testing"

func TestReelAtBothEndsOfAMillion(t *testing.T) {
	r := reel{rows: 1_000_000, row: 52, view: 700}
	if r.by(-10); r.top != 0 || r.rem != 0 {
		t.Fatalf("above the first row: %d %v", r.top, r.rem)
	}
	if !r.turn(1) {
		t.Fatal("no move to the end")
	}
	_, to := r.span()
	if to != 1_000_000 {
		t.Fatalf("the last row in sight is %d", to)
	}
	if bottom := r.y(999_999) + r.row; bottom != 700 {
		t.Fatalf("the last row ends at %v of 700", bottom)
	}
	if r.by(1) {
		t.Fatal("moved past the end")
	}
	if !r.by(-1) {
		t.Fatal("a step of one pixel does nothing near the end")
	}
	if bottom := r.y(999_999) + r.row; bottom != 701 {
		t.Fatalf("after a step of one pixel the last row ends at %v", bottom)
	}
	for range 3000 { // pixel by pixel: no step is lost and no rows overlap
		top, rem := r.top, r.rem
		r.by(-1)
		if d := float32(top-r.top)*r.row + rem - r.rem; d != 1 {
			t.Fatalf("at row %d a step of one pixel moved %v", r.top, d)
		}
		if r.y(r.top+1)-r.y(r.top) != r.row {
			t.Fatalf("rows overlap at %d", r.top)
		}
	}
}

func TestReel(t *testing.T) {
	for _, c := range []struct {
		name    string
		reel    reel
		do      func(*reel)
		wantTop int
		wantRem float32
	}{
		{"fewer rows than room", reel{rows: 5, row: 52, view: 700}, func(r *reel) { r.by(100) }, 0, 0},
		{"no rows", reel{rows: 0, row: 52, view: 700}, func(r *reel) { r.turn(1) }, 0, 0},
		{"rows fill the view", reel{rows: 10, row: 50, view: 500}, func(r *reel) { r.by(1) }, 0, 0},
		{"one row more", reel{rows: 11, row: 50, view: 500}, func(r *reel) { r.by(999) }, 1, 0},
		{"half a row in sight at the end", reel{rows: 100, row: 50, view: 475}, func(r *reel) { r.turn(1) }, 90, 25},
		{"show a row below", reel{rows: 100, row: 50, view: 475}, func(r *reel) { r.show(20) }, 11, 25},
		{"show a row above", reel{rows: 100, row: 50, view: 475, top: 50, rem: 10}, func(r *reel) { r.show(20) }, 20, 0},
		{"show the row that is cut off", reel{rows: 100, row: 50, view: 475, top: 50, rem: 10}, func(r *reel) { r.show(50) }, 50, 0},
		{"a row in sight stays", reel{rows: 100, row: 50, view: 475, top: 50, rem: 10}, func(r *reel) { r.show(55) }, 50, 10},
		{"back over many rows", reel{rows: 100, row: 50, view: 475, top: 50, rem: 10}, func(r *reel) { r.by(-500) }, 40, 10},
		{"rows went away", reel{rows: 20, row: 50, view: 475, top: 50, rem: 10}, func(r *reel) { r.fit() }, 10, 25},
		{"a view lower than a row", reel{rows: 20, row: 50, view: 30}, func(r *reel) { r.show(9) }, 9, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := c.reel
			c.do(&r)
			if r.top != c.wantTop || r.rem != c.wantRem {
				t.Errorf("stands at %d, %v; want %d, %v", r.top, r.rem, c.wantTop, c.wantRem)
			}
			if from, to := r.span(); from < 0 || to > r.rows || to < from {
				t.Errorf("shows rows %d to %d of %d", from, to, r.rows)
			}
		})
	}
}

func TestReelFractionAndTurnAgree(t *testing.T) {
	r := reel{rows: 1_000_000, row: 52, view: 713}
	for i := range 1001 {
		f := float64(i) / 1000
		r.turn(f)
		if got := r.fraction(); got-f > 1e-6 || f-got > 1e-6 {
			t.Fatalf("turned to %v, stands at %v", f, got)
		}
	}
}
