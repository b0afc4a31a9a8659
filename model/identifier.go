package model

import (
	"net/url"
	"strings"
)

// NormalizeDOI returns the bare DOI in lower case: a resolver address, a
// "doi:" label, outer white space and percent escapes are taken off. It
// returns "" where s does not hold a DOI: the directory indicator "10.", a
// registrant, a slash and a suffix (DOI Handbook 2.2; ISO 26324).
func NormalizeDOI(s string) string {
	s = strings.TrimSpace(s)
	low := strings.ToLower(s)
	if i := strings.Index(low, "doi.org/"); i >= 0 && strings.HasPrefix(low, "http") {
		low = low[i+len("doi.org/"):]
		if u, err := url.PathUnescape(low); err == nil {
			low = u
		}
	} else if rest, ok := strings.CutPrefix(low, "doi.org/"); ok {
		low = rest
	} else if rest, ok := strings.CutPrefix(low, "doi:"); ok {
		low = strings.TrimSpace(rest)
	}
	rest, ok := strings.CutPrefix(low, "10.")
	if !ok {
		return ""
	}
	reg, suffix, ok := strings.Cut(rest, "/")
	if !ok || reg == "" || suffix == "" || strings.ContainsAny(low, " \t\n") {
		return ""
	}
	for _, r := range reg {
		if r != '.' && (r < '0' || r > '9') {
			return ""
		}
	}
	return low
}

// IsWebLink reports whether s is an absolute http or https address, the only
// ones that the window opens.
func IsWebLink(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}
