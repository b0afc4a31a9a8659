package main

// firstRows is how many rows an answer holds, as many as a tall window shows.
const firstRows = 50

// question is a query as each engine takes it.
type question struct {
	text  string // as a person types it into Twinleaf
	order string // "": by relevance; "-year": the newest first

	latin string // FTS5, words of both languages
	han   string // FTS5, the trigram index: a phrase of three characters and more
	like  string // FTS5, the trigram index: one or two characters
	where string // SQLite, of the columns
	bleve string // bleve's query string
}

// questions are what people type: each prefix of a word, Chinese characters,
// pairs and phrases, fields, ranges, negation, choice, in two orders.
var questions = []question{
	{text: "n", order: "-year", latin: `"n"*`, bleve: "n*"},
	{text: "ne", order: "-year", latin: `"ne"*`, bleve: "ne*"},
	{text: "neu", order: "-year", latin: `"neu"*`, bleve: "neu*"},
	{text: "neural", order: "-year", latin: `"neural"*`, bleve: "neural*"},
	{text: "neural", latin: `"neural"*`, bleve: "neural*"},
	{text: "neural netw", order: "-year", latin: `"neural" "netw"*`, bleve: "+neural +netw*"},
	{text: "t", order: "-year", latin: `"t"*`, bleve: "t*"},
	{text: "the", order: "-year", latin: `"the"*`, bleve: "the*"},
	{text: "quantum", order: "-year", latin: `"quantum"*`, bleve: "quantum*"},
	{text: "quantum", latin: `"quantum"*`, bleve: "quantum*"},
	{text: "stochastic gradient", latin: `"stochastic" "gradient"*`, bleve: "+stochastic +gradient*"},
	{text: `"neural networks"`, order: "-year", latin: `"neural networks"`, bleve: `"neural networks"`},
	{text: `"in this paper"`, order: "-year", latin: `"in this paper"`, bleve: `"in this paper"`},
	{text: "title:neural", order: "-year", latin: `title_en : "neural"*`, bleve: "title_en:neural*"},
	{text: "author:wang", order: "-year", latin: `authors : "wang"*`, bleve: "authors:wang*"},
	{text: "abstract:theorem", order: "-year", latin: `abstract_en : "theorem"*`, bleve: "abstract_en:theorem*"},
	{text: "quantum OR graph", order: "-year", latin: `"quantum" OR "graph"*`, bleve: "quantum graph*"},
	{text: "neural -networks", order: "-year", latin: `"neural" NOT "networks"*`, bleve: "+neural -networks*"},
	{text: "-neural", order: "-year", where: `id NOT IN (SELECT rowid FROM latin('"neural"*'))`, bleve: "-neural*"},
	{text: "网", order: "-year", like: "网", bleve: `网`},
	{text: "网络", order: "-year", like: "网络", bleve: `"网络"`},
	{text: "研究", order: "-year", like: "研究", bleve: `"研究"`},
	{text: "网络结构", order: "-year", han: "网络结构", bleve: `"网络结构"`},
	{text: "深度学习", order: "-year", han: "深度学习", bleve: `"深度学习"`},
	{text: "duobian", order: "-year"},
	{text: "year:2015", order: "-year", where: "year = 2015", bleve: "+year:>=2015 +year:<=2015"},
	{text: "year:2010..2015", order: "-year", where: "year BETWEEN 2010 AND 2015", bleve: "+year:>=2010 +year:<=2015"},
	{text: "if:>4", order: "-year", where: "if > 4", bleve: "+if:>4"},
	{text: "cited:>=100", order: "-year", where: "cited >= 100", bleve: "+cited:>=100"},
	{text: "jcr:Q1", order: "-year", where: "jcr = 'Q1'", bleve: "+jcr:Q1"},
	{text: "zone:2", order: "-year", where: "zone = 2", bleve: "+zone:>=2 +zone:<=2"},
	{text: "neural year:>2015", order: "-year", latin: `"neural"`, where: "year > 2015", bleve: "+neural +year:>2015"},
	{text: "quantum jcr:Q1", latin: `"quantum"`, where: "jcr = 'Q1'", bleve: "+quantum +jcr:Q1"},
	{text: "网络 year:>2015", order: "-year", like: "网络", where: "year > 2015", bleve: `+"网络" +year:>2015`},
	{text: "", order: "-year", where: "1", bleve: "*"},
	{text: "", order: "title", where: "1", bleve: "*"},
	{text: "zxqvkj", latin: `"zxqvkj"*`, bleve: "zxqvkj*"},
}
