package query

import (
	"errors"
	"fmt"
	"strings"
)

// ErrSort is wrapped by the error for a sort key that does not exist.
var ErrSort = errors.New("unknown sort key")

// SortKey is a column that results can be ordered by.
type SortKey uint8

// The sort keys.
const (
	ByRelevance SortKey = iota // whole phrase in a title, title, author, journal, abstract; then newer, then more cited
	ByTitleEn                  // English collation; a paper without an English title by the pinyin of its Chinese one
	ByTitleZh                  // pinyin order, Chinese before Latin; a paper without a Chinese title by its English one
	ByAuthor                   // first author, family name first, surname readings
	ByJournal                  // journal name
	ByYear                     // publication date
	ByCited
	ByIF
	ByJCR
	ByZone
	ByCategory // zone category, pinyin order
	ByJCRCategory
	ByAdded
	ByLang
	ByOA
	ByType
	ByVolume
	ByRating
	sortCount
)

// Sort is an order. Papers that are equal under it keep the order in which they were added, in both directions; papers
// without a value come last in both directions.
type Sort struct {
	Key  SortKey
	Desc bool
	// Then decides among papers that are equal under Key; ByRelevance: none. Before another key ByYear tells years apart and not days.
	Then     SortKey
	ThenDesc bool
}

var sortNames = [sortCount][]string{
	ByRelevance: {"relevance", "相关"}, ByTitleEn: {"title.en", "title", "题名", "英文题名"}, ByTitleZh: {"title.zh", "中文题名"},
	ByAuthor: {"author", "authors", "作者"}, ByJournal: {"journal", "期刊"}, ByYear: {"year", "date", "published", "年", "发表"},
	ByCited: {"cited", "citations", "被引"}, ByIF: {"if", "impact", "impact_factor", "影响因子"}, ByJCR: {"jcr", "JCR分区"}, ByZone: {"zone", "分区"},
	ByCategory: {"category", "zonecategory", "zone_category", "学科"}, ByJCRCategory: {"jcrcategory", "jcr_category", "JCR学科"},
	ByAdded: {"added", "添加"}, ByLang: {"lang", "language", "语言"}, ByOA: {"oa", "open_access", "开放获取"}, ByType: {"type", "类型"},
	ByVolume: {"volume", "卷"}, ByRating: {"rating", "评分"},
}

// Sorts lists the canonical names of all sort keys.
func Sorts() []string {
	out := make([]string, sortCount)
	for i, n := range sortNames {
		out[i] = n[0]
	}
	return out
}

// ParseSort reads "year", "-year" or "+year", and two such with a comma between; "" is relevance, which stands alone.
func ParseSort(text string) (Sort, error) {
	first, second, two := strings.Cut(strings.ReplaceAll(text, "，", ","), ",")
	var s Sort
	var err error
	if s.Key, s.Desc, err = parseKey(first); err != nil || !two {
		return s, err
	}
	if s.Then, s.ThenDesc, err = parseKey(second); err != nil {
		return Sort{}, err
	}
	if s.Key == ByRelevance || s.Then == ByRelevance {
		return Sort{}, fmt.Errorf("%w %q: relevance stands alone", ErrSort, text)
	}
	if s.Then == s.Key {
		s.Then, s.ThenDesc = ByRelevance, false
	}
	return s, nil
}

func parseKey(text string) (key SortKey, desc bool, err error) {
	name := foldName(strings.TrimSpace(text))
	switch {
	case strings.HasPrefix(name, "-"):
		desc, name = true, name[1:]
	case strings.HasPrefix(name, "+"):
		name = name[1:]
	}
	if name == "" {
		return ByRelevance, false, nil
	}
	for k, names := range sortNames {
		for _, n := range names {
			if foldName(n) == name {
				key = SortKey(k)
				return key, desc && key != ByRelevance, nil
			}
		}
	}
	return 0, false, fmt.Errorf("%w %q: know %s", ErrSort, text, strings.Join(Sorts(), ", "))
}

// String returns the form that ParseSort reads.
func (s Sort) String() string {
	text := keyName(s.Key, s.Desc)
	if s.Then != ByRelevance {
		text += "," + keyName(s.Then, s.ThenDesc)
	}
	return text
}

func keyName(k SortKey, desc bool) string {
	name := ""
	if k < sortCount {
		name = sortNames[k][0]
	}
	if desc {
		return "-" + name
	}
	return name
}
