package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The house: which way the arrows point. A package is ruled by the longest
// key of mayImport that it is or lies under, and shares it with its neighbours
// under the same key. Listed is what it may import of this module, a path with
// "/..." meaning everything under it too. Whoever wants a new arrow draws it
// here first, and gives the reason in ARCHITECTURE.md.
var mayImport = map[string][]string{
	".":                {"ui", "ui/panel", "ui/terminal", "store", "assets/words"},
	"ui":               {"ui/door", "ui/view", "ui/panel", "ui/job", "ui/terminal", "ui/transfer", "store", "model/...", "assets/..."},
	"ui/view":          {"ui/view/...", "ui/panel", "ui/job", "model/...", "assets/..."},
	"ui/panel":         {"ui/job", "ui/transfer", "store", "model/...", "assets/words"}, // of store: its values, see notTheLibrary
	"ui/terminal":      {"ui/transfer", "store", "model/...", "assets/words"},           // likewise
	"ui/transfer":      {"store", "model/..."},                                          // likewise
	"ui/job":           {},
	"ui/door":          {},
	"store":            {"store/index", "model/..."},
	"store/index":      {"model/..."},
	"store/storetest":  {"store", "store/index", "model/..."},
	"model":            {}, // the values know nothing of what is made of them
	"model/fold":       {},
	"model/query":      {"model", "model/fold"},
	"model/format":     {"model", "model/fold"},
	"model/check":      {"model", "model/fold"},
	"model/cite":       {"model", "model/fold"},
	"model/cluster":    {"model", "model/fold"},
	"model/correction": {"model"},
	"model/duplicate":  {"model", "model/fold"},
	"model/metric":     {"model", "model/fold", "model/format"},
	"model/journal":    {"model", "model/fold", "model/check"}, // which journals may be one is known there
	"model/bulk":       {"model", "model/check", "model/cite"}, // how a title is cased and punctuated is known there
	"assets":           {},
	"assets/fonts":     {},
	"assets/words":     {},
}

// onlyIn are libraries that a layer keeps to itself.
var onlyIn = map[string][]string{
	"go.etcd.io/bbolt":           {"store", "store/storetest"},
	"fyne.io/fyne":               {"ui", "ui/view"},
	"github.com/alecthomas/kong": {"ui/terminal"},
}

// notTheLibrary are the packages that see the store through an interface of
// their own: its values, never the open library.
var notTheLibrary = []string{"ui/panel", "ui/terminal", "ui/transfer", "ui/job"}

// topLevel are the folders that may hold Go files.
var topLevel = []string{"assets", "model", "store", "ui"}

const (
	longestFile = 600
	longestMain = 80
)

type pkg struct {
	ImportPath string
	Imports    []string
	GoFiles    []string
	CgoFiles   []string
	Doc        string
}

// packages lists the module's packages as the go command sees them.
func packages(t *testing.T, cgo string) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Imports,GoFiles,CgoFiles,Doc", "./...")
	cmd.Env = append(os.Environ(), "CGO_ENABLED="+cgo)
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v\n%s", err, &complaint)
	}
	var list []pkg
	for d := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(p.ImportPath, "twinleaf/build/") { // what was built here, not what it is built from
			list = append(list, p)
		}
	}
}

// short is a path inside the module ("." for its root), or "" for a library.
func short(path string) string {
	if path == "twinleaf" {
		return "."
	}
	rest, ok := strings.CutPrefix(path, "twinleaf/")
	if !ok {
		return ""
	}
	return rest
}

// rule finds what a package may import.
func rule(name string) (string, []string, bool) {
	for at := name; ; at = at[:strings.LastIndexByte(at, '/')] {
		if may, ok := mayImport[at]; ok {
			return at, may, true
		}
		if !strings.Contains(at, "/") {
			return "", nil, false
		}
	}
}

func allowed(may []string, target string) bool {
	return slices.ContainsFunc(may, func(m string) bool {
		tree, all := strings.CutSuffix(m, "/...")
		return target == tree || all && strings.HasPrefix(target, tree+"/")
	})
}

func TestArrowsPointDown(t *testing.T) {
	for _, cgo := range []string{"1", "0"} {
		for _, p := range packages(t, cgo) {
			name := short(p.ImportPath)
			at, may, ok := rule(name)
			if !ok {
				t.Errorf("package %s has no place in the house (CGO_ENABLED=%s)", name, cgo)
				continue
			}
			for _, imp := range p.Imports {
				target := short(imp)
				if target == "" {
					continue
				}
				if its, _, _ := rule(target); its != at && !allowed(may, target) {
					t.Errorf("%s imports %s: that arrow is not in the house (CGO_ENABLED=%s)", name, target, cgo)
				}
			}
		}
	}
}

func TestLayersKeepTheirLibraries(t *testing.T) {
	for _, cgo := range []string{"1", "0"} {
		for _, p := range packages(t, cgo) {
			name := short(p.ImportPath)
			for lib, owners := range onlyIn {
				used := slices.ContainsFunc(p.Imports, func(i string) bool { return strings.HasPrefix(i+"/", lib+"/") })
				at, _, _ := rule(name)
				owns := slices.Contains(owners, at)
				if used && !owns {
					t.Errorf("%s imports %s, which belongs to %s (CGO_ENABLED=%s)", name, lib, strings.Join(owners, ", "), cgo)
				}
			}
		}
	}
}

// TestCommandsNeedNoWindow proves that without cgo nothing of the window's
// libraries is linked.
func TestCommandsNeedNoWindow(t *testing.T) {
	cmd := exec.Command("go", "list", "-deps", ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list -deps: %v", err)
	}
	for dep := range strings.FieldsSeq(string(out)) {
		if strings.HasPrefix(dep, "fyne.io/") || strings.HasPrefix(dep, "github.com/go-gl/") || dep == "twinleaf/assets/fonts" {
			t.Errorf("CGO_ENABLED=0 still links %s", dep)
		}
	}
}

func TestLibraryIsSeenThroughInterfaces(t *testing.T) {
	for _, dir := range notTheLibrary {
		each(t, dir, func(path string, f *ast.File) {
			ast.Inspect(f, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if x, ok := s.X.(*ast.Ident); ok && x.Name == "store" && (s.Sel.Name == "Library" || s.Sel.Name == "Open") {
					t.Errorf("%s names store.%s: declare what you need of it as an interface", path, s.Sel.Name)
				}
				return true
			})
		})
	}
}

func TestFilesStayShort(t *testing.T) {
	each(t, ".", func(path string, _ *ast.File) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		lines, most := bytes.Count(raw, []byte("\n")), longestFile
		if path == "main.go" {
			most = longestMain - 1
		}
		if lines > most && !bytes.Contains(raw[:min(len(raw), 300)], []byte("DO NOT EDIT.")) {
			t.Errorf("%s has %d lines, more than %d: which nouns are in it?", path, lines, most)
		}
	})
}

func TestEveryPackageSaysWhatItOwns(t *testing.T) {
	for _, p := range packages(t, "1") {
		if len(p.GoFiles)+len(p.CgoFiles) > 0 && p.Doc == "" {
			t.Errorf("package %s has no doc comment", short(p.ImportPath))
		}
	}
}

func TestNoOtherTopLevelFolders(t *testing.T) {
	each(t, ".", func(path string, _ *ast.File) {
		top, _, nested := strings.Cut(filepath.ToSlash(path), "/")
		if nested && !slices.Contains(topLevel, top) {
			t.Errorf("%s: Go source belongs under %s", path, strings.Join(topLevel, ", "))
		}
	})
}

// each parses every Go file under dir that is part of the program: no tests,
// no test data, nothing built or hidden.
func each(t *testing.T, dir string, do func(path string, f *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if name := d.Name(); d.IsDir() && path != dir && (name == "build" || name == "testdata" || strings.HasPrefix(name, ".")) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		do(path, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
