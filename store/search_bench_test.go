package store_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"twinleaf/model/query"
	"twinleaf/store"
	"twinleaf/store/storetest"
)

// kinds are the queries of BenchmarkSearch, of every kind that a person types:
// each prefix of common words, Han characters, pairs and phrases, pinyin,
// fields, ranges, negation, OR, and each order. What follows " sort:" is the order.
var kinds = strings.Split(strings.TrimSpace(`
n
ne
neu
neur
neural
neural n
neural networks
t
th
the
a
q
qu
quantum
m
me
met
meth
method
l
le
lea
lear
learning
p
pr
pro
prob
problem
s
st
stochastic gradient
deep learning model
网
网络
方
方法
网络结构
研究
基于
国际关系
深度学习
的
中国 经济
duobian
dbzy
wangluo
yanjiu
shendu xuexi
zeng
li
"neural networks"
"in this paper"
title:neural
title:网络
author:wang
author:zhang
author:李
journal:physics
abstract:theorem
scope:science
year:2015
year:2010..2015
year:>2018
if:>4
if:2..3
cited:>=100
jcr:Q1
jcr:Q1,Q2 zone:1
zone:2
category:数学
oa:yes
has:abstract
missing:title.zh
edited:yes
doi:10.48550
-neural
neural -networks
quantum OR graph
(quantum OR graph) year:>2015 -theory
网络 OR neural
zxqvkj
 sort:year
 sort:-year
 sort:title
 sort:-cited
 sort:-if
 sort:author
 sort:journal
neural sort:-year
neural sort:title
the sort:-cited
网 sort:year
year:>2015 sort:author
jcr:Q1 sort:-if
`), "\n")

// BenchmarkSearch answers each kind of query as the window does at each
// keystroke (count, first 50 rows in order, all filter counts) and prints the
// median of 9 answers for each, and over all answers the 50th and the 99th
// percentile and the worst, in milliseconds. TWINLEAF_LIBRARY names a library;
// without it TWINLEAF_N corpus records are imported.
func BenchmarkSearch(b *testing.B) {
	path := os.Getenv("TWINLEAF_LIBRARY")
	if path == "" {
		path = filepath.Join(b.TempDir(), "bench.twinleaf")
		l, err := store.Open(path, store.Options{NoSync: true})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := l.Import(b.Context(), storetest.Corpus(b, 0, benchN(b)), store.ImportOptions{}); err != nil {
			b.Fatal(err)
		}
		if err := l.Close(); err != nil {
			b.Fatal(err)
		}
	}
	l, err := store.Open(path, store.Options{ReadOnly: true})
	if err != nil {
		b.Fatal(err)
	}
	defer l.Close()
	var all []time.Duration
	table := strings.Builder{}
	for b.Loop() {
		all, table = nil, strings.Builder{}
		for _, kind := range kinds {
			took, count := answers(b, l, kind)
			all = append(all, took...)
			slices.Sort(took)
			fmt.Fprintf(&table, "%-45s %9d papers  median %8.2f  worst %8.2f ms\n", kind, count, ms(took[len(took)/2]), ms(took[len(took)-1]))
		}
	}
	slices.Sort(all)
	fmt.Printf("\n%d papers, %d kinds\n%s", l.Stats().Papers, len(kinds), table.String()) // Log would cut it
	b.ReportMetric(ms(all[len(all)/2]), "p50-ms")
	b.ReportMetric(ms(all[len(all)*99/100]), "p99-ms")
	b.ReportMetric(ms(all[len(all)-1]), "worst-ms")
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// answers asks ten times; the first, which reads cold pages, does not count.
func answers(b *testing.B, l *store.Library, kind string) (took []time.Duration, count int) {
	text, order, _ := strings.Cut(kind, " sort:")
	sort, err := query.ParseSort(order)
	if err != nil {
		b.Fatal(err)
	}
	for i := range 10 {
		begun := time.Now()
		r, err := l.Search(b.Context(), query.Parse(text, query.Options{Sort: sort, Typing: true}))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := r.Rows(0, 50); err != nil {
			b.Fatal(err)
		}
		if count = r.Count(); i > 0 {
			took = append(took, time.Since(begun))
		}
		if len(r.Problems()) > 0 {
			b.Fatalf("%s: %v", kind, r.Problems())
		}
	}
	return took, count
}
