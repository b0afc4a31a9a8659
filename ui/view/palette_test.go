//go:build cgo

package view

import (
	"image/color"
	"math"
	"testing"
)

// luminance and contrast are those of WCAG 2.2.
func luminance(c color.NRGBA) float64 {
	part := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestPaletteIsReadable(t *testing.T) {
	pairs := []struct{ ink, ground Role }{
		{RoleText, RolePanel}, {RoleText, RoleGround}, {RoleText, RoleSelection}, {RoleText, RoleMark},
		{RoleText, RoleWarningGround},
		{RoleSecondary, RolePanel}, {RoleSecondary, RoleGround},
		{RoleQuiet, RoleSelection}, {RoleQuiet, RoleWarningGround}, {RoleQuiet, RolePanel},
		{RoleAccent, RolePanel}, {RoleAccent, RoleGround}, {RoleAccent, RoleSelection},
		{RoleOnAccent, RoleAccent},
		{RoleCaution, RolePanel}, {RoleCaution, RoleWarningGround}, {RoleCaution, RoleGround},
	}
	for name, p := range map[string]*Palette{"light": lightPalette(), "dark": darkPalette(), "sepia": sepiaPalette()} {
		for _, pair := range pairs {
			if c := contrast(p.colors[pair.ink], p.colors[pair.ground]); c < 4.5 {
				t.Errorf("%s: role %d on %d has a contrast of %.2f:1, want 4.5:1", name, pair.ink, pair.ground, c)
			}
		}
		for r, c := range p.colors {
			if c == (color.NRGBA{}) {
				t.Errorf("%s: role %d has no colour", name, r)
			}
		}
	}
}

func TestPaletteKeepsTheDesign(t *testing.T) {
	light, dark := lightPalette(), darkPalette()
	for _, c := range []struct {
		role        Role
		light, dark uint32
	}{
		{RoleGround, 0xF7F7F5, 0x151718}, {RolePanel, 0xFFFFFF, 0x1B1E1F}, {RoleHairline, 0xE7E6E2, 0x2B2F31},
		{RoleText, 0x1B1D1F, 0xE9E9E7}, {RoleSecondary, 0x6B6F75, 0xA2A7AC}, {RoleFaint, 0x9A9DA2, 0x757B81},
		{RoleAccent, 0x1E6E5A, 0x63BFA3}, {RoleSelection, 0xE3F0EB, 0x1F362E},
		{RoleWarning, 0xA9690F, 0xE0AE5A}, {RoleWarningGround, 0xFBF1DE, 0x33291A}, {RoleMark, 0xFBEFB6, 0x5A4E1C},
	} {
		if light.colors[c.role] != rgb(c.light) || dark.colors[c.role] != rgb(c.dark) {
			t.Errorf("role %d is not the colour of DESIGN.md", c.role)
		}
	}
}
