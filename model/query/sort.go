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

// ParseSort reads "year", "-year" or "+year"; "" is relevance.
func ParseSort(text string) (Sort, error) {
	name := foldName(text)
	var s Sort
	switch {
	case strings.HasPrefix(name, "-"):
		s.Desc, name = true, name[1:]
	case strings.HasPrefix(name, "+"):
		name = name[1:]
	}
	if name == "" {
		return Sort{}, nil
	}
	for k, names := range sortNames {
		for _, n := range names {
			if foldName(n) == name {
				s.Key = SortKey(k)
				if s.Key == ByRelevance {
					s.Desc = false
				}
				return s, nil
			}
		}
	}
	return Sort{}, fmt.Errorf("%w %q: know %s", ErrSort, text, strings.Join(Sorts(), ", "))
}

// String returns the form that ParseSort reads.
func (s Sort) String() string {
	name := ""
	if s.Key < sortCount {
		name = sortNames[s.Key][0]
	}
	if s.Desc {
		return "-" + name
	}
	return name
}
