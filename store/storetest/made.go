package storetest

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"twinleaf/model"
	"twinleaf/store"
)

var (
	madeWords = strings.Fields("the of and network neural deep learning security policy multilateral regime global analysis theory quantum cell protein growth climate Über théorie")
	madeHan   = []rune("多边主义威权网络体制综合国际外交实践深度学习方法研究分析理论基因生长气候变化模型")
	madeNames = []string{"Mark Raymond", "Justin Sherman", "Li Wei", "曾国藩", "单田芳", "仇和", "Anna van der Berg", "José Núñez", "欧阳修"}
)

// Made yields n papers out of a seed, the same each time, in both languages,
// of 40 journals, each with an original.
func Made(seed uint64, n int) iter.Seq2[store.Incoming, error] {
	return func(yield func(store.Incoming, error) bool) {
		r := rand.New(rand.NewPCG(seed, 2))
		words := func(n int) string {
			var out []string
			for range n {
				out = append(out, madeWords[r.IntN(len(madeWords))])
			}
			return strings.Join(out, " ")
		}
		han := func(n int) string {
			var b strings.Builder
			for range n {
				b.WriteRune(madeHan[r.IntN(len(madeHan))])
			}
			return b.String()
		}
		for i := range n {
			k := r.IntN(40)
			p := model.Paper{
				Title:    model.Text{ZH: han(12), EN: words(8) + fmt.Sprintf(" %d", i)},
				Abstract: model.Text{EN: words(60)},
				Volume:   fmt.Sprint(r.IntN(90)), Pages: fmt.Sprintf("%d-%d", i, i+9),
				Published: model.Date{Year: int16(1990 + r.IntN(35)), Month: uint8(1 + r.IntN(12))},
				DOI:       fmt.Sprintf("10.5555/made.%d.%d", seed, i), Platform: "made", Language: "en",
				OpenAccess: model.FlagOf(r.IntN(2) == 0), Citations: model.CountOf(int64(r.IntN(500))),
			}
			for range 1 + r.IntN(4) {
				p.Authors = append(p.Authors, model.Person{Name: madeNames[r.IntN(len(madeNames))]})
			}
			j := model.Journal{Name: fmt.Sprintf("Journal of %s %d", madeWords[k%len(madeWords)], k), SourceID: fmt.Sprint(1000 + k),
				Metrics: []model.Metric{{Source: "made", ImpactFactor: float64(k) / 4, JCR: fmt.Sprintf("Q%d", 1+k%4), Zone: 1 + k%4, ZoneCategory: "医学"}}}
			original := fmt.Sprintf(`{"title":%q,"doi":%q,"abstract":%q,"resultStr":null}`, p.Title.ZH, p.DOI, p.Abstract.EN)
			if !yield(store.Incoming{Paper: p, Journal: j, Original: []byte(original), Source: "made", Line: i + 1}, nil) {
				return
			}
		}
	}
}
