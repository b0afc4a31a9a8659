// Package format turns bytes into papers and papers into bytes, one file a
// format. It may import model and libraries, nothing else of this module, and
// reads and writes only through what it is handed: readers, writers and the
// functions of Files.
//
// # Reading
//
//	bytes --unpack--> --text--> UTF-8 --Split--> pieces --Decoder--> records
//
// Compression (gzip, zstd, xz), encoding (UTF-8, UTF-16, GB18030, …) and
// format are found from the content, never from the name. Split cuts a file
// into the bytes of single records and is all that has to happen in order;
// decoders work on several goroutines. Memory does not grow with the file: a
// record may have 16 MB (MaxRecord) and nest 100 levels (MaxDepth), and what
// is beyond that is reported and skipped.
//
// Whatever is wrong is an *Error with file, line and field, and reading goes
// on behind it. A value that its field cannot take is kept in Paper.Extra,
// "as imported", with a warning on the record. Bytes that are no UTF-8 become
// U+FFFD in the paper and stay as they are in Record.Original.
//
// # The crawl form
//
// An object with the keys of crawlKeys: alone, in an array, one a line, or
// followed by plain text to the end of the file (or to the next object): the
// original title, the abstract, a line "期刊介绍:" and the journal's scope. In
// the scope a line that ends in a colon begins a list; the lines after it are
// items while they have 80 columns at most (a Han character takes two), up to
// the first that ends a sentence; where lines have bullets, those are the items.
//
// resultStr holds the record as harvested, a JSON object in a string. Its
// title is the original one and the outer title the Chinese one, unless
// TitleCN is given; one title that stands in both places goes where its
// language belongs. Otherwise the outer value counts where there is one.
// Absent, null and "" mean the same. Keys that nothing here knows go to
// Paper.Extra: "key", "journal.key" for one inside journal{}, "resultStr.key"
// for one that only resultStr has or has otherwise. Read back, though no
// harvest has them, are "issue" inside journal{}, "language" (BCP 47) and
// "bibliography", an object of the fields that the crawl form has no key for,
// as the form of our own writes them ("publisher", "keywords", …).
//
// # The bibliographic formats
//
// Reference managers and databases write papers with tags (ris, enw, noteexpress,
// cnki, nbib, wos, wostab, refworks) or as XML (endnotexml, pubmedxml, mods);
// the function that is named like the format says what it is. All of them
//
//   - take the type of a paper as the source's own word, and write one that
//     they do not have as the nearest that they have;
//   - put a title and its translation, abstracts and names of a journal by
//     their language into Text.ZH and Text.EN, and write the original's first
//     or what WriteOptions.Languages asks for;
//   - keep what has no field of ours in Paper.Extra under "format:tag", a list
//     where a tag stands several times, and write it again in the same format
//     behind the fields. In XML the tag is a path: "Author[2]/AffiliationInfo",
//     "@" an attribute, "#markup" a text with elements in it, which comes back
//     as long as the text stays the same;
//   - refuse dates that are none ("in press"), with a warning, and keep them so;
//   - do not keep white space at line ends, empty lines inside a value and, in
//     nbib and wos, where lines are wrapped, the line breaks of an abstract.
//
// Names are read as they stand. Where a format demands the family name first,
// "Mark Raymond" is written "Raymond, Mark". XML is read without the document
// type: nothing that a file declares is expanded or fetched, only the entities
// of XML and HTML are known.
//
// JSON of others (csljson, and read only openalex and crossref) keeps each key
// that no field takes, or takes only in part, with the value as the source has
// it. Records may stand in an array, one a line, or in the list of an answer.
//
// MARC 21 (marc, marcxml) is kept in the same way, by field ("650") or by what
// is left of one ("title/c", "author[2]/d", a romanised title as
// "title/roman"); both forms share these keys. ISO 2709 has room for 99,999
// bytes a record and 9,999 a field; what is longer is written with nines for
// its length, which this reader and others that go by the marks understand.
// 260 becomes 264. East Asian, Cyrillic, Arabic, Hebrew and Greek characters
// of MARC-8 are not read.
//
// # The form of our own: jsonl
//
// One JSON object a line; `show --json`, `search --json` and `export --format
// jsonl` write it. Every key is always there, in this order. What is unknown is null,
// an empty list [], an object never null but for "journal". Readers take
// absent for null; keys they do not know go to Paper.Extra.
//
//	id            string|null    UUID of the record in its library
//	title         {zh, en}       each string|null; en is the original's slot, whatever language "language" says
//	authors       [string]       names as harvested, "Mark Raymond", "Raymond, M.", "曾国藩"
//	editors, translators  [string]  likewise
//	doi           string|null    bare and in lower case where it is one
//	abstract      {zh, en}       each string|null
//	journal       object|null    null where the paper names none:
//	  id            string|null    UUID
//	  source_id     string|null    PeriodicalId of the harvest
//	  name, name_zh, issn, eissn, publisher, language   string|null
//	  scope, scope_zh  string|null a paragraph a line, list items begin with "• "
//	  impact_factor number|null    of the newest metric, as the four after it
//	  jcr           string|null    Q1 to Q4
//	  jcr_category  string|null
//	  zone          number|null    1 to 4 (中科院分区)
//	  zone_category string|null
//	  metrics       [{year, source, and the five above}]  newest first; year 0: not said
//	  variants      [string]       other names
//	  corrected     [string]       fields that a person corrected
//	volume, issue, pages  string|null  as harvested
//	container, publisher, place, edition, series, number, event  string|null
//	published, online, accessed  string|null  YYYY, YYYY-MM or YYYY-MM-DD, as exactly as known
//	citations     number|null    whole
//	open_access   true|false|null
//	language      string|null    BCP 47, of the original
//	type          string|null
//	subjects, keywords  [string]
//	urls          {url, doi, list, pdf}  each string|null
//	pmcid, pmid, arxiv, isbn, source_id, platform, pub_model, category_id  string|null
//	score         number|null
//	total         number|null    whole
//	pictures      [string]
//	cite_key      string|null
//	tags          [string]
//	shelves       [string]     paths, parts with / between
//	note          string|null  Markdown
//	rating        1..5|null
//	read          bool
//	extra         object         what was kept as imported, each value as the source has it
//	corrected     [string]       fields that a person corrected, by the names of model.PaperFields
//	added, modified, deleted  string|null  RFC 3339, UTC
//	original      object|null    the harvested object; only with WriteOptions.Originals
package format
