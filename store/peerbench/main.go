// Command peerbench compares Twinleaf with SQLite FTS5 and bleve: the same
// records, the same queries, one run, one machine.
//
//	peerbench -records FILE [-peers fts5,bleve] [-runs 5] [-dir DIR]
//
// FILE holds records in the crawl form, a line each. It is a module of its own,
// so that the peers are no dependency of the program. `make bench` runs it.
//
// What is compared is told by the table's foot and, for each peer, at the head
// of its file. Where a choice had to be made it was made in the peer's favour.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"twinleaf/model"
	"twinleaf/model/format"
	"twinleaf/ui/transfer"
)

// engine is one of those compared. All of them get the same records.
type engine interface {
	name() string
	// fill reads the records into a new database; what it takes is measured.
	fill(ctx context.Context, records string) (papers int, err error)
	// settle does what an owner would do once after a large import; it is not measured.
	settle() error
	// bytes is the size of the database on disk.
	bytes() (int64, error)
	// ask counts the papers that a query finds, reads the first 50 rows in the
	// question's order and, with filters, counts the values of all eight filters
	// (Twinleaf always does). known is false where the engine has no such search.
	ask(ctx context.Context, q question, filters bool) (count int, known bool, err error)
	close() error
}

func main() {
	records := flag.String("records", "", "file of records in the crawl form")
	peers := flag.String("peers", "fts5,bleve", "peers, separated by commas")
	runs := flag.Int("runs", 5, "answers to each query; the median counts")
	dir := flag.String("dir", "", "where the databases are made (default: a temporary folder)")
	flag.Parse()
	if err := run(context.Background(), *records, strings.Split(*peers, ","), *runs, *dir); err != nil {
		fmt.Fprintln(os.Stderr, "peerbench:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, records string, peers []string, runs int, dir string) error {
	if dir == "" {
		temporary, err := os.MkdirTemp("", "peerbench-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		dir = temporary
	}
	list := []engine{&twinleaf{path: filepath.Join(dir, "papers.twinleaf")}}
	for _, p := range peers {
		switch p {
		case "fts5":
			list = append(list, &fts5{path: filepath.Join(dir, "papers.sqlite")})
		case "bleve":
			list = append(list, &bleved{path: filepath.Join(dir, "papers.bleve")})
		case "":
		default:
			return fmt.Errorf("no peer %q (want fts5, bleve)", p)
		}
	}
	t := table{runs: runs, cores: runtime.GOMAXPROCS(0)}
	for _, e := range list {
		fmt.Fprintf(os.Stderr, "%s: import\n", e.name())
		defer e.close()
		begun := time.Now()
		n, err := e.fill(ctx, records)
		took := time.Since(begun)
		if err != nil {
			return fmt.Errorf("%s: import: %w", e.name(), err)
		}
		if err := e.settle(); err != nil {
			return fmt.Errorf("%s: %w", e.name(), err)
		}
		size, err := e.bytes()
		if err != nil {
			return err
		}
		if f, ok := e.(*fts5); ok {
			t.bare = f.bare
		}
		t.imports = append(t.imports, imported{e.name(), n, took, size})
	}
	for _, q := range questions {
		fmt.Fprintf(os.Stderr, "\r%-50s", q.text)
		row := answered{question: q}
		for _, e := range list {
			a, err := ask(ctx, e, q, runs)
			if err != nil {
				return fmt.Errorf("%s: %s: %w", e.name(), q.text, err)
			}
			row.answers = append(row.answers, a)
		}
		t.rows = append(t.rows, row)
	}
	fmt.Fprintln(os.Stderr)
	t.print(os.Stdout)
	return nil
}

// ask takes the median of several answers; the first, which warms the caches,
// does not count.
func ask(ctx context.Context, e engine, q question, runs int) (a answer, err error) {
	for _, filters := range []bool{false, true} {
		var took []time.Duration
		for i := range runs + 1 {
			begun := time.Now()
			n, known, err := e.ask(ctx, q, filters)
			if i > 0 {
				took = append(took, time.Since(begun))
			}
			if err != nil || !known {
				return answer{}, err
			}
			a.count, a.known = n, true
		}
		slices.Sort(took)
		a.took = took[len(took)/2]
		if !filters {
			a.bare = a.took
		}
	}
	return a, nil
}

// each reads the records as the program does, on all cores.
func each(records string, use func(p *model.Paper, j *model.Journal, original []byte) error) (n int, err error) {
	files := transfer.System(strings.NewReader(""))
	for r, err := range format.Walk(files, []string{records}, format.Options{Workers: runtime.GOMAXPROCS(0)}) {
		if err != nil {
			return n, err
		}
		if err := use(&r.Paper, &r.Journal, r.Original); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

// size adds up the files of a database.
func size(path string) (total int64, err error) {
	err = filepath.Walk(path, func(_ string, info os.FileInfo, err error) error {
		if err == nil && !info.IsDir() {
			total += info.Size()
		}
		return err
	})
	return total, err
}
