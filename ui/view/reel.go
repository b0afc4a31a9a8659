//go:build cgo

package view

import "math"

// reel is where a list of rows of one height stands: a whole row number and the pixels of that row that are already
// out of sight. A single offset in float32, as Fyne's own lists keep it, has steps of four pixels at row 1,000,000.
type reel struct {
	rows int     // how many there are
	row  float32 // height of one, at least 1
	view float32 // height that shows
	top  int     // first row in sight
	rem  float32 // pixels of it above the edge, 0 <= rem < row
}

// last gives the position where the last row stands on the lower edge.
func (r *reel) last() (top int, rem float32) {
	whole := int(r.view / r.row)
	if r.rows <= whole {
		return 0, 0
	}
	top = r.rows - whole
	if part := r.view - float32(whole)*r.row; part > 0 {
		top, rem = top-1, r.row-part
	}
	return top, rem
}

// set moves to a position, or to the nearest there is, and tells whether that was a move.
func (r *reel) set(top int, rem float32) bool {
	if rem < 0 || rem >= r.row {
		n := int(math.Floor(float64(rem / r.row)))
		top += n
		rem -= float32(n) * r.row
	}
	lastTop, lastRem := r.last()
	if top > lastTop || top == lastTop && rem > lastRem {
		top, rem = lastTop, lastRem
	}
	if top < 0 {
		top, rem = 0, 0
	}
	moved := top != r.top || rem != r.rem
	r.top, r.rem = top, rem
	return moved
}

// by moves by pixels, down when positive.
func (r *reel) by(px float32) bool { return r.set(r.top, r.rem+px) }

// fit puts the position right after rows, row or view changed.
func (r *reel) fit() bool { return r.set(r.top, min(r.rem, r.row-1)) }

// show moves as little as needed to have the whole of a row in sight.
func (r *reel) show(row int) bool {
	if row <= r.top {
		return r.set(row, 0)
	}
	// The row's lower edge, from the upper edge of the view. Far away only the sign matters.
	if lower := float32(row+1-r.top)*r.row - r.rem; lower > r.view {
		whole := int(r.view / r.row)
		part := r.view - float32(whole)*r.row
		if whole == 0 {
			return r.set(row, 0)
		}
		if part > 0 {
			return r.set(row-whole, r.row-part)
		}
		return r.set(row-whole+1, 0)
	}
	return false
}

// page gives how many rows a page key moves: a view less one row of context.
func (r *reel) page() int { return max(1, int(r.view/r.row)-1) }

// at gives the row at a height of the view; it may lie past the last row.
func (r *reel) at(y float32) int { return r.top + int(math.Floor(float64((y+r.rem)/r.row))) }

// y gives the upper edge of a row in the view.
func (r *reel) y(row int) float32 { return float32(row-r.top)*r.row - r.rem }

// span gives the rows of which something is in sight.
func (r *reel) span() (from, to int) {
	to = r.top + int(math.Ceil(float64((r.view+r.rem)/r.row)))
	return r.top, max(r.top, min(to, r.rows))
}

// fraction tells how far down the list is, 0 to 1.
func (r *reel) fraction() float64 {
	top, rem := r.last()
	all := float64(top)*float64(r.row) + float64(rem)
	if all <= 0 {
		return 0
	}
	return min(1, (float64(r.top)*float64(r.row)+float64(r.rem))/all)
}

// turn moves to a fraction, on whole pixels.
func (r *reel) turn(f float64) bool {
	top, rem := r.last()
	if f >= 1 {
		return r.set(top, rem)
	}
	all := float64(top)*float64(r.row) + float64(rem)
	at := math.Round(max(0, f) * all)
	row := math.Floor(at / float64(r.row))
	return r.set(int(row), float32(at-row*float64(r.row)))
}

// share tells which part of the list is in sight, 0 to 1; 1 means that there is nothing to scroll.
func (r *reel) share() float64 {
	all := float64(r.rows) * float64(r.row)
	if all <= float64(r.view) {
		return 1
	}
	return float64(r.view) / all
}
