package main

import (
	"context"
	"database/sql"
	"os"
	"strings"

	_ "github.com/mattn/go-sqlite3"

	"twinleaf/model"
)

// fts5 is SQLite with two FTS5 indexes over one table of papers: words with
// prefix='1 2 3' for Latin script, the trigram tokenizer for Chinese.
//
// In its favour: nothing is written to a journal and the disk is not waited
// for; the columns that are sorted and filtered by stand in a narrow table of
// their own with indexes; 512 MB of cache and a mapped file; the indexes are
// merged into one segment ('optimize') before it is asked; filter counts are one
// statement over the narrow table; relevance is its own bm25.
type fts5 struct {
	path string
	db   *sql.DB
	bare int64 // bytes without the originals
}

const fts5Schema = `
CREATE TABLE papers(id INTEGER PRIMARY KEY, title_en TEXT, title_zh TEXT, authors TEXT, journal TEXT, abstract_en TEXT, abstract_zh TEXT,
	doi TEXT, url TEXT, volume TEXT, issue TEXT, pages TEXT, published TEXT, type TEXT, language TEXT);
CREATE TABLE facts(id INTEGER PRIMARY KEY, year INT, "if" REAL, cited INT, jcr TEXT, zone INT, category TEXT, oa INT,
	journal TEXT, lang TEXT, type TEXT, title TEXT COLLATE NOCASE);
CREATE TABLE originals(id INTEGER PRIMARY KEY, original TEXT);
CREATE VIRTUAL TABLE latin USING fts5(title_en, title_zh, authors, journal, abstract_en, abstract_zh,
	content='papers', content_rowid='id', prefix='1 2 3', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE han USING fts5(title_zh, authors, abstract_zh, content='papers', content_rowid='id', tokenize='trigram');
`

const fts5Indexes = `
CREATE INDEX facts_year ON facts(year DESC, id);
CREATE INDEX facts_if ON facts("if");
CREATE INDEX facts_cited ON facts(cited);
CREATE INDEX facts_jcr ON facts(jcr);
CREATE INDEX facts_zone ON facts(zone);
CREATE INDEX facts_title ON facts(title, id);
CREATE UNIQUE INDEX papers_doi ON papers(doi, id);
`

func (f *fts5) name() string { return "SQLite FTS5" }

func (f *fts5) fill(ctx context.Context, records string) (n int, err error) {
	f.db, err = sql.Open("sqlite3", f.path+"?_journal_mode=OFF&_synchronous=OFF&_cache_size=-524288&_locking_mode=EXCLUSIVE")
	if err != nil {
		return 0, err
	}
	f.db.SetMaxOpenConns(1)
	if _, err := f.db.ExecContext(ctx, "PRAGMA mmap_size=17179869184; PRAGMA temp_store=MEMORY;"+fts5Schema); err != nil {
		return 0, err
	}
	tx, err := f.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback()
	var put [5]*sql.Stmt
	for i, text := range []string{
		"INSERT INTO papers VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
		"INSERT INTO facts VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
		"INSERT INTO originals VALUES(?,?)",
		"INSERT INTO latin(rowid,title_en,title_zh,authors,journal,abstract_en,abstract_zh) VALUES(?,?,?,?,?,?,?)",
		"INSERT INTO han(rowid,title_zh,authors,abstract_zh) VALUES(?,?,?,?)",
	} {
		if put[i], err = tx.PrepareContext(ctx, text); err != nil {
			return 0, err
		}
	}
	id := 0
	n, err = each(records, func(p *model.Paper, j *model.Journal, original []byte) error {
		id++
		authors := model.JoinPeople(p.Authors)
		metric := j.Metric()
		rows := [5][]any{
			{id, p.Title.EN, p.Title.ZH, authors, j.Name, p.Abstract.EN, p.Abstract.ZH, p.DOI, p.URL, p.Volume, p.Issue, p.Pages,
				p.Published.String(), p.Type, p.Language},
			{id, int(p.Published.Year), metric.ImpactFactor, p.Citations.N, metric.JCR, metric.Zone, metric.ZoneCategory, p.OpenAccess == model.Yes,
				j.Name, p.Language, p.Type, p.Title.EN},
			{id, string(original)},
			{id, p.Title.EN, p.Title.ZH, authors, j.Name, p.Abstract.EN, p.Abstract.ZH},
			{id, p.Title.ZH, authors, p.Abstract.ZH},
		}
		for i, args := range rows {
			if _, err := put[i].ExecContext(ctx, args...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return n, err
	}
	if _, err := tx.ExecContext(ctx, fts5Indexes); err != nil {
		return n, err
	}
	return n, tx.Commit()
}

func (f *fts5) settle() error {
	if err := f.db.QueryRow("SELECT coalesce(sum(pgsize),0) FROM dbstat WHERE name <> 'originals'").Scan(&f.bare); err != nil {
		f.bare = 0 // this SQLite was built without dbstat
	}
	_, err := f.db.Exec("INSERT INTO latin(latin) VALUES('optimize'); INSERT INTO han(han) VALUES('optimize'); ANALYZE;")
	return err
}

// bytes is the size at the end of the import: 'optimize' leaves free pages.
func (f *fts5) bytes() (int64, error) {
	if f.db == nil {
		return 0, os.ErrNotExist
	}
	var pages, free, page int64
	for pragma, to := range map[string]*int64{"page_count": &pages, "freelist_count": &free, "page_size": &page} {
		if err := f.db.QueryRow("PRAGMA " + pragma).Scan(to); err != nil {
			return 0, err
		}
	}
	return (pages - free) * page, nil
}

// from is the query as SQL from FROM on.
func (q question) from() (string, []any) {
	var (
		from  = "facts f"
		where []string
		args  []any
	)
	switch {
	case q.latin != "":
		from, where, args = "latin l CROSS JOIN facts f ON f.id = l.rowid", []string{"latin MATCH ?"}, []any{q.latin}
	case q.han != "":
		from, where, args = "han l CROSS JOIN facts f ON f.id = l.rowid", []string{"han MATCH ?"}, []any{`"` + q.han + `"`}
	case q.like != "":
		// FTS5 rewrites LIKE on a column of a trigram table; one or two characters are a scan.
		from, where = "han l CROSS JOIN facts f ON f.id = l.rowid", []string{"(l.title_zh LIKE ? OR l.abstract_zh LIKE ? OR l.authors LIKE ?)"}
		like := "%" + q.like + "%"
		args = []any{like, like, like}
	}
	if q.where != "" {
		where = append(where, q.where)
	}
	if len(where) == 0 {
		where = []string{"1"}
	}
	return from + " WHERE " + strings.Join(where, " AND "), args
}

func (f *fts5) ask(ctx context.Context, q question, filters bool) (count int, known bool, err error) {
	if q.latin == "" && q.han == "" && q.like == "" && q.where == "" {
		return 0, false, nil
	}
	from, args := q.from()
	counted := from
	if q.latin != "" && q.where == "" {
		counted = "latin WHERE latin MATCH ?"
	}
	if err := f.db.QueryRowContext(ctx, "SELECT count(*) FROM "+counted, args...).Scan(&count); err != nil {
		return 0, false, err
	}
	order := "l.rank"
	switch {
	case q.order == "-year":
		order = "f.year DESC, f.id"
	case q.order == "title":
		order = "f.title, f.id"
	case q.latin == "":
		order = "f.id"
	}
	rows, err := f.db.QueryContext(ctx, "SELECT p.id, p.title_en, p.title_zh, p.authors, p.journal, x.year, x.jcr, x.zone, x.cited FROM (SELECT f.* FROM "+
		from+" ORDER BY "+order+" LIMIT 50) x JOIN papers p ON p.id = x.id", args...)
	if err != nil {
		return 0, false, err
	}
	defer rows.Close()
	for rows.Next() {
		var (
			id, year, zone, cited         sql.NullInt64
			en, zh, authors, journal, jcr sql.NullString
		)
		if err := rows.Scan(&id, &en, &zh, &authors, &journal, &year, &jcr, &zone, &cited); err != nil {
			return 0, false, err
		}
	}
	if err := rows.Err(); err != nil || !filters {
		return count, true, err
	}
	return count, true, f.filters(ctx, from, args)
}

// filters counts the values of each filter in one pass over the matches.
func (f *fts5) filters(ctx context.Context, from string, args []any) error {
	fields := []string{"year", "jcr", "zone", "category", "journal", "lang", "oa", "type"}
	text := "WITH m AS MATERIALIZED (SELECT f." + strings.Join(fields, ", f.") + " FROM " + from + ")"
	for i, field := range fields {
		if i > 0 {
			text += " UNION ALL"
		}
		text += " SELECT * FROM (SELECT '" + field + "', " + field + ", count(*) AS n FROM m GROUP BY 2 ORDER BY n DESC LIMIT 200)"
	}
	rows, err := f.db.QueryContext(ctx, text, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var (
			field string
			value sql.NullString
			n     int
		)
		if err := rows.Scan(&field, &value, &n); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (f *fts5) close() error {
	if f.db == nil {
		return nil
	}
	return f.db.Close()
}
