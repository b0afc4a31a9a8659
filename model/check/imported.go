package check

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// imported finds a value that the paper keeps as imported under one of the
// keys (without case; the last part of a key such as "journal.volume" too),
// as plain text. null is no value.
func (r *run) imported(keys ...string) (string, bool) {
	for i := range r.p.Extra {
		e := &r.p.Extra[i]
		key := e.Key
		for _, k := range keys {
			if !strings.EqualFold(key, k) && !(len(key) > len(k) && key[len(key)-len(k)-1] == '.' && strings.EqualFold(key[len(key)-len(k):], k)) {
				continue
			}
			v := strings.TrimSpace(e.Value)
			if v == "" || v == "null" || v == `""` || v == "[]" {
				continue
			}
			if v[0] == '"' {
				if b, err := jsontext.AppendUnquote(nil, v); err == nil {
					v = string(b)
				}
			}
			return v, true
		}
	}
	return "", false
}
