package words

import (
	"strconv"
	"time"
)

// Day writes a date as exactly as it is known: month and day may be 0 (only
// the year, only year and month are known). Year 0 is "".
func (w *Words) Day(year, month, day int) string {
	if year == 0 {
		return ""
	}
	y := strconv.Itoa(year)
	if month < 1 || month > 12 {
		return w.T("date.year", y)
	}
	m := strconv.Itoa(month)
	if w.lang == "en" {
		m = time.Month(month).String()[:3]
	}
	if day == 0 {
		return w.T("date.month", y, m)
	}
	return w.T("date.day", y, m, strconv.Itoa(day))
}

// Moment writes a date and time of day, to the minute, in the zone of t.
func (w *Words) Moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return w.T("date.moment", w.Day(t.Year(), int(t.Month()), t.Day()), t.Format("15:04"))
}

// Span writes a duration as a person would time it: 0.8 s, 42 s, 3 min 20 s,
// 2 h 5 min. Parts below what matters are left out.
func (w *Words) Span(d time.Duration) string {
	switch s := d.Round(time.Second); {
	case d < 10*time.Second:
		return w.T("span.seconds", w.Decimal(float64(d.Round(100*time.Millisecond))/float64(time.Second)))
	case s < time.Minute:
		return w.T("span.seconds", int64(s/time.Second))
	case s < time.Hour:
		return w.T("span.minutes", int64(s/time.Minute), int64(s%time.Minute/time.Second))
	default:
		return w.T("span.hours", int64(s/time.Hour), int64(s%time.Hour/time.Minute))
	}
}

// Size writes a number of bytes in decimal units (kB is 1000 bytes, as IEC
// 80000-13 has it) with three significant digits at most.
func (w *Words) Size(bytes int64) string {
	const units = "kMGTPE"
	if bytes < 1000 {
		return w.T("size.bytes", bytes)
	}
	f, unit := float64(bytes)/1000, 0
	for f >= 999.5 && unit < len(units)-1 {
		f, unit = f/1000, unit+1
	}
	digits := 0
	if f < 9.95 {
		digits = 1
	}
	return strconv.FormatFloat(f, 'f', digits, 64) + " " + units[unit:unit+1] + "B"
}
