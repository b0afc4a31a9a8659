// Package model holds the values of a Twinleaf library: papers, journals,
// people, bilingual text, dates with their precision, and the Change that is
// the only way any of them is altered. It does no I/O, keeps no state, and may
// import nothing of this module but its own sub-packages.
package model
