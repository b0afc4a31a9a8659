//go:build cgo

package ui

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"

	"twinleaf/store"
	"twinleaf/ui/panel"
)

// libraryEnding is what the name of a library ends in.
const libraryEnding = ".twinleaf"

// recentPrefix begins the ids of the palette that open a recent library: its path follows.
const recentPrefix = "recent:"

// handTime bounds the wait for the other window that is asked to come to the front.
const handTime = 3 * time.Second

// handOver brings the window that has the library open to the front, where there is one, and gives it the files.
func handOver(ctx context.Context, library string, records []string) bool {
	args := []string{"open"}
	if len(records) > 0 {
		args = append(append(args, "--"), records...)
	}
	ctx, stop := context.WithTimeout(ctx, handTime)
	defer stop()
	status, ok, err := Knock(ctx, library, args, strings.NewReader(""), os.Stdout, os.Stderr)
	return ok && status == 0 && err == nil
}

// sameFile reports whether two paths name one file.
func sameFile(a, b string) bool {
	if a == b {
		return true
	}
	ai, err := os.Stat(a)
	if err != nil {
		return false
	}
	bi, err := os.Stat(b)
	return err == nil && os.SameFile(ai, bi)
}

func (x *window) chooseLibrary(do func(path string)) {
	x.chooseFile("open.choose", storage.NewExtensionFileFilter([]string{libraryEnding}), do)
}

// openWindow shows a library in a window of its own: a program of its own, so that neither can take the other down.
func (x *window) openWindow(path string) {
	exe, err := os.Executable()
	if err == nil {
		path, err = filepath.Abs(path)
	}
	if err == nil {
		c := exec.Command(exe, "-L", path)
		c.Stderr = os.Stderr
		if err = c.Start(); err == nil {
			go func() { _ = c.Wait() }() // how it ends is its own affair
			return
		}
	}
	x.refuse(err)
}

// openRecent opens a library that was open before. One that is gone leaves the list: opening would make an empty one of its name.
func (x *window) openRecent(path string) {
	if _, err := os.Stat(path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			x.set.forget(path)
			x.menu()
		}
		x.refuse(&store.FileError{Op: "open", Path: path, Err: err})
		return
	}
	x.open(path)
}

// others are the libraries that were open before, without the one that is open now.
func (x *window) others() []string {
	var out []string
	for _, p := range x.set.recent() {
		if x.lib == nil || p != x.lib.Path() {
			out = append(out, p)
		}
	}
	return out
}

// recentMenu lists them.
func (x *window) recentMenu() *fyne.MenuItem {
	item := fyne.NewMenuItem(x.w.T("menu.recent"), nil)
	list := fyne.NewMenu("")
	for _, p := range x.others() {
		list.Items = append(list.Items, fyne.NewMenuItem(recentName(p), func() { x.openRecent(p) }))
	}
	if len(list.Items) > 0 {
		list.Items = append(list.Items, fyne.NewMenuItemSeparator())
	}
	list.Items = append(list.Items, fyne.NewMenuItem(x.w.T("action.recent.clear"), x.run("recent.clear")))
	item.ChildMenu = list
	return item
}

// recentName is a library's name and, for two of one name, its folder.
func recentName(path string) string {
	dir := filepath.Dir(path)
	if home, err := os.UserHomeDir(); err == nil {
		if rest, ok := strings.CutPrefix(dir, home); ok && (rest == "" || os.IsPathSeparator(rest[0])) {
			dir = "~" + rest
		}
	}
	return strings.TrimSuffix(filepath.Base(path), libraryEnding) + " — " + dir
}

func (x *window) clearRecent() {
	for _, p := range x.others() {
		x.set.forget(p)
	}
	x.menu()
}

func (x *window) whyNoRecent() string {
	if len(x.others()) == 0 {
		return x.w.T("why.norecent")
	}
	return ""
}

// dropped takes files and folders that are dropped on the window: a library is opened, all else is looked at as an import.
func (x *window) dropped(_ fyne.Position, list []fyne.URI) {
	var paths []string
	for _, u := range list {
		if u.Scheme() == "file" {
			paths = append(paths, u.Path())
		}
	}
	if len(paths) == 1 && strings.EqualFold(filepath.Ext(paths[0]), libraryEnding) {
		x.open(paths[0])
		return
	}
	if x.desk == nil && len(paths) > 0 {
		x.setHint(x.w.T("why.nolibrary"))
		return
	}
	x.preview(panel.Source{Paths: paths})
}
