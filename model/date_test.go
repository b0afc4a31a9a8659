package model

import (
	"errors"
	"testing"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Date
		bad  bool
	}{
		{in: "", want: Date{}},
		{in: "2023", want: Date{Year: 2023}},
		{in: "2023-10", want: Date{Year: 2023, Month: 10}},
		{in: "2023-10-22", want: Date{Year: 2023, Month: 10, Day: 22}},
		{in: " 2023/1/2 ", want: Date{Year: 2023, Month: 1, Day: 2}},
		{in: "2023.01.02", want: Date{Year: 2023, Month: 1, Day: 2}},
		{in: "2023年10月22日", want: Date{Year: 2023, Month: 10, Day: 22}},
		{in: "2023年10月", want: Date{Year: 2023, Month: 10}},
		{in: "2023-10-22T09:30:00Z", want: Date{Year: 2023, Month: 10, Day: 22}},
		{in: "2023-10-22 00:00:00", want: Date{Year: 2023, Month: 10, Day: 22}},
		{in: "2024-02-29", want: Date{Year: 2024, Month: 2, Day: 29}},
		{in: "2023-02-29", bad: true},
		{in: "2023-13", bad: true},
		{in: "2023-00", bad: true},
		{in: "20x3", bad: true},
		{in: "23", bad: true},
		{in: "soon", bad: true},
		{in: "2023-10-22-1", bad: true},
	} {
		got, err := ParseDate(c.in)
		if c.bad {
			if !errors.Is(err, ErrDate) {
				t.Errorf("ParseDate(%q) = %v, %v; want ErrDate", c.in, got, err)
			}
			continue
		}
		if err != nil || got != c.want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", c.in, got, err, c.want)
		}
		again, err := ParseDate(got.String())
		if err != nil || again != got {
			t.Errorf("ParseDate(%q.String()) = %v, %v", c.in, again, err)
		}
	}
}

func TestDateCompare(t *testing.T) {
	order := []Date{{}, {Year: 1999}, {Year: 2023}, {Year: 2023, Month: 1}, {Year: 2023, Month: 1, Day: 31}, {Year: 2023, Month: 2}}
	for i, a := range order {
		for j, b := range order {
			if got := a.Compare(b); (got < 0) != (i < j) || (got == 0) != (i == j) {
				t.Errorf("%v.Compare(%v) = %d", a, b, got)
			}
		}
	}
}
