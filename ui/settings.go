//go:build cgo

package ui

import (
	"net/url"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"twinleaf/model/format"
	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/ui/view"
)

// settings is what the window remembers between two starts, in the
// preferences file of the system. Nothing about papers is kept there.
type settings struct{ p fyne.Preferences }

// language is "en", "zh", or "" to follow the system.
func (s settings) language() string     { return s.p.String("language") }
func (s settings) setLanguage(v string) { s.p.SetString("language", v) }

// mode is "light", "dark", "sepia", or "" to follow the system.
func (s settings) mode() view.Mode {
	return view.Mode(max(0, slices.Index(modeNames, s.p.String("theme"))))
}

func (s settings) setMode(m view.Mode) {
	s.p.SetString("theme", modeNames[m])
}

// modeNames are the names of the modes in the preferences, by view.Mode.
var modeNames = []string{view.ModeSystem: "", view.ModeLight: "light", view.ModeDark: "dark", view.ModeSepia: "sepia"}

// The window's size, in Fyne's units. The first start takes what the design
// was drawn at; see fit.
func (s settings) size() fyne.Size {
	return fyne.NewSize(float32(s.p.FloatWithFallback("width", 1440)), float32(s.p.FloatWithFallback("height", 900)))
}

func (s settings) setSize(v fyne.Size) {
	s.p.SetFloat("width", float64(v.Width))
	s.p.SetFloat("height", float64(v.Height))
}

// titles are the languages of what is exported and copied.
func (s settings) titles() format.Languages     { return format.Languages(s.p.Int("export.titles")) }
func (s settings) setTitles(v format.Languages) { s.p.SetInt("export.titles", int(v)) }

// exportFolder is where papers were exported to last; the home folder at first.
func (s settings) exportFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	return s.p.StringWithFallback("export.folder", home)
}
func (s settings) setExportFolder(v string) { s.p.SetString("export.folder", v) }

// exportFormat is the format that papers were exported in last.
func (s settings) exportFormat() string     { return s.p.StringWithFallback("export.format", "crawl") }
func (s settings) setExportFormat(v string) { s.p.SetString("export.format", v) }

// scale multiplies all sizes of the window.
func (s settings) scale() float32 {
	return min(max(float32(s.p.FloatWithFallback("scale", 1)), scales[0]), scales[len(scales)-1])
}
func (s settings) setScale(v float32) { s.p.SetFloat("scale", float64(v)) }

// rotation says where and how often copies of a library are made by themselves: each week, unless a person says otherwise.
func (s settings) rotation() store.Rotation {
	return store.Rotation{Folder: s.copyFolder(), Every: time.Duration(s.copyDays()) * 24 * time.Hour, Keep: s.p.IntWithFallback("copies.keep", 3)}
}

// copyDays is the age in days at which the newest copy is followed by another; 0: never.
func (s settings) copyDays() int     { return max(0, s.p.IntWithFallback("copies.days", 7)) }
func (s settings) setCopyDays(v int) { s.p.SetInt("copies.days", v) }

func (s settings) setCopiesKept(v int) { s.p.SetInt("copies.keep", v) }

// copyFolder is "" where the system has no place for a person's data.
func (s settings) copyFolder() string {
	folder, err := store.DefaultCopies()
	if err != nil {
		folder = ""
	}
	return s.p.StringWithFallback("copies.folder", folder)
}
func (s settings) setCopyFolder(v string) { s.p.SetString("copies.folder", v) }

// columns are those of the list, as view.Papers writes them.
func (s settings) columns() string     { return s.p.String("columns") }
func (s settings) setColumns(v string) { s.p.SetString("columns", v) }

// order is the order of the list; an order that this version does not know is the standard one.
func (s settings) order() query.Sort {
	by, err := query.ParseSort(s.p.String("order"))
	if err != nil {
		return query.Sort{}
	}
	return by
}

func (s settings) setOrder(by query.Sort) { s.p.SetString("order", by.String()) }

// The reading view: the size of its text and the length of its lines, in units of the design, and its typeface.
func (s settings) readingSize() int     { return s.p.IntWithFallback("reading.size", 16) }
func (s settings) setReadingSize(v int) { s.p.SetInt("reading.size", v) }
func (s settings) measure() int         { return s.p.IntWithFallback("reading.measure", 640) }
func (s settings) setMeasure(v int)     { s.p.SetInt("reading.measure", v) }
func (s settings) serif() bool          { return s.p.Bool("reading.serif") }
func (s settings) setSerif(v bool)      { s.p.SetBool("reading.serif", v) }

// maxPlaces bounds the list of papers whose place in the reading view is kept: the last ones that were left in the middle.
const maxPlaces = 200

// place is how far a paper was read, as view.Page.Place says it.
func (s settings) place(id string) float32 {
	for v := range strings.SplitSeq(s.p.String("reading.places"), "\n") {
		if rest, ok := strings.CutPrefix(v, id+" "); ok {
			at, err := strconv.ParseFloat(rest, 32)
			if err != nil || !(at >= 0 && at <= 1) {
				return 0
			}
			return float32(at)
		}
	}
	return 0
}

func (s settings) setPlace(id string, at float32) {
	was := s.p.String("reading.places")
	var list []string
	if at > 0 {
		list = append(list, id+" "+strconv.FormatFloat(float64(at), 'f', 4, 32))
	}
	for v := range strings.SplitSeq(was, "\n") {
		if v != "" && !strings.HasPrefix(v, id+" ") && len(list) < maxPlaces {
			list = append(list, v)
		}
	}
	if now := strings.Join(list, "\n"); now != was {
		s.p.SetString("reading.places", now)
	}
}

// splits are the widths beside the list: the filters and the paper.
func (s settings) split(name string, fallback float64) float64 {
	return s.p.FloatWithFallback("split."+name, fallback)
}
func (s settings) setSplit(name string, v float64) { s.p.SetFloat("split."+name, v) }

// twoLines says whether a row shows both titles.
func (s settings) twoLines() bool     { return s.p.BoolWithFallback("rows.two", true) }
func (s settings) setTwoLines(v bool) { s.p.SetBool("rows.two", v) }

// reading is the languages that the abstract panel shows.
func (s settings) reading() int     { return s.p.Int("reading") }
func (s settings) setReading(v int) { s.p.SetInt("reading", v) }

// style is the citation style used last, by its ID; paired whether both
// languages were cited.
func (s settings) style() string      { return s.p.StringWithFallback("cite.style", "gbt7714") }
func (s settings) setStyle(id string) { s.p.SetString("cite.style", id) }
func (s settings) paired() bool       { return s.p.Bool("cite.paired") }
func (s settings) setPaired(v bool)   { s.p.SetBool("cite.paired", v) }

// maxRecent bounds the list of libraries that were open before.
const maxRecent = 8

func (s settings) recent() []string {
	var out []string
	for _, v := range strings.Split(s.p.String("recent"), "\n") {
		if v != "" {
			out = append(out, v)
		}
	}
	return out
}

// metricColumns is what columns of tables of metrics were said to hold, by their names; see metric.Options.
func (s settings) metricColumns() map[string]string     { return s.choices("metrics.columns") }
func (s settings) setMetricColumns(v map[string]string) { s.setChoices("metrics.columns", v) }

// importColumns is what columns of tables of papers were said to hold, by their names; see format.Options.
func (s settings) importColumns() map[string]string     { return s.choices("import.columns") }
func (s settings) setImportColumns(v map[string]string) { s.setChoices("import.columns", v) }

// choices are pairs kept as a query string, which has its own escapes.
func (s settings) choices(name string) map[string]string {
	out := map[string]string{}
	values, err := url.ParseQuery(s.p.String(name))
	if err != nil {
		return out
	}
	for k, v := range values {
		out[k] = v[0]
	}
	return out
}

func (s settings) setChoices(name string, v map[string]string) {
	values := url.Values{}
	for k, x := range v {
		values.Set(k, x)
	}
	s.p.SetString(name, values.Encode())
}

// maxSearched bounds the list of what was searched for before.
const maxSearched = 10

// searched is what was searched for before, the last first.
func (s settings) searched() []string {
	var out []string
	for v := range strings.SplitSeq(s.p.String("searched"), "\n") {
		if v != "" {
			out = append(out, v)
		}
	}
	return out
}

func (s settings) addSearched(line string) {
	line = strings.TrimSpace(strings.ReplaceAll(line, "\n", " "))
	if line == "" {
		return
	}
	list := slices.DeleteFunc(s.searched(), func(v string) bool { return v == line })
	list = append([]string{line}, list...)
	s.p.SetString("searched", strings.Join(list[:min(len(list), maxSearched)], "\n"))
}

func (s settings) addRecent(path string) {
	list := slices.DeleteFunc(s.recent(), func(v string) bool { return v == path })
	list = append([]string{path}, list...)
	s.p.SetString("recent", strings.Join(list[:min(len(list), maxRecent)], "\n"))
}

func (s settings) forget(path string) {
	s.p.SetString("recent", strings.Join(slices.DeleteFunc(s.recent(), func(v string) bool { return v == path }), "\n"))
}
