package model

import (
	"errors"
	"fmt"

	"github.com/google/uuid"
)

// ID names a record for ever: a UUID version 7 (RFC 9562), so IDs made later
// sort later and two libraries can be merged without renumbering.
type ID [16]byte

// ErrID is wrapped by ParseID's errors.
var ErrID = errors.New("not a record id")

// NewID returns a fresh ID. IDs made by one process ascend strictly.
// It panics only where the system has no source of randomness.
func NewID() ID { return ID(uuid.Must(uuid.NewV7())) }

// ParseID reads the 36-character form that String writes.
func ParseID(s string) (ID, error) {
	u, err := uuid.Parse(s)
	if err != nil || len(s) != 36 {
		return ID{}, fmt.Errorf("%w: %q (want xxxxxxxx-xxxx-7xxx-xxxx-xxxxxxxxxxxx)", ErrID, s)
	}
	return ID(u), nil
}

// String is the canonical lower-case 36-character form; the zero ID is "".
func (id ID) String() string {
	if id.IsZero() {
		return ""
	}
	return uuid.UUID(id).String()
}

// IsZero reports whether id names nothing.
func (id ID) IsZero() bool { return id == ID{} }

// MarshalText writes String, so that JSON holds IDs as strings.
func (id ID) MarshalText() ([]byte, error) { return []byte(id.String()), nil }

// UnmarshalText reads what MarshalText wrote; empty text is the zero ID.
func (id *ID) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*id = ID{}
		return nil
	}
	v, err := ParseID(string(b))
	if err == nil {
		*id = v
	}
	return err
}
