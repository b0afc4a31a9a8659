package store

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/zeebo/xxh3"
)

// A value in the file is
//
//	version  1 byte   layout of the rest; 1
//	sum      8 bytes  XXH3-64 of the body, little-endian, seeded with the
//	                  XXH3-64 of the key, itself seeded with the bucket's kind
//	body
//
// The seed makes a good value under a wrong key, or in a wrong bucket, fail.
const (
	valueVersion = 1
	valueHead    = 9
)

// kind numbers the buckets for checksums. Numbers are for ever.
type kind uint64

const (
	kindMeta kind = iota + 1
	kindPaper
	kindText
	kindJournal
	kindID
	kindKeys
	kindMarks
	kindHistory
	kindEdits
	kindWide
	kindKept
)

var (
	errShort   = errors.New("value is too short")
	errSum     = errors.New("checksum does not match")
	errVersion = errors.New("value has an unknown layout")
)

func sum(k kind, key, body []byte) uint64 {
	return xxh3.HashSeed(body, xxh3.HashSeed(key, uint64(k)))
}

// head returns a slice that begins with room for the head of a value, to
// which the body is appended before seal.
func head(capacity int) []byte { return make([]byte, valueHead, valueHead+capacity) }

// seal fills in the head of a value made with head.
func seal(k kind, key, value []byte) []byte {
	value[0] = valueVersion
	binary.LittleEndian.PutUint64(value[1:], sum(k, key, value[valueHead:]))
	return value
}

// unseal returns the body of a value, which is part of value, or what is wrong with it.
func unseal(k kind, key, value []byte) ([]byte, error) {
	if len(value) < valueHead {
		return nil, errShort
	}
	if value[0] != valueVersion {
		return nil, fmt.Errorf("%w (%d)", errVersion, value[0])
	}
	if binary.LittleEndian.Uint64(value[1:]) != sum(k, key, value[valueHead:]) {
		return nil, errSum
	}
	return value[valueHead:], nil
}

// be32 and be64 are numbers as keys hold them.
func be32(n uint32) []byte { return binary.BigEndian.AppendUint32(nil, n) }

func be64(n uint64) []byte { return binary.BigEndian.AppendUint64(nil, n) }

func number32(key []byte) uint32 { return binary.BigEndian.Uint32(key) }
