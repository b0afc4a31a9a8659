package format_test

import (
	"testing"

	"twinleaf/model/format"
)

func TestColumnField(t *testing.T) {
	for header, want := range map[string]string{
		"Title": "title", "题名": "title", "中文题名": "title.zh", "Author(s)": "authors", "title.en": "title.en", "DOI": "doi",
		"Remarks of the keeper": "", "Year": "year", "刊名": "journal", "Volume": "volume",
	} {
		if got := format.ColumnField(header); got != want {
			t.Errorf("%q is %q, want %q", header, got, want)
		}
	}
}
