package cite

import (
	"reflect"
	"testing"

	"twinleaf/model"
)

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		typ  string
		want Kind
	}{
		{"", Other}, {"  ", Other}, {"something", Other},
		{"Journal Article", Article}, {"journal-article", Article}, {"JournalArticle", Article}, {"JournalArticle, Review", Article}, {"Review", Article},
		{"Editorial", Article}, {"LettersAndComments", Article}, {"Clinical Trial", Article}, {"期刊论文", Article}, {"JOUR", Article}, {"Journal Article (Online)", Article},
		{"学报论文", Article}, {"Data Paper", Article}, {"Book review", Article},
		{"Book", Book}, {"monograph", Book}, {"Edited Book", Book}, {"专著", Book}, {"图书", Book}, {"proceedings", Book},
		{"Book Chapter", Chapter}, {"BookSection", Chapter}, {"incollection", Chapter}, {"CHAP", Other}, {"析出文献", Chapter},
		{"Thesis", Thesis}, {"Doctoral Dissertation", Thesis}, {"phdthesis", Thesis}, {"硕士学位论文", Thesis}, {"博士论文", Thesis},
		{"Conference Paper", Conference}, {"proceedings-article", Conference}, {"inproceedings", Conference}, {"会议论文", Conference}, {"JournalArticle, Conference", Conference},
		{"Report", Report}, {"Technical Report", Report}, {"techreport", Report}, {"研究报告", Report},
		{"web page", Web}, {"Online", Web}, {"website", Web}, {"网页", Web}, {"网络资源", Web},
		{"Newspaper Article", News}, {"News", News}, {"报纸", News}, {"报纸文章", News},
		{"Preprint", Preprint}, {"posted-content", Preprint}, {"预印本", Preprint},
		{"Patent", Patent}, {"发明专利", Patent}, {"Standard", Standard}, {"国家标准", Standard}, {"Dataset", Dataset}, {"数据集", Dataset},
	} {
		if got := KindOf(c.typ); got != c.want {
			t.Errorf("%q: %d, want %d", c.typ, got, c.want)
		}
	}
}

func TestFromPaper(t *testing.T) {
	security := model.Journal{Name: "Contemporary Security Policy", NameZH: "当代安全政策", Variants: []string{"CSP", "Contemp. Secur. Policy", "当代安全政策"}, Publisher: "Routledge"}
	for _, c := range []struct {
		name    string
		paper   model.Paper
		journal model.Journal
		want    Item
	}{
		{name: "as harvested: two numbers in one volume, pages 0, translated title",
			paper: model.Paper{Title: model.Text{EN: "Norms and conventions.", ZH: "规范与惯例"}, Authors: []model.Person{{Name: "Mark Raymond"}, {Name: "Sherman, Justin"}},
				Volume: "77 4", Pages: "0", Published: day("2023-12"), Online: day("2023-11-02"), DOI: "https://doi.org/10.1080/13523260.2023.2269809",
				Language: "en", Type: "Journal Article", URL: "https://www.tandfonline.com/doi/10.1080/13523260.2023.2269809"},
			journal: security,
			want: Item{Kind: Article, Language: "en", Authors: []Name{{Family: "Raymond", Given: "Mark"}, {Family: "Sherman", Given: "Justin"}},
				Title: "Norms and conventions.", Container: "Contemporary Security Policy", Abbrev: "Contemp. Secur. Policy", Volume: "77", Issue: "4", Pages: "0",
				Issued: day("2023-12"), DOI: "10.1080/13523260.2023.2269809", URL: "https://www.tandfonline.com/doi/10.1080/13523260.2023.2269809",
				Translated: Translation{Language: "zh", Title: "规范与惯例", Container: "当代安全政策"}}},
		{name: "Chinese original",
			paper:   model.Paper{Title: model.Text{EN: "On the reform", ZH: "论改革"}, Authors: []model.Person{{Name: "王小明"}}, Published: day("2020"), Type: "期刊论文", Issue: "3"},
			journal: model.Journal{Name: "Reform", NameZH: "改革"},
			want: Item{Kind: Article, Language: "zh", Authors: []Name{{Family: "王", Given: "小明"}}, Title: "论改革", Container: "改革", Issue: "3", Issued: day("2020"),
				Translated: Translation{Language: "en", Title: "On the reform", Container: "Reform"}}},
		{name: "chapter with extras, BibTeX keys",
			paper: model.Paper{Title: model.Text{EN: "A chapter"}, Language: "en", Type: "Book Chapter", Pages: "1-20", Extra: []model.Extra{
				{Key: "booktitle", Value: `"The whole"`}, {Key: "Editor", Value: `"Smith, John and Doe, Jane"`}, {Key: "publisher", Value: `"Springer"`},
				{Key: "address", Value: `"Berlin"`}, {Key: "edition", Value: `2`}, {Key: "isbn", Value: `"978"`}, {Key: "urldate", Value: `"2024-05-06"`}}},
			want: Item{Kind: Chapter, Language: "en", Title: "A chapter", Container: "The whole", Pages: "1-20", Publisher: "Springer", Place: "Berlin", Edition: "2",
				Editors: []Name{{Family: "Smith", Given: "John"}, {Family: "Doe", Given: "Jane"}}, Accessed: day("2024-05-06"), Translated: Translation{Language: "zh"}}},
		{name: "CSL people, value that is no JSON, prefixed key",
			paper: model.Paper{Title: model.Text{ZH: "书名"}, Language: "zh", Type: "图书", Extra: []model.Extra{
				{Key: "editor", Value: `[{"family":"Smith","given":"John"},{"literal":"Royal Society"},{"name":"王明"}]`}, {Key: "dc.publisher", Value: "商务印书馆"}, {Key: "出版地", Value: `"北京"`}}},
			want: Item{Kind: Book, Language: "zh", Title: "书名", Publisher: "商务印书馆", Place: "北京",
				Editors: []Name{{Family: "Smith", Given: "John"}, {Literal: "Royal Society"}, {Family: "王", Given: "明"}}, Translated: Translation{Language: "en"}}},
		{name: "thesis: the school is the publisher, the type the degree",
			paper: model.Paper{Title: model.Text{EN: "Deep models"}, Language: "en", Type: "PhD thesis", Extra: []model.Extra{{Key: "school", Value: `"MIT"`}}},
			want:  Item{Kind: Thesis, Language: "en", Title: "Deep models", Publisher: "MIT", Degree: "PhD thesis", Translated: Translation{Language: "zh"}}},
		{name: "preprint known by its DOI",
			paper: model.Paper{Title: model.Text{EN: "Attention is all you need"}, Language: "en", Type: "Article", DOI: "10.48550/arxiv.1706.03762", Volume: "abs/1706.03762"},
			want: Item{Kind: Preprint, Language: "en", Title: "Attention is all you need", Container: "arXiv", Number: "arXiv:1706.03762", DOI: "10.48550/arxiv.1706.03762",
				Translated: Translation{Language: "zh"}}},
		{name: "news of a journal is an article",
			paper:   model.Paper{Title: model.Text{EN: "A ruling"}, Language: "en", Type: "News", Volume: "3"},
			journal: model.Journal{Name: "Law"},
			want:    Item{Kind: Article, Language: "en", Title: "A ruling", Container: "Law", Volume: "3", Translated: Translation{Language: "zh"}}},
		{name: "page of the web: no type, no journal, an address",
			paper: model.Paper{Title: model.Text{EN: "A page"}, Language: "en", URL: "https://example.org"},
			want:  Item{Kind: Web, Language: "en", Title: "A page", URL: "https://example.org", Translated: Translation{Language: "zh"}}},
		{name: "nothing", want: Item{Kind: Article}},
	} {
		got := FromPaper(c.paper, c.journal)
		if got.Authors != nil && len(got.Authors) == 0 {
			got.Authors = nil
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %+v\nwant %+v", c.name, got, c.want)
		}
	}
}

// The dirt of a harvest does not reach the entry; the record is not touched.
func TestPaperEntry(t *testing.T) {
	p := model.Paper{Title: model.Text{EN: "Norms and Conventions in Cyber Diplomacy.", ZH: "网络外交中的规范与惯例"}, Authors: []model.Person{{Name: "Mark Raymond"}},
		Volume: "77 4", Pages: "0", Published: day("2023-12"), DOI: "10.1000/xyz", Language: "en", Type: "Journal Article"}
	j := model.Journal{Name: "Contemporary Security Policy", NameZH: "当代安全政策"}
	it := FromPaper(p, j)
	for _, c := range []struct{ style, want string }{
		{"gbt7714", "RAYMOND M. Norms and conventions in cyber diplomacy[J/OL]. Contemporary Security Policy, 2023, 77(4). DOI:10.1000/xyz."},
		{"apa", "Raymond, M. (2023). Norms and conventions in cyber diplomacy. Contemporary Security Policy, 77(4). https://doi.org/10.1000/xyz"},
		{"mla", "Raymond, Mark. “Norms and Conventions in Cyber Diplomacy.” Contemporary Security Policy, vol. 77, no. 4, Dec. 2023, https://doi.org/10.1000/xyz."},
	} {
		s, err := Parse(c.style)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Entry(it, Options{}).Plain(); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", c.style, got, c.want)
		}
	}
	if p.Volume != "77 4" || p.Pages != "0" {
		t.Error("the record changed")
	}
}

func TestAbbreviation(t *testing.T) {
	for _, c := range []struct {
		name     string
		variants []string
		want     string
	}{
		{"The Lancet Infectious Diseases", []string{"TLID", "Lancet Infect Dis"}, "Lancet Infect Dis"},
		{"New England Journal of Medicine", []string{"NEJM", "新英格兰医学杂志", "N. Engl. J. Med."}, "N. Engl. J. Med."},
		{"Proceedings of the National Academy of Sciences", []string{"PNAS", "Proc Natl Acad Sci"}, "Proc Natl Acad Sci"},
		{"Nature", []string{"Nature (London)"}, ""},
		{"Journal of Physics", []string{"Physics of fluids"}, ""},
		{"", []string{"", "x"}, ""},
	} {
		if got := abbreviation(c.name, c.variants); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
