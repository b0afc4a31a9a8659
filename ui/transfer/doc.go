// Package transfer moves papers between files and a library: what the window
// and the commands do alike when they import and export. It may import store
// and model, and reaches the library through small interfaces. No Fyne.
package transfer
