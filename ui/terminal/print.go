package terminal

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/rivo/uniseg"

	"twinleaf/model"
)

// printJSON writes v as one line.
func (s *session) printJSON(v any) error {
	b, err := compact(v)
	if err != nil {
		return err
	}
	_, err = s.out.Write(append(b, '\n'))
	return err
}

// compact is v as JSON for people and programs: < and & stay as they are.
func compact(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// cut shortens text to a number of terminal cells; a Chinese character takes two.
func cut(text string, cells int) string {
	if uniseg.StringWidth(text) <= cells {
		return text
	}
	var b strings.Builder
	used := 1 // for the ellipsis
	for g := uniseg.NewGraphemes(text); g.Next(); {
		if used += g.Width(); used > cells {
			break
		}
		b.WriteString(g.Str())
	}
	return b.String() + "…"
}

// pad fills text up to a number of terminal cells.
func pad(text string, cells int) string {
	return text + strings.Repeat(" ", max(0, cells-uniseg.StringWidth(text)))
}

// line writes a label and its value, and nothing where there is no value. The
// lines of a long value stand under one another.
func (s *session) line(label, value string) {
	if value == "" {
		return
	}
	const cells = 22
	value = strings.ReplaceAll(value, "\n", "\n"+strings.Repeat(" ", cells))
	fmt.Fprintf(s.out, "%s%s\n", pad(label, cells), value)
}

// join puts a separator between the parts that say something.
func join(sep string, parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, sep)
}

// metric is the standing of a journal in a line: "IF 4 · JCR Q1 INTERNATIONAL RELATIONS · CAS zone 1 社会学".
func (s *session) metric(m model.Metric) string {
	impact, jcr, zone := "", "", ""
	if m.ImpactFactor >= 0 {
		impact = s.Words.T("short.if", m.ImpactFactor)
	}
	if m.JCR != "" || m.JCRCategory != "" {
		jcr = s.Words.T("short.jcr", join(" ", m.JCR, m.JCRCategory))
	}
	if m.Zone != 0 {
		zone = s.Words.T("short.zone", m.Zone)
	}
	return join(" · ", impact, jcr, join(" ", zone, m.ZoneCategory))
}
