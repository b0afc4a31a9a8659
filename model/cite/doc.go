// Package cite turns papers into citations: the entry of a reference list and
// the mark in the text, in the styles that journals ask for, with the rules of
// the entry's own language (等 or et al., 和 or and, sentence or headline case).
//
// It owns the Item (all that a style can ask of a source), the styles, the
// small rich text that they write and its forms (plain, HTML, Markdown, RTF),
// the order of a list, year suffixes and numbers, and citation keys. It may
// import model and model/fold only, keeps no state and does no I/O; all of it
// is safe for use by many goroutines.
//
// What it cannot know it leaves out rather than invents. The limits of case
// conversion are with sentenceCase, those of personal names with NameOf and
// pinyinGiven; what a style writes and why stands at the head of its file.
package cite
