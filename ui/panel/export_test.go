package panel

// Background is background, for tests.
func (d *Desk) Background(work func() func()) { d.background(work) }

// ProgressText is what a job says of itself.
var ProgressText = progressText
