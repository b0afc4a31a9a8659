// Package storetest helps tests of the store and of what stands on it: a
// library in a temporary folder whose integrity is checked when the test ends,
// records to fill it with, and a child process to kill in the middle of
// writing. It is imported by tests only.
package storetest
