package terminal

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"strings"
	"testing"

	"twinleaf/assets/words"
	"twinleaf/model"
	"twinleaf/store"
)

// desk is a program on a library that answers as the test says. What the test
// does not expect panics on the nil Library.
type desk struct {
	Program
	out, errs bytes.Buffer
}

func newDesk(lib Library) *desk {
	d := &desk{}
	d.Program = Program{Words: words.For("en"), Stdin: strings.NewReader(""), Stdout: &d.out, Stderr: &d.errs,
		Open:        func(string, store.Options) (Library, error) { return lib, nil },
		DefaultPath: func() (string, error) { return "/data/library.twinleaf", nil },
		Explain:     func(_ *words.Words, err error) string { return err.Error() },
	}
	return d
}

// stopped is a library whose import is interrupted after its first records.
type stopped struct {
	Library
	cancel context.CancelFunc
}

func (l *stopped) Import(ctx context.Context, _ iter.Seq2[store.Incoming, error], _ store.ImportOptions) (store.ImportReport, error) {
	l.cancel()
	return store.ImportReport{Progress: store.Progress{Read: 3, Added: 3}, Seq: 7}, ctx.Err()
}

func (l *stopped) Close() error { return nil }

func TestInterruptedImport(t *testing.T) {
	for _, c := range []struct {
		name      string
		args      []string
		out, errs string
	}{
		{"for people", []string{"import", "-"}, "3 read, 3 added", "twinleaf undo"},
		{"for programs", []string{"import", "--json", "-"}, `"change":7,"interrupted":true`, "twinleaf undo"},
	} {
		t.Run(c.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			d := newDesk(&stopped{cancel: cancel})
			if status := d.Run(ctx, c.args); status != failed {
				t.Errorf("status %d, want %d", status, failed)
			}
			if !strings.Contains(d.out.String(), c.out) || !strings.Contains(d.errs.String(), c.errs) {
				t.Errorf("printed\n%sand\n%s", &d.out, &d.errs)
			}
		})
	}
}

// closing is a library that fails only when it is closed.
type closing struct {
	Library
	err error
}

func (l closing) Stats() store.Stats { return store.Stats{Papers: 3} }
func (l closing) Close() error       { return l.err }

func TestFailureOfClosingIsNotLost(t *testing.T) {
	d := newDesk(closing{err: errors.New("disk is gone")})
	if status := d.Run(t.Context(), []string{"stats"}); status != failed || !strings.Contains(d.errs.String(), "disk is gone") {
		t.Errorf("status %d, %s", status, &d.errs)
	}
}

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestFailureOfStandardOutputIsNotLost(t *testing.T) {
	d := newDesk(closing{})
	d.Stdout = full{}
	if status := d.Run(t.Context(), []string{"stats"}); status != failed || !strings.Contains(d.errs.String(), "no space left") {
		t.Errorf("status %d, %s", status, &d.errs)
	}
}

// TestOpening proves which commands may write, and that none but those makes a
// library.
func TestOpening(t *testing.T) {
	for _, c := range []struct {
		args     []string
		readOnly bool
	}{
		{[]string{"search", ""}, true},
		{[]string{"show", "10.1/one"}, true},
		{[]string{"history"}, true},
		{[]string{"journals"}, true},
		{[]string{"stats"}, true},
		{[]string{"export"}, true},
		{[]string{"verify"}, true},
		{[]string{"import", "-"}, false},
		{[]string{"new", "title.en=x"}, false},
	} {
		t.Run(c.args[0], func(t *testing.T) {
			d := newDesk(nil)
			var got store.Options
			var path string
			d.Open = func(p string, o store.Options) (Library, error) {
				got, path = o, p
				return nil, errors.New("seen enough")
			}
			d.Run(t.Context(), append(c.args, "-L", "some.twinleaf"))
			if got.ReadOnly != c.readOnly || !strings.HasSuffix(path, "some.twinleaf") {
				t.Errorf("opened %q with %+v, want reading only: %v", path, got, c.readOnly)
			}
		})
	}
}

func TestAppendEdit(t *testing.T) {
	e := func(field, before, after string) model.Edit {
		return model.Edit{Field: field, Before: before, After: after}
	}
	for _, c := range []struct {
		name string
		have []model.Edit
		add  model.Edit
		want []model.Edit
	}{
		{"first", nil, e("volume", "1", "2"), []model.Edit{e("volume", "1", "2")}},
		{"no change", nil, e("volume", "1", "1"), nil},
		{"same field twice", []model.Edit{e("volume", "1", "2")}, e("volume", "2", "3"), []model.Edit{e("volume", "1", "3")}},
		{"there and back", []model.Edit{e("volume", "1", "2")}, e("volume", "2", "1"), nil},
		{"another field", []model.Edit{e("volume", "1", "2")}, e("issue", "", "4"), []model.Edit{e("volume", "1", "2"), e("issue", "", "4")}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := appendEdit(c.have, c.add)
			if len(got) != len(c.want) {
				t.Fatalf("got %+v, want %+v", got, c.want)
			}
			for i := range got {
				if got[i] != c.want[i] {
					t.Errorf("got %+v, want %+v", got[i], c.want[i])
				}
			}
		})
	}
}
