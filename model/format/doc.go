// Package format turns bytes into papers and papers into bytes, one file a
// format. It may import model and libraries, nothing else of this module, and
// reads and writes only through what it is handed: readers, writers and the
// functions of Files.
package format
