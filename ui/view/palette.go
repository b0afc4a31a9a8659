//go:build cgo

package view

import "image/color"

// Role names what a colour is for. Widgets ask for roles, never for values, so that a theme can change under them.
type Role uint8

// The roles. The zero value is ordinary text.
const (
	RoleText          Role = iota // what is read
	RoleSecondary                 // what is read second: authors, journals, counts
	RoleQuiet                     // RoleSecondary on a selection, a warning or a mark, where it would fall below 4.5:1
	RoleFaint                     // placeholders and what cannot be chosen only: below 4.5:1 by design
	RoleAccent                    // what can be acted on, and what is chosen
	RoleOnAccent                  // text on a ground of RoleAccent
	RoleWarning                   // the amber dot
	RoleCaution                   // warning words: RoleWarning, darker where it must be read
	RoleGround                    // behind the sidebar and the bars
	RolePanel                     // behind what is read
	RoleHairline                  // lines between things
	RoleSelection                 // behind chosen rows
	RoleHover                     // behind what the pointer is over
	RoleWarningGround             // behind a banner
	RoleMark                      // behind matched words
	RoleHighlight                 // behind text selected with the mouse
	RoleBar                       // a bar of a chart that is not chosen
	RoleThumb                     // the scroll bar's thumb
	RoleShade                     // shadow under what floats
	roleCount
)

// Palette holds one colour for each role.
type Palette struct {
	Dark   bool // tells drawings that have only two versions which to take
	colors [roleCount]color.NRGBA
}

// Color gives the colour of a role. All colours are comparable values, as Fyne's texture cache needs.
func (p *Palette) Color(r Role) color.Color {
	if r >= roleCount {
		r = RoleText
	}
	return p.colors[r]
}

// rgb makes an opaque colour of 0xRRGGBB.
func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// rgba makes a colour of 0xRRGGBBAA.
func rgba(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 24), G: uint8(v >> 16), B: uint8(v >> 8), A: uint8(v)}
}

// lightPalette is the light column of DESIGN.md's table, with the darker tones that its remark asks for.
func lightPalette() *Palette {
	return &Palette{colors: [roleCount]color.NRGBA{
		RoleText: rgb(0x1B1D1F), RoleSecondary: rgb(0x6B6F75), RoleQuiet: rgb(0x5C6066), RoleFaint: rgb(0x9A9DA2),
		RoleAccent: rgb(0x1E6E5A), RoleOnAccent: rgb(0xFFFFFF),
		RoleWarning: rgb(0xA9690F), RoleCaution: rgb(0x8F580B),
		RoleGround: rgb(0xF7F7F5), RolePanel: rgb(0xFFFFFF), RoleHairline: rgb(0xE7E6E2),
		RoleSelection: rgb(0xE3F0EB), RoleHover: rgba(0x1B1D1F0A),
		RoleWarningGround: rgb(0xFBF1DE), RoleMark: rgb(0xFBEFB6), RoleHighlight: rgba(0x1E6E5A38),
		RoleBar: rgb(0xBDD8CF), RoleThumb: rgba(0x1B1D1F38), RoleShade: rgba(0x00000055),
	}}
}

// darkPalette is the dark column of DESIGN.md's table.
func darkPalette() *Palette {
	return &Palette{Dark: true, colors: [roleCount]color.NRGBA{
		RoleText: rgb(0xE9E9E7), RoleSecondary: rgb(0xA2A7AC), RoleQuiet: rgb(0xB8BDC2), RoleFaint: rgb(0x757B81),
		RoleAccent: rgb(0x63BFA3), RoleOnAccent: rgb(0x10221C),
		RoleWarning: rgb(0xE0AE5A), RoleCaution: rgb(0xE0AE5A),
		RoleGround: rgb(0x151718), RolePanel: rgb(0x1B1E1F), RoleHairline: rgb(0x2B2F31),
		RoleSelection: rgb(0x1F362E), RoleHover: rgba(0xFFFFFF0A),
		RoleWarningGround: rgb(0x33291A), RoleMark: rgb(0x5A4E1C), RoleHighlight: rgba(0x63BFA34D),
		RoleBar: rgb(0x355C50), RoleThumb: rgba(0xFFFFFF33), RoleShade: rgba(0x000000A0),
	}}
}

// sepiaPalette is for reading in the evening: the light table on warm paper.
func sepiaPalette() *Palette {
	return &Palette{colors: [roleCount]color.NRGBA{
		RoleText: rgb(0x33291C), RoleSecondary: rgb(0x6A5D49), RoleQuiet: rgb(0x5E523F), RoleFaint: rgb(0x96876E),
		RoleAccent: rgb(0x1A6350), RoleOnAccent: rgb(0xFFFFFF),
		RoleWarning: rgb(0x9A5F0C), RoleCaution: rgb(0x824F08),
		RoleGround: rgb(0xF1E7D2), RolePanel: rgb(0xF8F0DF), RoleHairline: rgb(0xE2D6BC),
		RoleSelection: rgb(0xE2E6D0), RoleHover: rgba(0x33291C0D),
		RoleWarningGround: rgb(0xF7E6C4), RoleMark: rgb(0xF5E19A), RoleHighlight: rgba(0x1A635038),
		RoleBar: rgb(0xBFCFB8), RoleThumb: rgba(0x33291C3D), RoleShade: rgba(0x00000055),
	}}
}
