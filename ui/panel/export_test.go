package panel

// Background is background, for tests.
func (d *Desk) Background(work func() func()) { d.background(work) }
