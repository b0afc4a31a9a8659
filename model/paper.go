package model

import "time"

// Paper is one record of the library. Strings hold what the source says, dirt
// included; nothing is guessed into a field. A value that a typed field cannot
// take (a citation count of "many") is kept in Extra.
type Paper struct {
	ID       ID
	Title    Text // ZH: outer title or TitleCN; EN: the title as harvested, in the original language
	Abstract Text // by the language it is written in; EN holds any language but Chinese
	Authors  []Person

	Journal ID // zero where the paper names none
	Volume  string
	Issue   string
	Pages   string

	// Where the paper stands when it is no journal's, and who else made it.
	Editors     []Person // of the whole that it is part of, or of the book itself
	Translators []Person
	Container   string // the book, proceedings, newspaper, site or server that holds it, where Journal does not
	Publisher   string // of a thesis the university, of a report the institution
	Place       string // of publication
	Edition     string // "2", "2nd ed.", "第2版"
	Series      string
	Number      string // of a report, patent or standard; of an article its number in the journal
	Event       string // name of the conference

	Published Date // publicationDate
	Online    Date // EPubDate
	Accessed  Date // when the web page was read

	// DOI is bare and in lower case where it is one ("10.1080/13523260.2023.2269809";
	// DOI Handbook 2.4: case does not matter), else what the harvest had.
	DOI      string
	PMCID    string
	PMID     string // of PubMed, digits
	ArXiv    string // identifier without "arXiv:", "1512.03385"
	ISBN     string
	SourceID string // paperid of the platform
	Platform string // where the record was harvested

	URL     string
	DOIURL  string
	ListURL string // ListUrlMain
	PDF     string // openAccessPdf

	Language   string   // BCP 47 of the original; "" unknown
	Type       string   // publicationTypes
	Subjects   []string // fieldsOfStudy
	Keywords   []string // as the authors give them
	PubModel   string
	CategoryID string // FirstCategoryId

	OpenAccess Flag
	Citations  Count
	Score      string // of the platform; a decimal number or ""
	Total      Count

	Pictures []string // ArticlePicture

	CiteKey string // by which a manuscript cites it

	// What its reader adds. None of it is a correction of the record.
	Tags    []string
	Shelves []string // paths: "Thesis/Chapter 1" is a shelf on the shelf "Thesis"
	Note    string   // Markdown
	Rating  int      // stars, 1 to MaxRating; 0 none
	Read    bool

	Merged []ID // records that became this one; it is found by their IDs too
	// Dismissed are findings of the checks that a person said are none: the check's code, a space, and the reason.
	Dismissed []string

	Distinct []ID // papers that someone said this one is not

	Extra []Extra // what has no field of ours, in the order of the source

	// Harvested is what rank its journal has by the record as it was harvested, nil where that says none. It is no field: the library reads
	// it out of the harvested object, which nothing changes.
	Harvested *Metric

	Corrected []string  // names of the fields that a person corrected, sorted
	Added     time.Time // UTC, whole seconds
	Modified  time.Time // UTC; of the last Change that touched it
	Deleted   time.Time // when it went to the recycle bin; zero: it is not there
}

// Extra is one value kept as imported. Value is the JSON text of the source.
type Extra struct {
	Key   string
	Value string
}

// MaxRating is the most stars.
const MaxRating = 5

// Flag is yes, no or unknown.
type Flag int8

// The three values of a Flag.
const (
	Unknown Flag = iota
	No
	Yes
)

// FlagOf returns Yes or No.
func FlagOf(b bool) Flag {
	if b {
		return Yes
	}
	return No
}

// String is "yes", "no" or "".
func (f Flag) String() string { return [...]string{"", "no", "yes"}[f] }

// Count is a number of things, or unknown. The zero Count is unknown.
type Count struct {
	N     int64
	Known bool
}

// CountOf returns a known count.
func CountOf(n int64) Count { return Count{N: n, Known: true} }

// InBin reports whether the paper is in the recycle bin.
func (p *Paper) InBin() bool { return !p.Deleted.IsZero() }

// IsCorrected reports whether a person corrected the field.
func (p *Paper) IsCorrected(field string) bool { return marked(p.Corrected, field) }

// IsCorrected reports whether a person corrected the field.
func (j *Journal) IsCorrected(field string) bool { return marked(j.Corrected, field) }

func marked(list []string, field string) bool {
	for _, f := range list {
		if f == field {
			return true
		}
	}
	return false
}

// Year is the year of publication, the online date standing in where the
// date of the issue is missing; 0 unknown.
func (p *Paper) Year() int {
	if p.Published.Year != 0 {
		return int(p.Published.Year)
	}
	return int(p.Online.Year)
}
