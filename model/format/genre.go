package format

import "strings"

// genre is the kind of a paper as far as reference managers tell kinds apart.
type genre uint8

const (
	otherGenre genre = iota
	articleGenre
	bookGenre
	chapterGenre
	conferenceGenre
	proceedingsGenre
	thesisGenre
	reportGenre
	patentGenre
	standardGenre
	datasetGenre
	newsGenre
	webGenre
	preprintGenre
)

// genreWord is how a format names a genre.
type genreWord struct {
	genre genre
	word  string
}

// genreWords are the words that sources use; the first that the type is, or
// else the first longer one that it holds, decides.
var genreWords = []struct {
	genre genre
	words []string
}{
	{preprintGenre, []string{"preprint", "posted-content", "working paper", "unpublished work", "unpb", "预印本"}},
	{chapterGenre, []string{"book section", "book chapter", "book-chapter", "bookchapter", "book part", "incollection", "inbook", "chapter", "chap", "echap", "章节", "析出"}},
	{proceedingsGenre, []string{"conference proceedings", "book, edited", "edited book", "edbook", "proceedings", "论文集"}},
	{conferenceGenre, []string{"conference paper", "proceedings paper", "proceedings article", "proceedings-article", "conference", "inproceedings", "paper-conference", "meeting abstract", "cpaper", "conf", "congress", "会议", "c"}},
	{articleGenre, []string{"journal article", "journal-article", "journalarticle", "article-journal", "期刊", "jour", "ejour", "inpr", "abst", "j"}},
	{thesisGenre, []string{"thesis", "dissertation", "dissertation/thesis", "phdthesis", "mastersthesis", "thes", "学位", "博士", "硕士"}},
	{patentGenre, []string{"patent", "pat", "专利", "p"}},
	{standardGenre, []string{"standard", "stand", "标准"}},
	{datasetGenre, []string{"dataset", "data set", "database", "data", "数据集"}},
	{newsGenre, []string{"newspaper article", "newspaper", "news", "mgzn", "magazine article", "报纸"}},
	{reportGenre, []string{"technical report", "techreport", "report", "rprt", "govdoc", "government document", "报告"}},
	{webGenre, []string{"web page", "webpage", "website", "web", "online", "elec", "blog", "网页"}},
	{bookGenre, []string{"book, whole", "whole book", "monograph", "book", "ebook", "图书", "专著", "b", "s"}},
	{articleGenre, []string{"article", "review", "letter", "editorial", "comment", "trial", "study", "综述"}},
}

// genreOf says what a type means.
func genreOf(typ string) genre {
	typ = strings.ToLower(strings.TrimSpace(typ))
	if typ == "" {
		return otherGenre
	}
	for _, exact := range [...]bool{true, false} {
		for _, g := range genreWords {
			for _, w := range g.words {
				if typ == w || !exact && len(w) > 4 && strings.Contains(typ, w) {
					return g.genre
				}
			}
		}
	}
	return otherGenre
}

// genreIn is how a format names the type of a paper: the type itself where
// the format has it, else the word of its genre, else what the other fields
// suggest; the first word of the format at last.
func genreIn(words []genreWord, s *sheet) string {
	for _, w := range words {
		if w.word == s.p.Type {
			return w.word
		}
	}
	g := genreOf(s.p.Type)
	if g == otherGenre {
		g = guessGenre(s)
	}
	for _, w := range words {
		if w.genre == g {
			return w.word
		}
	}
	if len(words) == 0 {
		return s.p.Type
	}
	return words[0].word
}

// guessGenre tells what a paper without a type is.
func guessGenre(s *sheet) genre {
	switch {
	case s.journal != "":
		return articleGenre
	case s.p.Event != "":
		return conferenceGenre
	case s.p.Container != "":
		return chapterGenre
	case s.p.ISBN != "" || s.p.Publisher != "":
		return bookGenre
	}
	return articleGenre
}
