// Package check says what is wrong with a record, and how to put it right.
//
// It owns the checks: one small file a family, each check a value with its
// code, severity, names, explanation and the source of its rule, in the order
// in which a person meets them. A new check is a value in the list of its
// family, a function beside it, and examples in the tests. Findings are values too; a Fix is a proposal
// that the package never applies. It may import model, model/fold and
// libraries, does no I/O, and knows the rest of the library only through
// Papers and Journals, without which the checks that need them are skipped.
package check
