package model_test

import (
	"errors"
	"strings"
	"testing"

	"twinleaf/model"
)

func TestSearchField(t *testing.T) {
	for _, c := range []struct{ name, field string }{
		{"New in 2024", "search:New in 2024"},
		{"  多边 \t主义\n", "search:多边 主义"},
		{"a:b", "search:a:b"},
	} {
		f, err := model.SearchField(c.name)
		if err != nil || f != c.field {
			t.Errorf("%q: %q, %v", c.name, f, err)
		}
		if n, ok := model.SearchName(f); !ok || "search:"+n != f {
			t.Errorf("%q: back to %q, %v", f, n, ok)
		}
	}
	for _, bad := range []string{"", " \n", strings.Repeat("长", 121)} {
		if _, err := model.SearchField(bad); !errors.Is(err, model.ErrValue) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	for _, bad := range []string{"search:", "search: a", "shelf:a", "a"} {
		if n, ok := model.SearchName(bad); ok {
			t.Errorf("%q is the search %q", bad, n)
		}
	}
}
