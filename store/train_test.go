package store_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"twinleaf/store"
	"twinleaf/store/storetest"
)

var trainDir = flag.String("train", "", "write samples for the zstd dictionaries into this folder")

// TestTrain writes what the dictionaries of dict/ are trained on: every third
// of the first 12,000 corpus records, as they are before packing.
func TestTrain(t *testing.T) {
	if *trainDir == "" {
		t.Skip("-train DIR not given")
	}
	for _, d := range []string{"record", "text"} {
		if err := os.MkdirAll(filepath.Join(*trainDir, d), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	n := 0
	for in, err := range storetest.Corpus(t, 0, 12_000) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%3 != 0 {
			continue
		}
		record, text := store.Unpacked(in)
		name := fmt.Sprintf("%05d", n)
		if err := os.WriteFile(filepath.Join(*trainDir, "record", name), record, 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(*trainDir, "text", name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
