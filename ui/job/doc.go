// Package job owns work in the background: what runs, how far it is, how it is
// stopped and how it is waited for. It knows nothing of what the work is and
// imports nothing of this module; Fyne is kept out, so panels are tested as
// plain Go.
//
// Two kinds of work:
//
//	Runner.Start   one job with a title, progress and a way to stop it (an import, an export)
//	Latest.Ask     the same question over and over, of which only the newest
//	               answer counts (a search at each keystroke)
//
// Everything that touches the window goes through the Runner's post function
// (fyne.Do in the window, a plain call in tests).
package job
