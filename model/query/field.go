package query

// Field is a number for a field of a paper or of its journal.
type Field uint8

// The fields, whose numbers are written in libraries: a new one goes to the end. Any is the absence of a field: title, abstract, authors, journal name, and what people wrote themselves.
const (
	Any Field = iota
	Title
	TitleZh
	TitleEn
	Abstract
	AbstractZh
	AbstractEn
	Author
	Journal
	Scope
	DOI
	Year
	IF
	Cited
	JCR
	JCRCategory
	Zone
	Category
	Lang
	OA
	Type
	Volume
	Issue
	Pages
	Added
	Edited
	Published
	HasField
	MissingField
	ID
	ISSN
	Publisher
	Platform
	PMCID
	Source
	URL
	Subject
	Rating
	Tag
	Shelf
	Note
	Read
	Check
	Severity
	Editor
	Translator
	Container
	Place
	Edition
	Series
	Event
	Keyword
	ReportNumber
	PMID
	ArXiv
	ISBN
	CiteKey
	PubModel
	CategoryID
	PDF
	DOILink
	ListLink
	Picture
	Score
	Total
	Online
	Accessed
	fieldCount
)

// Kind says which conditions a field takes.
type Kind uint8

const (
	Text   Kind = iota // words and phrases
	Number             // comparisons, ranges and lists of numbers
	Time               // dates, and ages such as <7d
	Choice             // one of a fixed list
	Value              // one of an open list, whole values or their beginnings
	Self               // has: and missing:, whose value is a field
)

// Spec describes a field. A new field is one line of the table below.
type Spec struct {
	Field Field
	Name  string   // English, canonical
	Zh    string   // Chinese
	More  []string // other names understood
	Kind  Kind
	// Choices are a Choice's values, each with the ways to write it, the canonical first.
	Choices [][]string
	// Presence says that has: and missing: take the field.
	Presence bool
}

var yesNo = [][]string{{"yes", "是", "true", "1", "y", "有"}, {"no", "否", "false", "0", "n", "无"}}

// specs is in the order of the constants.
var specs = [fieldCount]Spec{
	{Any, "", "", nil, Text, nil, false},
	{Title, "title", "题名", []string{"t", "标题", "篇名"}, Text, nil, true},
	{TitleZh, "title.zh", "中文题名", []string{"titlezh", "中文标题"}, Text, nil, true},
	{TitleEn, "title.en", "英文题名", []string{"titleen", "原题名", "英文标题"}, Text, nil, true},
	{Abstract, "abstract", "摘要", []string{"ab"}, Text, nil, true},
	{AbstractZh, "abstract.zh", "中文摘要", []string{"abstractzh"}, Text, nil, true},
	{AbstractEn, "abstract.en", "英文摘要", []string{"abstracten"}, Text, nil, true},
	{Author, "author", "作者", []string{"au", "authors"}, Text, nil, true},
	{Journal, "journal", "期刊", []string{"j", "刊名", "periodical"}, Text, nil, true},
	{Scope, "scope", "期刊介绍", []string{"收稿范围", "范围"}, Text, nil, true},
	{DOI, "doi", "DOI号", nil, Value, nil, true},
	{Year, "year", "年", []string{"y", "年份", "年度"}, Number, nil, true},
	{IF, "if", "影响因子", []string{"impact"}, Number, nil, true},
	{Cited, "cited", "被引", []string{"citations", "被引次数", "引用"}, Number, nil, true},
	{JCR, "jcr", "JCR分区", []string{"quartile"}, Choice, [][]string{{"Q1", "1", "1区", "一区"}, {"Q2", "2", "2区", "二区"}, {"Q3", "3", "3区", "三区"}, {"Q4", "4", "4区", "四区"}}, true},
	{JCRCategory, "jcrcategory", "JCR学科", []string{"jcr.category", "jcrname"}, Text, nil, true},
	{Zone, "zone", "分区", []string{"cas", "中科院分区"}, Choice, [][]string{{"1", "1区", "一区", "一"}, {"2", "2区", "二区", "二"}, {"3", "3区", "三区", "三"}, {"4", "4区", "四区", "四"}}, true},
	{Category, "category", "学科", []string{"zonecategory", "zone.category", "分区学科", "类别"}, Text, nil, true},
	{Lang, "lang", "语言", []string{"language", "语种"}, Choice, [][]string{{"zh", "中文", "中", "chinese", "cn"}, {"en", "英文", "英", "english"}, {"other", "其他"}}, true},
	{OA, "oa", "开放获取", []string{"openaccess", "open_access", "open", "开放"}, Choice, yesNo, true},
	{Type, "type", "类型", []string{"kind", "文献类型"}, Value, nil, true},
	{Volume, "volume", "卷", []string{"vol"}, Value, nil, true},
	{Issue, "issue", "期", []string{"no"}, Value, nil, true},
	{Pages, "pages", "页", []string{"page", "页码"}, Value, nil, true},
	{Added, "added", "添加", []string{"入库", "加入"}, Time, nil, false},
	{Edited, "edited", "改过", []string{"corrected", "已改", "修改"}, Choice, yesNo, false},
	{Published, "published", "发表", []string{"date", "日期"}, Time, nil, true},
	{HasField, "has", "有", nil, Self, nil, false},
	{MissingField, "missing", "缺", []string{"缺少", "lacks"}, Self, nil, false},
	{ID, "id", "编号", nil, Value, nil, false},
	{ISSN, "issn", "刊号", []string{"eissn"}, Value, nil, true},
	{Publisher, "publisher", "出版社", []string{"出版者"}, Text, nil, true},
	{Platform, "platform", "平台", nil, Value, nil, true},
	{PMCID, "pmcid", "PMC号", []string{"pmc"}, Value, nil, true},
	{Source, "source", "来源", []string{"paperid", "source_id", "来源号"}, Value, nil, true},
	{URL, "url", "链接", []string{"link"}, Value, nil, true},
	{Subject, "subject", "主题", []string{"subjects", "学科主题"}, Value, nil, true},
	{Rating, "rating", "评分", []string{"stars", "星"}, Number, nil, true},
	{Tag, "tag", "标签", []string{"tags"}, Value, nil, true},
	{Shelf, "shelf", "书架", []string{"shelves"}, Value, nil, true},
	{Note, "note", "笔记", []string{"notes", "备注"}, Text, nil, true},
	{Read, "read", "已读", []string{"读过"}, Choice, yesNo, true},
	{Check, "check", "检查", []string{"finding", "问题"}, Value, nil, true},
	{Severity, "severity", "严重", nil, Choice, [][]string{{"error", "错误"}, {"warning", "警告"}, {"note", "提示", "hint"}}, false},
	{Editor, "editor", "编者", []string{"editors", "ed", "主编"}, Text, nil, true},
	{Translator, "translator", "译者", []string{"translators"}, Text, nil, true},
	{Container, "container", "文集", []string{"book", "booktitle", "书名", "析出文献"}, Text, nil, true},
	{Place, "place", "出版地", []string{"location"}, Text, nil, true},
	{Edition, "edition", "版本", []string{"版次"}, Text, nil, true},
	{Series, "series", "丛书", []string{"丛书名"}, Text, nil, true},
	{Event, "event", "会议", []string{"conference", "会议名"}, Text, nil, true},
	{Keyword, "keyword", "关键词", []string{"keywords", "kw"}, Text, nil, true},
	{ReportNumber, "number", "编码", []string{"reportno", "报告号", "专利号", "标准号"}, Value, nil, true},
	{PMID, "pmid", "PubMed号", []string{"pubmed"}, Value, nil, true},
	{ArXiv, "arxiv", "arXiv号", nil, Value, nil, true},
	{ISBN, "isbn", "书号", nil, Value, nil, true},
	{CiteKey, "key", "引用键", []string{"citekey", "cite_key"}, Value, nil, true},
	{PubModel, "pubmodel", "出版方式", []string{"pub_model"}, Value, nil, true},
	{CategoryID, "categoryid", "类别号", []string{"category_id"}, Value, nil, true},
	{PDF, "pdf", "全文", []string{"fulltext"}, Value, nil, true},
	{DOILink, "doilink", "DOI链接", []string{"doi_url"}, Value, nil, true},
	{ListLink, "listlink", "目录链接", []string{"list_url"}, Value, nil, true},
	{Picture, "picture", "图片", []string{"pictures"}, Value, nil, true},
	{Score, "score", "得分", nil, Number, nil, true},
	{Total, "total", "总数", nil, Number, nil, true},
	{Online, "online", "网络首发", []string{"epub"}, Time, nil, true},
	{Accessed, "accessed", "访问", []string{"访问日期"}, Time, nil, true},
}

// Specs are the descriptions of all fields, in the order of their table.
func Specs() []Spec { return specs[1:] }

// Spec returns the field's description.
func (f Field) Spec() Spec {
	if f < fieldCount {
		return specs[f]
	}
	return Spec{Field: f}
}

// String returns the canonical name, "" for Any.
func (f Field) String() string { return f.Spec().Name }

// Fields lists every field but Any, in the order of the help page.
func Fields() []Spec { return specs[1:] }

// byName finds a field by any of its names in folded form.
var byName = func() map[string]Field {
	m := map[string]Field{}
	for _, s := range specs[1:] {
		for _, n := range append([]string{s.Name, s.Zh}, s.More...) {
			m[foldName(n)] = s.Field
		}
	}
	return m
}()

// ParseField finds a field by its English or Chinese name in any case and width.
func ParseField(name string) (Field, bool) {
	f, ok := byName[foldName(name)]
	return f, ok
}
