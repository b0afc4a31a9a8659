//go:build cgo

package ui

import (
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"
	"fyne.io/fyne/v2/theme"

	"twinleaf/assets"
	"twinleaf/assets/fonts"
	"twinleaf/assets/words"
	"twinleaf/store"
	"twinleaf/ui/panel"
	"twinleaf/ui/view"
)

// appID names the preferences file of the window.
const appID = "twinleaf"

// heapGrowth is by how many percent the heap may grow before the collector looks: a third of what Go takes, because the memory counts more, in a
// program that stays open all day, than a hundredth of the processor while one pages.
const heapGrowth = 33

// RunWindow opens the window on a library ("": the one used last, else the
// default one), shows what an import of the named files would bring, as of files
// that are dropped on it, and returns when the window was closed. It must be called on the program's first goroutine. A library
// that can't be opened is said in the window, which then offers another.
func RunWindow(ctx context.Context, library string, records []string) error {
	// Chinese can be typed under X11 and XWayland only (GLFW has no text-input
	// protocol for Wayland), so X11 is taken wherever it is to be had.
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") != "" && os.Getenv("FYNE_PLATFORM") == "" {
		if err := os.Setenv("FYNE_PLATFORM", "x11"); err != nil {
			return err
		}
	}
	if growth := debug.SetGCPercent(heapGrowth); growth < heapGrowth {
		debug.SetGCPercent(growth) // GOGC says less
	}
	app.SetMetadata(fyne.AppMetadata{ID: appID, Name: "Twinleaf", Migrations: map[string]bool{"fyneDo": true}})
	a := app.NewWithID(appID)
	a.SetIcon(fyne.NewStaticResource("twinleaf.png", assets.IconPNG()))
	x := newWindow(a)
	path, err := x.choose(library)
	if err != nil {
		return err
	}
	// Where a window has the library open, it comes to the front and takes the files.
	if handOver(ctx, path, records) {
		return nil
	}
	x.open(path)
	x.preview(panel.Source{Paths: records})
	stop := context.AfterFunc(ctx, func() { fyne.Do(x.quit) })
	defer stop()
	x.win.ShowAndRun()
	x.close()
	return nil
}

// choose picks the library to open.
func (x *window) choose(library string) (string, error) {
	if library != "" {
		return library, nil
	}
	for _, p := range x.set.recent() {
		if _, err := os.Stat(p); err == nil {
			return p, nil
		}
	}
	return store.DefaultPath()
}

// look sets the theme that the settings ask for, in the words' language. The
// system's choice is taken as it is now: a theme never changes, so that
// everything drawn with one is drawn anew with the next.
func (x *window) look() {
	x.variant = x.app.Settings().ThemeVariant()
	x.app.Settings().SetTheme(themeOf(x.shownMode(), x.set.scale(), x.w))
}

// shownMode is the mode that is seen: light or dark where it follows the system.
func (x *window) shownMode() view.Mode {
	switch {
	case x.mode != view.ModeSystem:
		return x.mode
	case x.variant == theme.VariantDark:
		return view.ModeDark
	}
	return view.ModeLight
}

func themeOf(m view.Mode, scale float32, w *words.Words) *view.Theme {
	return view.NewTheme(view.ThemeOptions{
		Mode:        m,
		Scale:       scale,
		Regular:     fyne.NewStaticResource("NotoSansSC-Regular.otf", fonts.Regular()),
		Bold:        fyne.NewStaticResource("NotoSansSC-Bold.otf", fonts.Bold()),
		Serif:       fyne.NewStaticResource("NotoSerifSC-Regular.otf", fonts.Serif()),
		SerifBold:   fyne.NewStaticResource("NotoSerifSC-SemiBold.otf", fonts.SerifSemiBold()),
		InSerif:     fonts.SerifCovers,
		Displayable: displayable,
		Words: view.TextWords{Undo: w.T("action.undo"), Redo: w.T("action.redo"), Cut: w.T("text.cut"), Copy: w.T("text.copy"),
			Paste: w.T("text.paste"), SelectAll: w.T("text.selectall")},
	})
}

// displayable puts the geta mark 〓, the typesetters' sign for a sort that is
// not in the case, in place of runes that no embedded font covers.
func displayable(s string) string {
	for _, r := range s {
		if r >= ' ' && !fonts.Covers(r) {
			return strings.Map(func(r rune) rune {
				if r < ' ' || fonts.Covers(r) {
					return r
				}
				return '〓'
			}, s)
		}
	}
	return s
}
