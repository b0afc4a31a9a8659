// Package correction is how corrections travel from one library to another:
// what people changed, and only that, one JSON object a line.
//
//	{"kind":"paper","doi":"10.1/x","source_id":"…","platform":"…","title":"…",
//	 "field":"volume","before":"77 4","after":"77","who":"…","when":"2026-05-01T08:00:00Z","why":"…"}
//
// before is what the field held before any person touched it, after what it
// holds now; who, when and why are of the last time. Papers are known by their
// DOI, else by platform and id there, journals by ISSN, else by name.
//
// Of says what of a record is a correction, Read and Append are the file, and
// Decide says what one correction means for a record of another library. The
// package may import model, keeps no state and does no I/O but on the reader
// given.
package correction
