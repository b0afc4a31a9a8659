// Package query owns the search line: its fields, its grammar, its errors and its canonical form. It turns text into a
// Query, a value; it knows nothing of how a Query is answered. It may import model/fold and nothing else of twinleaf.
//
// The line in one page:
//
//	neural network          both words; the last is a beginning while it is being typed; net* is one anywhere
//	"neural network"        the words as a phrase; an open quote is a phrase still being typed
//	多边主义                  characters as written; 網絡 finds 网络
//	duobian, dbzy           pinyin of a title's characters: syllables (two and more), or first letters that are no word
//	-word  -(a b)  -oa:yes  without
//	a b OR c                (a and b) or c; parentheses group: a (b OR c)
//	title:x  题名：x          one field, by its English or Chinese name, with either colon
//	title:(a OR b)          the field for the whole group
//	journal:="Nature"       the whole value, nothing more
//	year:2019..2023 year:>2019 year:2019,2021 if:>=4 cited:..10 jcr:Q1,Q2 added:<7d
//	has:abstract missing:title.zh
package query

// Query is a parsed search line. It is a value: never changed after Parse.
type Query struct {
	Text string // the line as typed
	Root Node   // nil: every paper
	Sort Sort
	// Faults are the conditions left out because they could not be understood, in the order of the line.
	Faults []Fault
}

// Node is one of And, Or, Not, Words, Range, OneOf, Has.
type Node interface{ node() }

// And holds papers that match every kid. It has at least two kids, none of which is an And.
type And struct{ Kids []Node }

// Or holds papers that match any kid. It has at least two kids, none of which is an Or.
type Or struct{ Kids []Node }

// Not holds the papers that do not match Kid, which is no Not.
type Not struct{ Kid Node }

// Words asks for text in a field, or in any field when Field is Any.
type Words struct {
	Field Field
	// Text is what was typed, without quotes, colon and star. Its terms (package fold) stand one after the other: a
	// bare `long-term` is as much a phrase as a quoted one.
	Text   string
	Quoted bool // written in quotes
	Whole  bool // written field:="…": the field's whole value equals Text (folded)
	Prefix bool // the last term is a beginning
	From   int  // byte range in Query.Text
	To     int
}

// Range asks for a number, year or time from Lo to Hi, both included.
type Range struct {
	Field Field
	// Lo and Hi are in the field's own unit: year, citation count, impact factor, zone; times are Unix seconds.
	// -Inf and +Inf leave an end open.
	Lo, Hi float64
	// Wrote is the condition as the canonical form prints it: "2019..2023", ">2019", "<7d".
	Wrote    string
	From, To int
}

// OneOf asks for a field that has one of some values: jcr:Q1,Q2.
type OneOf struct {
	Field    Field
	Values   []string // canonical: "Q1", "zh", "yes", or the text as typed for open lists such as tags
	Prefix   bool     // the last value is a beginning
	From, To int
}

// Has asks whether a field is there at all.
type Has struct {
	Field    Field
	Missing  bool
	From, To int
}

func (*And) node()   {}
func (*Or) node()    {}
func (*Not) node()   {}
func (*Words) node() {}
func (*Range) node() {}
func (*OneOf) node() {}
func (*Has) node()   {}
