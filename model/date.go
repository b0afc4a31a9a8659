package model

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a date as exactly as it is known: a year, a year and month, or a
// full day (ISO 8601-1 reduced precision). The zero Date is unknown.
type Date struct {
	Year  int16 // 1 to 9999; 0 when nothing is known
	Month uint8 // 1 to 12; 0 when only the year is known
	Day   uint8 // 1 to 31; 0 when the day is not known
}

// ErrDate is wrapped by ParseDate's errors.
var ErrDate = errors.New("not a date")

// ParseDate reads YYYY, YYYY-MM or YYYY-MM-DD. A slash, a full stop or 年月日
// may stand for the hyphens, and a time of day after T or a space is dropped.
// Empty text is the zero Date. A day that the calendar does not have is refused.
func ParseDate(s string) (Date, error) {
	s = strings.TrimSpace(s)
	if s == "" {
		return Date{}, nil
	}
	day, _, _ := strings.Cut(s, "T")
	day, _, _ = strings.Cut(day, " ")
	day = strings.NewReplacer("/", "-", ".", "-", "年", "-", "月", "-", "日", "").Replace(day)
	parts := strings.Split(strings.TrimRight(day, "-"), "-")
	bad := fmt.Errorf("%w: %q (want 2023, 2023-10 or 2023-10-22)", ErrDate, s)
	if len(parts) > 3 || len(parts[0]) != 4 {
		return Date{}, bad
	}
	var n [3]int
	for i, p := range parts {
		v, err := strconv.Atoi(p)
		if err != nil || v < 1 || (i > 0 && len(p) > 2) {
			return Date{}, bad
		}
		n[i] = v
	}
	d := Date{Year: int16(n[0]), Month: uint8(n[1]), Day: uint8(n[2])}
	if !d.valid() {
		return Date{}, bad
	}
	return d, nil
}

func (d Date) valid() bool {
	if d.Month == 0 {
		return true
	}
	if d.Day == 0 {
		return d.Month <= 12
	}
	t := time.Date(int(d.Year), time.Month(d.Month), int(d.Day), 0, 0, 0, 0, time.UTC)
	return t.Year() == int(d.Year) && t.Month() == time.Month(d.Month) && t.Day() == int(d.Day)
}

// IsZero reports whether nothing is known.
func (d Date) IsZero() bool { return d.Year == 0 }

// String writes the date at its own precision; the zero Date is "".
func (d Date) String() string {
	switch {
	case d.Year == 0:
		return ""
	case d.Month == 0:
		return fmt.Sprintf("%04d", d.Year)
	case d.Day == 0:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	}
	return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
}

// Compare orders dates; a less exact date comes before the exact ones in it.
func (d Date) Compare(e Date) int { return d.key() - e.key() }

func (d Date) key() int { return int(d.Year)<<9 | int(d.Month)<<5 | int(d.Day) }

// MarshalText and UnmarshalText hold a Date as String writes it.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads what MarshalText wrote.
func (d *Date) UnmarshalText(b []byte) error {
	v, err := ParseDate(string(b))
	if err == nil {
		*d = v
	}
	return err
}
