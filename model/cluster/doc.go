// Package cluster finds the values of a field that were probably meant to be
// one: "Phys Rev", "Phys. Rev." and "PHYS REV"; 曾国藩 and Zeng Guofan;
// "Nature Comunications" and "Nature Communications".
//
// Tally counts the values of a field over papers, Find groups them by a Method.
// A group is a proposal for a person to look at: which value the others become
// is their choice, and bulk.Rename makes the Change of it.
//
// The methods are those that OpenRefine made customary, key collision and
// nearest neighbour, with keys for Chinese. The package may import model and
// model/fold, keeps no state and does no I/O.
package cluster
