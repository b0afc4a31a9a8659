package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// use is what the program's source says about keys.
type use struct {
	literals map[string]bool   // every string literal
	prefixes map[string]bool   // of literals that something is added to: "field." + name
	asked    map[string]string // first argument of a call that wants a key -> where
	begun    map[string]string // the same with something added to it
}

// asks are the methods whose first argument is a key.
var asks = map[string]bool{"T": true, "say": true, "misuse": true}

var prefix = regexp.MustCompile(`^[a-z]+\.[a-z.]*$`)

func source(t *testing.T) use {
	t.Helper()
	u := use{literals: map[string]bool{}, prefixes: map[string]bool{}, asked: map[string]string{}, begun: map[string]string{}}
	root := filepath.Join("..", "..")
	if _, err := os.Stat(filepath.Join(root, "go.mod")); err != nil {
		t.Fatalf("the module's root is not where it was: %v", err)
	}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); path != root && (strings.HasPrefix(name, ".") && name != ".." || name == "build" || name == "testdata") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		face := !strings.HasPrefix(path, filepath.Join(root, "model")) && !strings.HasPrefix(path, filepath.Join(root, "store"))
		ast.Inspect(f, func(n ast.Node) bool {
			u.see(n)
			if face {
				u.ask(set, n)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// see notes what may be a key: labels of changes come from the model and the
// store, which know no words.
func (u *use) see(n ast.Node) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if s, ok := text(n); ok {
			u.literals[s] = true
		}
	case *ast.BinaryExpr:
		if s, ok := leftmost(n); ok && prefix.MatchString(s) {
			u.prefixes[s] = true
		}
	}
}

// ask notes where words are asked for.
func (u *use) ask(set *token.FileSet, n ast.Node) {
	call, ok := n.(*ast.CallExpr)
	if !ok || len(call.Args) == 0 {
		return
	}
	method, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || !asks[method.Sel.Name] {
		return
	}
	where := set.Position(n.Pos()).String()
	if s, ok := text(call.Args[0]); ok {
		u.asked[s] = where
	} else if s, ok := leftmost(call.Args[0]); ok {
		u.begun[s] = where
	}
}

func text(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// leftmost is the literal that a sum of strings begins with.
func leftmost(e ast.Expr) (string, bool) {
	sum, ok := e.(*ast.BinaryExpr)
	if !ok || sum.Op != token.ADD {
		return "", false
	}
	if s, ok := text(sum.X); ok {
		return s, true
	}
	return leftmost(sum.X)
}

func TestEveryKeyThatIsAskedForIsThere(t *testing.T) {
	u, w := source(t), For("en")
	for _, key := range slices.Sorted(maps.Keys(u.asked)) {
		if !w.Has(key) {
			t.Errorf("%s: no words for %q", u.asked[key], key)
		}
	}
	for _, start := range slices.Sorted(maps.Keys(u.begun)) {
		found := false
		for key := range w.text {
			found = found || strings.HasPrefix(key, start)
		}
		if !found {
			t.Errorf("%s: no words begin with %q", u.begun[start], start)
		}
	}
}

func TestEveryKeyIsUsed(t *testing.T) {
	u := source(t)
	for _, key := range slices.Sorted(maps.Keys(read(t, "en"))) {
		used := u.literals[key] || u.literals[base(key)]
		for p := range u.prefixes {
			used = used || strings.HasPrefix(key, p)
		}
		if !used {
			t.Errorf("nothing shows %q", key)
		}
	}
}
