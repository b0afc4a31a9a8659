package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Kind says how a field's text is read and edited.
type Kind int

// The kinds of field.
const (
	Line   Kind = iota // one line of text
	Prose              // text of any length, line breaks allowed
	People             // "Mark Raymond; Justin Sherman"
	List               // one item a line; a person may also type ";" between items
	Day                // a Date
	Number             // a whole number, not negative
	Decimal
	YesNo // "yes", "no" or ""
	Link  // an http or https address
	Ref   // the ID of a journal
	Blocky
	Time // RFC 3339, set by the program
)

// A Field of record R (Paper or Journal). Get writes the value as the text
// that Edits carry and people edit. Set reads exactly that back: harvested
// values are dirty, and undo must restore them as they were, so Set neither
// tidies nor judges. What a person types goes through Clean first. "" is
// always the empty value.
type Field[R any] struct {
	Name string
	Kind Kind
	Get  func(*R) string
	Set  func(*R, string) error // the record is unchanged on an error, which wraps ErrValue
	// Clean tidies a person's input and refuses what is no value of the field
	// with an error that wraps ErrValue and says what is wanted.
	Clean func(string) (string, error)
	// Personal fields are what a reader adds: an edit of one corrects nothing, and does not travel with corrections.
	Personal bool
	// Internal fields are set by the program only and not offered for editing.
	Internal bool
}

// Separator stands between the items of a field's text: people, lists. It is ""
// where the text is one value.
func (k Kind) Separator() string {
	switch k {
	case People:
		return "; "
	case List:
		return "\n"
	}
	return ""
}

// Items are the values in a text of the field: people and list items one by
// one, else the text as a whole; none where it is empty.
func (f *Field[R]) Items(text string) []string {
	switch sep := f.Kind.Separator(); {
	case text == "":
		return nil
	case sep != "":
		return strings.Split(text, sep)
	}
	return []string{text}
}

func line[R any](name string, at func(*R) *string) Field[R] {
	return Field[R]{Name: name, Kind: Line,
		Get:   func(r *R) string { return *at(r) },
		Set:   func(r *R, s string) error { *at(r) = s; return nil },
		Clean: func(s string) (string, error) { return strings.Join(strings.Fields(s), " "), nil },
	}
}

func prose[R any](name string, at func(*R) *string) Field[R] {
	return Field[R]{Name: name, Kind: Prose,
		Get:   func(r *R) string { return *at(r) },
		Set:   func(r *R, s string) error { *at(r) = s; return nil },
		Clean: trim,
	}
}

func trim(s string) (string, error) { return strings.TrimSpace(s), nil }

func byline(name string, at func(*Paper) *[]Person) Field[Paper] {
	return Field[Paper]{Name: name, Kind: People,
		Get:   func(p *Paper) string { return JoinPeople(*at(p)) },
		Set:   func(p *Paper, s string) error { *at(p) = SplitPeople(s); return nil },
		Clean: func(s string) (string, error) { return JoinPeople(SplitPeople(s)), nil },
	}
}

func link(name string, at func(*Paper) *string) Field[Paper] {
	f := line(name, at)
	f.Kind = Link
	f.Clean = func(s string) (string, error) {
		s = strings.TrimSpace(s)
		if s != "" && !IsWebLink(s) {
			return "", &ValueError{Value: s, Want: WantLink}
		}
		return s, nil
	}
	return f
}

func day(name string, at func(*Paper) *Date) Field[Paper] {
	return Field[Paper]{Name: name, Kind: Day,
		Get: func(p *Paper) string { return at(p).String() },
		Set: func(p *Paper, s string) error {
			d, err := ParseDate(s)
			if err != nil {
				return &ValueError{Value: s, Want: WantDate}
			}
			*at(p) = d
			return nil
		},
		Clean: trim}
}

func count(name string, at func(*Paper) *Count) Field[Paper] {
	return Field[Paper]{Name: name, Kind: Number,
		Get: func(p *Paper) string { return at(p).String() },
		Set: func(p *Paper, s string) error {
			c, err := ParseCount(s)
			if err != nil {
				return err
			}
			*at(p) = c
			return nil
		},
		Clean: trim}
}

// String is the number in decimal, or "" when unknown.
func (c Count) String() string {
	if !c.Known {
		return ""
	}
	return strconv.FormatInt(c.N, 10)
}

// ParseCount reads a whole number that is not negative; "" is unknown.
func ParseCount(s string) (Count, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Count{}, nil
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n < 0 {
		return Count{}, &ValueError{Value: s, Want: WantCount}
	}
	return CountOf(n), nil
}

func blocks(name string, at func(*Journal) *[]Block) Field[Journal] {
	return Field[Journal]{Name: name, Kind: Blocky,
		Get:   func(j *Journal) string { return BlocksText(*at(j)) },
		Set:   func(j *Journal, s string) error { *at(j) = Blocks(s); return nil },
		Clean: trim}
}

func list[R any](name string, at func(*R) *[]string) Field[R] {
	return Field[R]{Name: name, Kind: List,
		Get: func(r *R) string { return strings.Join(*at(r), "\n") },
		Set: func(r *R, s string) error {
			*at(r) = nil
			if s != "" {
				*at(r) = strings.Split(s, "\n")
			}
			return nil
		},
		Clean: func(s string) (string, error) {
			var out []string
			for _, v := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '；' || r == '\n' }) {
				if v = strings.TrimSpace(v); v != "" {
					out = append(out, v)
				}
			}
			return strings.Join(out, "\n"), nil
		}}
}

// ids is a list of other records, set by the program.
func ids[R any](name string, at func(*R) *[]ID) Field[R] {
	return Field[R]{Name: name, Kind: List, Internal: true,
		Get: func(p *R) string {
			var b strings.Builder
			for i, id := range *at(p) {
				if i > 0 {
					b.WriteByte('\n')
				}
				b.WriteString(id.String())
			}
			return b.String()
		},
		Set: func(p *R, s string) error {
			var out []ID
			for line := range strings.SplitSeq(s, "\n") {
				if line == "" {
					continue
				}
				var id ID
				if err := id.UnmarshalText([]byte(line)); err != nil {
					return &ValueError{Value: line, Want: WantID}
				}
				out = append(out, id)
			}
			*at(p) = out
			return nil
		},
		Clean: trim}
}

func personal(f Field[Paper]) Field[Paper] {
	f.Personal = true
	return f
}

// shelves is a list of paths, whose parts are trimmed.
func shelves() Field[Paper] {
	f := list("shelves", func(p *Paper) *[]string { return &p.Shelves })
	clean := f.Clean
	f.Clean = func(s string) (string, error) {
		s, err := clean(s)
		var out []string
		for path := range strings.SplitSeq(s, "\n") {
			if path = CleanShelf(path); path != "" && !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
		return strings.Join(out, "\n"), err
	}
	return f
}

// CleanShelf is the path of a shelf with its parts trimmed and empty ones left out.
func CleanShelf(path string) string {
	var parts []string
	for p := range strings.SplitSeq(path, "/") {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, "/")
}

func rating() Field[Paper] {
	parse := func(s string) (int, error) {
		s = strings.TrimSpace(s)
		if s == "" {
			return 0, nil
		}
		n, err := strconv.Atoi(s)
		if err != nil || n < 0 || n > MaxRating {
			return 0, &ValueError{Value: s, Want: WantRating}
		}
		return n, nil
	}
	return Field[Paper]{Name: "rating", Kind: Number,
		Get: func(p *Paper) string {
			if p.Rating == 0 {
				return ""
			}
			return strconv.Itoa(p.Rating)
		},
		Set: func(p *Paper, s string) error {
			n, err := parse(s)
			if err == nil {
				p.Rating = n
			}
			return err
		},
		Clean: func(s string) (string, error) {
			n, err := parse(s)
			if err != nil || n == 0 {
				return "", err
			}
			return strconv.Itoa(n), nil
		}}
}

// read is "yes" or "": a paper that nobody has read says so by saying nothing.
func read() Field[Paper] {
	return Field[Paper]{Name: "read", Kind: YesNo,
		Get: func(p *Paper) string {
			if p.Read {
				return "yes"
			}
			return ""
		},
		Set: func(p *Paper, s string) error {
			f, err := exactFlag(s)
			if err == nil {
				p.Read = f == Yes
			}
			return err
		},
		Clean: func(s string) (string, error) {
			f, err := ParseFlag(s)
			if f == No {
				f = Unknown
			}
			return f.String(), err
		}}
}

// ParseFlag reads what a person writes for yes or no, in either language; "" is unknown.
func ParseFlag(s string) (Flag, error) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "":
		return Unknown, nil
	case "yes", "true", "1", "是":
		return Yes, nil
	case "no", "false", "0", "否":
		return No, nil
	}
	return Unknown, &ValueError{Value: s, Want: WantYesNo}
}

// exactFlag reads what Flag's String writes, and nothing else.
func exactFlag(s string) (Flag, error) {
	f, err := ParseFlag(s)
	if err == nil && f.String() != s {
		err = &ValueError{Value: s, Want: WantYesNo}
	}
	return f, err
}

// FieldDeleted moves a paper to the recycle bin (a time) and back ("").
// FieldPresent ("yes" or "") is not a field of the record: an Edit of it adds
// the record to the library or takes the adding back.
const (
	FieldDeleted = "deleted"
	FieldPresent = "present"
	FieldJournal = "journal"
	// FieldMerged and FieldDistinct hold IDs of other papers, of a journal those of other journals, a line each.
	FieldMerged   = "merged"
	FieldDistinct = "distinct"
	// FieldDismissed holds a check's code and a reason in each line.
	FieldDismissed = "dismissed"
)

// PaperFields are all fields of a paper that Edits can name, in the order in
// which a person meets them.
var PaperFields = []Field[Paper]{
	line("title.zh", func(p *Paper) *string { return &p.Title.ZH }),
	line("title.en", func(p *Paper) *string { return &p.Title.EN }),
	byline("authors", func(p *Paper) *[]Person { return &p.Authors }),
	byline("editors", func(p *Paper) *[]Person { return &p.Editors }),
	byline("translators", func(p *Paper) *[]Person { return &p.Translators }),
	prose("abstract.zh", func(p *Paper) *string { return &p.Abstract.ZH }),
	prose("abstract.en", func(p *Paper) *string { return &p.Abstract.EN }),
	{Name: FieldJournal, Kind: Ref,
		Get: func(p *Paper) string { return p.Journal.String() },
		Set: func(p *Paper, s string) error {
			var id ID
			if err := id.UnmarshalText([]byte(s)); err != nil {
				return &ValueError{Value: s, Want: WantID}
			}
			p.Journal = id
			return nil
		},
		Clean: trim},
	line("volume", func(p *Paper) *string { return &p.Volume }),
	line("issue", func(p *Paper) *string { return &p.Issue }),
	line("pages", func(p *Paper) *string { return &p.Pages }),
	line("container", func(p *Paper) *string { return &p.Container }),
	line("publisher", func(p *Paper) *string { return &p.Publisher }),
	line("place", func(p *Paper) *string { return &p.Place }),
	line("edition", func(p *Paper) *string { return &p.Edition }),
	line("series", func(p *Paper) *string { return &p.Series }),
	line("number", func(p *Paper) *string { return &p.Number }),
	line("event", func(p *Paper) *string { return &p.Event }),
	day("published", func(p *Paper) *Date { return &p.Published }),
	day("online", func(p *Paper) *Date { return &p.Online }),
	day("accessed", func(p *Paper) *Date { return &p.Accessed }),
	{Name: "doi", Kind: Line,
		Get: func(p *Paper) string { return p.DOI },
		Set: func(p *Paper, s string) error { p.DOI = s; return nil },
		Clean: func(s string) (string, error) {
			d := NormalizeDOI(s)
			if s = strings.TrimSpace(s); s != "" && d == "" {
				return "", &ValueError{Value: s, Want: WantDOI}
			}
			return d, nil
		}},
	line("pmcid", func(p *Paper) *string { return &p.PMCID }),
	line("pmid", func(p *Paper) *string { return &p.PMID }),
	line("arxiv", func(p *Paper) *string { return &p.ArXiv }),
	line("isbn", func(p *Paper) *string { return &p.ISBN }),
	line("source_id", func(p *Paper) *string { return &p.SourceID }),
	line("platform", func(p *Paper) *string { return &p.Platform }),
	link("url", func(p *Paper) *string { return &p.URL }),
	link("doi_url", func(p *Paper) *string { return &p.DOIURL }),
	link("list_url", func(p *Paper) *string { return &p.ListURL }),
	link("pdf", func(p *Paper) *string { return &p.PDF }),
	{Name: "language", Kind: Line,
		Get: func(p *Paper) string { return p.Language },
		Set: func(p *Paper, s string) error { p.Language = s; return nil },
		Clean: func(s string) (string, error) {
			s = strings.TrimSpace(s)
			if s != "" && !validLanguage(s) {
				return "", &ValueError{Value: s, Want: WantLanguage}
			}
			return s, nil
		}},
	line("type", func(p *Paper) *string { return &p.Type }),
	list("subjects", func(p *Paper) *[]string { return &p.Subjects }),
	list("keywords", func(p *Paper) *[]string { return &p.Keywords }),
	line("pub_model", func(p *Paper) *string { return &p.PubModel }),
	line("category_id", func(p *Paper) *string { return &p.CategoryID }),
	{Name: "open_access", Kind: YesNo,
		Get: func(p *Paper) string { return p.OpenAccess.String() },
		Set: func(p *Paper, s string) error {
			f, err := exactFlag(s)
			if err == nil {
				p.OpenAccess = f
			}
			return err
		},
		Clean: func(s string) (string, error) {
			f, err := ParseFlag(s)
			return f.String(), err
		}},
	count("citations", func(p *Paper) *Count { return &p.Citations }),
	{Name: "score", Kind: Decimal,
		Get: func(p *Paper) string { return p.Score },
		Set: func(p *Paper, s string) error { p.Score = s; return nil },
		Clean: func(s string) (string, error) {
			s = strings.TrimSpace(s)
			if _, err := strconv.ParseFloat(s, 64); s != "" && err != nil {
				return "", &ValueError{Value: s, Want: WantNumber}
			}
			return s, nil
		}},
	count("total", func(p *Paper) *Count { return &p.Total }),
	list("pictures", func(p *Paper) *[]string { return &p.Pictures }),
	line("cite_key", func(p *Paper) *string { return &p.CiteKey }),
	personal(list("tags", func(p *Paper) *[]string { return &p.Tags })),
	personal(shelves()),
	personal(prose("note", func(p *Paper) *string { return &p.Note })),
	personal(rating()),
	personal(read()),
	func() Field[Paper] {
		f := list(FieldDismissed, func(p *Paper) *[]string { return &p.Dismissed })
		f.Internal, f.Clean = true, trim
		return f
	}(),
	ids(FieldMerged, func(p *Paper) *[]ID { return &p.Merged }),
	ids(FieldDistinct, func(p *Paper) *[]ID { return &p.Distinct }),
	{Name: FieldDeleted, Kind: Time, Internal: true,
		Get: func(p *Paper) string {
			if p.Deleted.IsZero() {
				return ""
			}
			return p.Deleted.UTC().Format(time.RFC3339)
		},
		Set: func(p *Paper, s string) error {
			if s == "" {
				p.Deleted = time.Time{}
				return nil
			}
			t, err := time.Parse(time.RFC3339, s)
			if err != nil {
				return &ValueError{Value: s, Want: WantTime}
			}
			p.Deleted = t.UTC()
			return nil
		},
		Clean: trim},
}

// JournalFields are all fields of a journal that Edits can name.
var JournalFields = []Field[Journal]{
	line("name", func(j *Journal) *string { return &j.Name }),
	line("name.zh", func(j *Journal) *string { return &j.NameZH }),
	line("source_id", func(j *Journal) *string { return &j.SourceID }),
	line("issn", func(j *Journal) *string { return &j.ISSN }),
	line("eissn", func(j *Journal) *string { return &j.EISSN }),
	line("publisher", func(j *Journal) *string { return &j.Publisher }),
	line("language", func(j *Journal) *string { return &j.Language }),
	blocks("scope", func(j *Journal) *[]Block { return &j.Scope }),
	blocks("scope.zh", func(j *Journal) *[]Block { return &j.ScopeZH }),
	{Name: "metrics", Kind: Prose,
		Get: func(j *Journal) string { return MetricsText(j.Metrics) },
		Set: func(j *Journal, s string) error {
			m, err := ParseMetrics(s)
			if err == nil {
				j.Metrics = m
			}
			return err
		},
		Clean: trim},
	list("variants", func(j *Journal) *[]string { return &j.Variants }),
	ids(FieldMerged, func(j *Journal) *[]ID { return &j.Merged }),
	ids(FieldDistinct, func(j *Journal) *[]ID { return &j.Distinct }),
}

// paperAliases are the other names under which terminal and import know a
// paper's field.
var paperAliases = map[string]string{
	"journal.volume": "volume", "journal.issue": "issue", "journal.pages": "pages",
	"title": "title.en", "abstract": "abstract.en", "author": "authors", "date": "published",
	"cited": "citations", "oa": "open_access", "lang": "language", "journal.name": FieldJournal,
}

// PaperField finds a field by its name or alias; the error wraps ErrField.
func PaperField(name string) (*Field[Paper], error) {
	if a, ok := paperAliases[name]; ok {
		name = a
	}
	return find(PaperFields, name)
}

// JournalField finds a field by its name; the error wraps ErrField.
func JournalField(name string) (*Field[Journal], error) { return find(JournalFields, name) }

func find[R any](fields []Field[R], name string) (*Field[R], error) {
	i := slices.IndexFunc(fields, func(f Field[R]) bool { return f.Name == name })
	if i < 0 {
		return nil, fmt.Errorf("%w: %q", ErrField, name)
	}
	return &fields[i], nil
}

func validLanguage(s string) bool {
	if len(s) < 2 || len(s) > 35 {
		return false
	}
	for i, r := range s {
		letter := r|0x20 >= 'a' && r|0x20 <= 'z'
		if !letter && !(i >= 2 && (r == '-' || r >= '0' && r <= '9')) {
			return false
		}
	}
	return true
}
