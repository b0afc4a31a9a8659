// Package assets holds what the program carries besides code: its icon and a small library
// to try it with. It imports nothing of this program.
//
// The words of the interface are in assets/words; the typefaces are in assets/fonts, apart,
// so that the terminal commands are built without their megabytes.
package assets

import (
	"embed"
	"io/fs"
)

//go:embed icon/twinleaf.png
var iconPNG []byte

//go:embed icon/twinleaf.svg
var iconSVG []byte

//go:embed sample/*.txt
var sample embed.FS

// IconPNG returns the program's icon, 512 by 512 pixels, drawn from IconSVG.
// The bytes are shared: do not write to them.
func IconPNG() []byte { return iconPNG }

// IconSVG returns the icon's drawing. The bytes are shared: do not write to them.
func IconSVG() []byte { return iconSVG }

// Sample returns the sample library: one paper a file, in crawl form, named *.txt, in its root.
// What is in it and what is wrong with it on purpose is told in sample.md.
func Sample() fs.FS {
	sub, err := fs.Sub(sample, "sample")
	if err != nil {
		panic(err) // "sample" is a valid path: fs.Sub has no other reason to fail
	}
	return sub
}
