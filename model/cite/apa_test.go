package cite

import "testing"

// Examples of the APA Publication Manual, 7th edition, chapter 10, and of APA's
// own site (apastyle.apa.org, "Reference Examples"), by their kind.
var apaExamples = []example{
	{from: "site, journal article", want: "Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States. Psychology of Popular Media Culture, 8(3), 207–217. https://doi.org/10.1037/ppm0000185",
		item: Item{Kind: Article, Authors: people("Grady, Jessica S.; Her, Malena; Moreno, Geena; Perez, Catherine; Yelinek, Jelinne"), Title: "Emotions in Storybooks: A Comparison of Storybooks That Represent Ethnic and Racial Groups in the United States", Container: "Psychology of Popular Media Culture", Volume: "8", Issue: "3", Pages: "207-217", Issued: day("2019"), DOI: "10.1037/ppm0000185"}},
	{from: "site, article number", want: "Jerrentrup, A., Mueller, T., Glowalla, U., Herder, M., Henrichs, N., Neubauer, A., & Schaefer, J. R. (2018). Teaching medicine with the help of “Dr. House.” PLoS ONE, 13(3), Article e0193972. https://doi.org/10.1371/journal.pone.0193972",
		item: Item{Kind: Article, Authors: people("Jerrentrup, A.; Mueller, T.; Glowalla, U.; Herder, M.; Henrichs, N.; Neubauer, A.; Schaefer, J. R."), Title: "Teaching medicine with the help of “Dr. House.”", Container: "PLoS ONE", Volume: "13", Issue: "3", Pages: "e0193972", Issued: day("2018"), DOI: "10.1371/journal.pone.0193972"}},
	{from: "site, missing issue", want: "Sanchiz, M., Chevalier, A., & Amadieu, F. (2017). How do older and young adults start searching for information? Impact of age, domain knowledge and problem complexity on the different steps of information searching. Computers in Human Behavior, 72, 67–78. https://doi.org/10.1016/j.chb.2017.02.038",
		item: Item{Kind: Article, Authors: people("Sanchiz, Mylène; Chevalier, Aline; Amadieu, Franck"), Title: "How do older and young adults start searching for information? Impact of age, domain knowledge and problem complexity on the different steps of information searching", Container: "Computers in Human Behavior", Volume: "72", Pages: "67–78", Issued: day("2017"), DOI: "10.1016/j.chb.2017.02.038"}},
	{from: "site, missing pages", want: "Butler, J. (2017). Where access meets multimodality: The case of ASL music videos. Kairos: A Journal of Rhetoric, Technology, and Pedagogy, 21(1). http://technorhetoric.net/21.1/topoi/butler/index.html",
		item: Item{Kind: Article, Authors: people("Janine Butler"), Title: "Where Access Meets Multimodality: The Case of ASL Music Videos", Container: "Kairos: A Journal of Rhetoric, Technology, and Pedagogy", Volume: "21", Issue: "1", Issued: day("2017"), URL: "http://technorhetoric.net/21.1/topoi/butler/index.html"}},
	{from: "10.1, article with DOI", want: "McCauley, S. M., & Christiansen, M. H. (2019). Language learning as language use: A cross-linguistic model of child language development. Psychological Review, 126(1), 1–51. https://doi.org/10.1037/rev0000126",
		item: Item{Kind: Article, Authors: people("Stewart M. McCauley; Morten H. Christiansen"), Title: "Language learning as language use: A cross-linguistic model of child language development", Container: "Psychological Review", Volume: "126", Issue: "1", Pages: "1-51", Issued: day("2019"), DOI: "10.1037/rev0000126"}},
	{from: "10.1, article without DOI", want: "Anderson, M. (2018). Getting consistent with consequences. Educational Leadership, 76(1), 26–33.",
		item: Item{Kind: Article, Authors: people("Mike Anderson"), Title: "Getting Consistent with Consequences", Container: "Educational Leadership", Volume: "76", Issue: "1", Pages: "26-33", Issued: day("2018")}},
	{from: "10.1, 21 and more authors", want: "Kalnay, E., Kanamitsu, M., Kistler, R., Collins, W., Deaven, D., Gandin, L., Iredell, M., Saha, S., White, G., Woollen, J., Zhu, Y., Chelliah, M., Ebisuzaki, W., Higgins, W., Janowiak, J., Mo, K. C., Ropelewski, C., Wang, J., Leetmaa, A., . . . Joseph, D. (1996). The NCEP/NCAR 40-year reanalysis project. Bulletin of the American Meteorological Society, 77(3), 437–471. https://doi.org/10.1175/1520-0477(1996)077<0437:tnyrp>2.0.co;2",
		item: Item{Kind: Article, Authors: people("E. Kalnay; M. Kanamitsu; R. Kistler; W. Collins; D. Deaven; L. Gandin; M. Iredell; S. Saha; G. White; J. Woollen; Y. Zhu; M. Chelliah; W. Ebisuzaki; W. Higgins; J. Janowiak; K. C. Mo; C. Ropelewski; J. Wang; A. Leetmaa; R. Reynolds; R. Jenne; D. Joseph"), Title: "The NCEP/NCAR 40-Year Reanalysis Project", Container: "Bulletin of the American Meteorological Society", Volume: "77", Issue: "3", Pages: "437-471", Issued: day("1996"), DOI: "10.1175/1520-0477(1996)077<0437:tnyrp>2.0.co;2"}},
	{from: "10.1, newspaper online", want: "Guarino, B. (2017, December 4). How will humanity react to alien life? Psychologists have some predictions. The Washington Post. https://www.washingtonpost.com/news/speaking-of-science/wp/2017/12/04/how-will-humanity-react-to-alien-life-psychologists-have-some-predictions",
		item: Item{Kind: News, Authors: people("Ben Guarino"), Title: "How will humanity react to alien life? Psychologists have some predictions", Container: "The Washington Post", Issued: day("2017-12-04"), URL: "https://www.washingtonpost.com/news/speaking-of-science/wp/2017/12/04/how-will-humanity-react-to-alien-life-psychologists-have-some-predictions"}},
	{from: "10.1, newspaper in print", want: "Hess, A. (2019, January 3). Cats who take direction. The New York Times, C1.",
		item: Item{Kind: News, Authors: people("Amanda Hess"), Title: "Cats who take direction", Container: "The New York Times", Issued: day("2019-01-03"), Section: "C1"}},
	{from: "site, book", want: "Jackson, L. M. (2019). The psychology of prejudice: From attitudes to social action (2nd ed.). American Psychological Association. https://doi.org/10.1037/0000168-000",
		item: Item{Kind: Book, Authors: people("Lynne M. Jackson"), Title: "The Psychology of Prejudice: From Attitudes to Social Action", Edition: "2", Publisher: "American Psychological Association", Place: "Washington, DC", Issued: day("2019"), DOI: "10.1037/0000168-000"}},
	{from: "site, book without DOI", want: "Sapolsky, R. M. (2017). Behave: The biology of humans at our best and worst. Penguin Books.",
		item: Item{Kind: Book, Authors: people("Sapolsky, Robert M."), Title: "Behave: The biology of humans at our best and worst", Publisher: "Penguin Books", Issued: day("2017")}},
	{from: "site, edited book", want: "Torino, G. C., Rivera, D. P., Capodilupo, C. M., Nadal, K. L., & Sue, D. W. (Eds.). (2019). Microaggression theory: Influence and implications. John Wiley & Sons. https://doi.org/10.1002/9781119466642",
		item: Item{Kind: Book, Editors: people("Torino, G. C.; Rivera, D. P.; Capodilupo, C. M.; Nadal, K. L.; Sue, D. W."), Title: "Microaggression theory: Influence and implications", Publisher: "John Wiley & Sons", Issued: day("2019"), DOI: "10.1002/9781119466642"}},
	{from: "site, one editor", want: "Kesharwani, P. (Ed.). (2020). Nanotechnology based approaches for tuberculosis treatment. Academic Press.",
		item: Item{Kind: Book, Editors: people("Prashant Kesharwani"), Title: "Nanotechnology Based Approaches for Tuberculosis Treatment", Publisher: "Academic Press", Issued: day("2020")}},
	{from: "10.2, editor on the cover", want: "Meadows, D. H. (2008). Thinking in systems: A primer (D. Wright, Ed.). Chelsea Green Publishing.",
		item: Item{Kind: Book, Authors: people("Donella H. Meadows"), Editors: people("Diana Wright"), Title: "Thinking in Systems: A Primer", Publisher: "Chelsea Green Publishing", Issued: day("2008")}},
	{from: "10.2, translation, less the year of the original", want: "Piaget, J., & Inhelder, B. (1969). The psychology of the child (H. Weaver, Trans.; 2nd ed.). Basic Books.",
		item: Item{Kind: Book, Authors: people("Jean Piaget; Bärbel Inhelder"), Translators: people("Helen Weaver"), Title: "The Psychology of the Child", Edition: "2", Publisher: "Basic Books", Issued: day("1969")}},
	{from: "10.2, one volume", want: "Fiske, S. T., Gilbert, D. T., & Lindzey, G. (Eds.). (2010). Handbook of social psychology (5th ed., Vol. 1). John Wiley & Sons. https://doi.org/10.1002/9780470561119",
		item: Item{Kind: Book, Editors: people("Susan T. Fiske; Daniel T. Gilbert; Gardner Lindzey"), Title: "Handbook of Social Psychology", Edition: "5th ed.", Volume: "1", Publisher: "John Wiley & Sons", Issued: day("2010"), DOI: "10.1002/9780470561119"}},
	{from: "10.2, author and publisher the same", want: "American Psychiatric Association. (2013). Diagnostic and statistical manual of mental disorders (5th ed.). https://doi.org/10.1176/appi.books.9780890425596",
		item: Item{Kind: Book, Authors: people("American Psychiatric Association"), Title: "Diagnostic and Statistical Manual of Mental Disorders", Edition: "5", Publisher: "American Psychiatric Association", Issued: day("2013"), DOI: "10.1176/appi.books.9780890425596"}},
	{from: "10.3, chapter", want: "Balsam, K. F., Martell, C. R., Jones, K. P., & Safren, S. A. (2019). Affirmative cognitive behavior therapy with sexual and gender minority people. In G. Y. Iwamasa & P. A. Hays (Eds.), Culturally responsive cognitive behavior therapy: Practice and supervision (2nd ed., pp. 287–314). American Psychological Association. https://doi.org/10.1037/0000119-012",
		item: Item{Kind: Chapter, Authors: people("Balsam, K. F.; Martell, C. R.; Jones, K. P.; Safren, S. A."), Title: "Affirmative cognitive behavior therapy with sexual and gender minority people", Editors: people("Iwamasa, G. Y.; Hays, P. A."), Container: "Culturally Responsive Cognitive Behavior Therapy: Practice and Supervision", Edition: "2", Pages: "287-314", Publisher: "American Psychological Association", Issued: day("2019"), DOI: "10.1037/0000119-012"}},
	{from: "10.3, chapter with address", want: "Tafoya, N., & Del Vecchio, A. (2005). Back to the future: An examination of the Native American Holocaust experience. In M. McGoldrick, J. Giordano, & N. Garcia-Preto (Eds.), Ethnicity and family therapy (3rd ed., pp. 55–63). Guilford Press. http://a.co/36xRhBT",
		item: Item{Kind: Chapter, Authors: people("Tafoya, N.; Del Vecchio, A."), Title: "Back to the future: An examination of the Native American Holocaust experience", Editors: people("McGoldrick, M.; Giordano, J.; Garcia-Preto, N."), Container: "Ethnicity and family therapy", Edition: "3", Pages: "55-63", Publisher: "Guilford Press", Issued: day("2005"), URL: "http://a.co/36xRhBT"}},
	{from: "10.5, paper presentation", want: "Maddox, S., Hurling, J., Stewart, E., & Edwards, A. (2016, March 30–April 2). If mama ain’t happy, nobody’s happy: The effect of parental depression on mood dysregulation in children [Paper presentation]. Southeastern Psychological Association 62nd Annual Meeting, New Orleans, LA, United States.",
		item: Item{Kind: Conference, Authors: people("Maddox, S.; Hurling, J.; Stewart, E.; Edwards, A."), Title: "If mama ain’t happy, nobody’s happy: The effect of parental depression on mood dysregulation in children", Event: "Southeastern Psychological Association 62nd Annual Meeting", EventSite: "New Orleans, LA, United States", EventDate: "March 30–April 2, 2016", Issued: day("2016-03-30")}},
	{from: "10.5, proceedings (Bedenel), without the series", derived: true, want: "Bedenel, A.-L., Jourdan, L., & Biernacki, C. (2019). Probability estimation by an adapted genetic algorithm in web insurance. In R. Battiti, M. Brunato, I. Kotsireas, & P. Pardalos (Eds.), Learning and Intelligent Optimization (pp. 225–240). Springer. https://doi.org/10.1007/978-3-030-05348-2_21",
		item: Item{Kind: Conference, Authors: people("Anne-Lise Bedenel; Laetitia Jourdan; Christophe Biernacki"), Title: "Probability Estimation by an Adapted Genetic Algorithm in Web Insurance", Editors: people("Battiti, R.; Brunato, M.; Kotsireas, I.; Pardalos, P."), Container: "Learning and Intelligent Optimization", Pages: "225-240", Publisher: "Springer", Issued: day("2019"), DOI: "10.1007/978-3-030-05348-2_21"}},
	{from: "10.6, unpublished dissertation", want: "Harris, L. (2014). Instructional leadership perceptions and practices of elementary school leaders [Unpublished doctoral dissertation]. University of Virginia.",
		item: Item{Kind: Thesis, Authors: people("Harris, L."), Title: "Instructional leadership perceptions and practices of elementary school leaders", Degree: "PhD", Publisher: "University of Virginia", Issued: day("2014")}},
	{from: "10.6, dissertation of a database", want: "Hollander, M. M. (2017). Resistance to authority: Methodological innovations and new lessons from the Milgram experiment (Publication No. 10289373) [Doctoral dissertation, University of Wisconsin-Madison]. ProQuest Dissertations and Theses Global.",
		item: Item{Kind: Thesis, Authors: people("Hollander, M. M."), Title: "Resistance to authority: Methodological innovations and new lessons from the Milgram experiment", Degree: "PhD", Number: "10289373", Publisher: "University of Wisconsin-Madison", Container: "ProQuest Dissertations and Theses Global", Issued: day("2017")}},
	{from: "10.6, thesis online", want: "Hutcheson, V. H. (2012). Dealing with dual differences: Social coping strategies of gifted and lesbian, gay, bisexual, transgender, and queer adolescents [Master’s thesis, The College of William & Mary]. William & Mary Digital Archive. https://digitalarchive.wm.edu/bitstream/handle/10288/16594/HutchesonVirginia2012.pdf",
		item: Item{Kind: Thesis, Authors: people("Hutcheson, V. H."), Title: "Dealing with dual differences: Social coping strategies of gifted and lesbian, gay, bisexual, transgender, and queer adolescents", Degree: "Master's thesis", Publisher: "The College of William & Mary", Container: "William & Mary Digital Archive", Issued: day("2012"), URL: "https://digitalarchive.wm.edu/bitstream/handle/10288/16594/HutchesonVirginia2012.pdf"}},
	{from: "10.4, report with its number", want: "National Cancer Institute. (2018). Facing forward: Life after cancer treatment (NIH Publication No. 18-2424). U.S. Department of Health and Human Services, National Institutes of Health. https://www.cancer.gov/publications/patient-education/life-after-treatment.pdf",
		item: Item{Kind: Report, Authors: people("National Cancer Institute"), Title: "Facing forward: Life after cancer treatment", Number: "NIH Publication No. 18-2424", Publisher: "U.S. Department of Health and Human Services, National Institutes of Health", Issued: day("2018"), URL: "https://www.cancer.gov/publications/patient-education/life-after-treatment.pdf"}},
	{from: "10.4, report of persons", want: "Fried, D., & Polyakova, A. (2018). Democratic defense against disinformation. Atlantic Council. https://www.atlanticcouncil.org/images/publications/Democratic_Defense_Against_Disinformation_FINAL.pdf",
		item: Item{Kind: Report, Authors: people("Fried, D.; Polyakova, A."), Title: "Democratic defense against disinformation", Publisher: "Atlantic Council", Issued: day("2018"), URL: "https://www.atlanticcouncil.org/images/publications/Democratic_Defense_Against_Disinformation_FINAL.pdf"}},
	{from: "10.16, page of a group", want: "Centers for Disease Control and Prevention. (2018, January 23). People at high risk of developing flu-related complications. https://www.cdc.gov/flu/highrisk/index.htm",
		item: Item{Kind: Web, Authors: people("Centers for Disease Control and Prevention"), Title: "People at high risk of developing flu-related complications", Container: "Centers for Disease Control and Prevention", Issued: day("2018-01-23"), URL: "https://www.cdc.gov/flu/highrisk/index.htm"}},
	{from: "10.16, page without a date, with retrieval", want: "U.S. Census Bureau. (n.d.). U.S. and world population clock. U.S. Department of Commerce. Retrieved July 3, 2019, from https://www.census.gov/popclock/",
		item: Item{Kind: Web, Authors: people("U.S. Census Bureau"), Title: "U.S. and world population clock", Container: "U.S. Department of Commerce", Accessed: day("2019-07-03"), URL: "https://www.census.gov/popclock/"}},
	{from: "11.8, patent", want: "Hiremath, S. C., Kumar, S., Lu, F., & Salehi, A. (2016). Using metaphors to present concepts across different intellectual domains (U.S. Patent No. 9,367,592). U.S. Patent and Trademark Office. http://patft.uspto.gov/netacgi/nph-Parser?patentnumber=9367592",
		item: Item{Kind: Patent, Authors: people("Hiremath, S. C.; Kumar, S.; Lu, F.; Salehi, A."), Title: "Using metaphors to present concepts across different intellectual domains", Number: "9,367,592", Country: "United States", Issued: day("2016"), URL: "http://patft.uspto.gov/netacgi/nph-Parser?patentnumber=9367592"}},
	{from: "10.8, archive as publisher; arXiv identifier in parentheses", derived: true, want: "Vaswani, A., Shazeer, N., Parmar, N., Uszkoreit, J., Jones, L., Gomez, A. N., Kaiser, Ł., & Polosukhin, I. (2017). Attention is all you need (arXiv:1706.03762). arXiv. https://doi.org/10.48550/arXiv.1706.03762",
		item: Item{Kind: Preprint, Authors: people("Ashish Vaswani; Noam Shazeer; Niki Parmar; Jakob Uszkoreit; Llion Jones; Aidan N. Gomez; Łukasz Kaiser; Illia Polosukhin"), Title: "Attention Is All You Need", Container: "arXiv", Number: "arXiv:1706.03762", Issued: day("2017-06-12"), DOI: "10.48550/arXiv.1706.03762"}},
	{from: "9.12, no author: title first", want: "List of oldest companies. (2019, January 13). Wikipedia. https://en.wikipedia.org/wiki/List_of_oldest_companies", derived: true,
		item: Item{Kind: Web, Title: "List of oldest companies", Container: "Wikipedia", Issued: day("2019-01-13"), URL: "https://en.wikipedia.org/wiki/List_of_oldest_companies"}},
	{from: "Chinese entry: names in full, 和; no rule of APA's", derived: true, want: "于潇、刘义和柴跃廷. (2012). 互联网药品可信交易环境中主体资质审核备案模式. 清华大学学报(自然科学版), 52(11), 1518–1523.",
		item: Item{Kind: Article, Authors: people("于潇; 刘义; 柴跃廷"), Title: "互联网药品可信交易环境中主体资质审核备案模式", Container: "清华大学学报(自然科学版)", Volume: "52", Issue: "11", Pages: "1518-1523", Issued: day("2012")}},
}

func TestAPA(t *testing.T) { checkExamples(t, "apa", apaExamples, 20, everyKind...) }

// Publication Manual table 8.1 and sections 8.12, 8.17, 8.18; the sets of names
// are those of APA's reference examples (site) with their citations.
func TestAPAInText(t *testing.T) {
	s, _ := Parse("apa")
	list := []Item{
		{Kind: Book, Authors: people("Lynne M. Jackson"), Title: "The psychology of prejudice", Issued: day("2019")},
		{Kind: Book, Authors: people("Svendsen, S.; Løber, L."), Title: "The big picture/Academic writing", Issued: day("2020")},
		{Kind: Article, Authors: people("Grady, J. S.; Her, M.; Moreno, G."), Title: "Emotions in storybooks", Issued: day("2019")},
		{Kind: Book, Authors: people("Sapolsky, R. M."), Title: "Behave", Issued: day("2017")},
		{Kind: Web, Authors: people("U.S. Census Bureau"), Title: "Population clock"},
		{Kind: Article, Title: "Comprehensive meta-analysis of guided imagery practice", Issued: day("2019")},
		{Kind: Book, Authors: people("王小波"), Title: "黄金时代", Issued: day("1994")},
		{Kind: Book, Authors: people("Jackson, Lynne M."), Title: "Another book", Issued: day("2019")},
		{Kind: Article, Authors: people("Kapoor, A.; Bloom, B.; Montez, C.; Warner, D.; Hill, E."), Title: "One", Issued: day("2017")},
		{Kind: Article, Authors: people("Kapoor, A.; Bloom, B.; Zucker, C.; Hasan, D.; Davis, E."), Title: "Two", Issued: day("2017")},
	}
	b := s.Bibliography(list, Options{})
	for _, c := range []struct {
		from  string
		cites []Cite
		want  string
	}{
		{"site", []Cite{{Item: 3}, {Item: 1}}, "(Sapolsky, 2017; Svendsen & Løber, 2020)"},
		{"site", []Cite{{Item: 1, Narrative: true}}, "Svendsen and Løber (2020)"},
		{"site", []Cite{{Item: 2}}, "(Grady et al., 2019)"},
		{"8.13, page", []Cite{{Item: 2, Locator: "210-211"}}, "(Grady et al., 2019, pp. 210–211)"},
		{"8.17, n.d.", []Cite{{Item: 4}}, "(U.S. Census Bureau, n.d.)"},
		{"8.14, no author", []Cite{{Item: 5}}, "(“Comprehensive Meta-Analysis of Guided,” 2019)"},
		{"8.19, letters by title", []Cite{{Item: 7}}, "(Jackson, 2019a)"},
		{"8.19", []Cite{{Item: 0}}, "(Jackson, 2019b)"},
		{"8.18", []Cite{{Item: 8}}, "(Kapoor, Bloom, Montez, et al., 2017)"},
		{"8.18", []Cite{{Item: 9}}, "(Kapoor, Bloom, Zucker, et al., 2017)"},
		{"Chinese name in full", []Cite{{Item: 6}}, "(王小波, 1994)"},
	} {
		if got := b.InText(c.cites...).Plain(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.from, got, c.want)
		}
	}
}

// The journal and the volume are in italics, the issue is not (9.25); Chinese
// titles are never.
func TestAPAItalics(t *testing.T) {
	s, _ := Parse("apa")
	for _, c := range []struct {
		item int
		want string
	}{{0, "<i>Psychology of Popular Media Culture, 8</i>(3), 207–217. <a href=\"https://doi.org/10.1037/ppm0000185\">https://doi.org/10.1037/ppm0000185</a>"},
		{len(apaExamples) - 1, "清华大学学报(自然科学版), <i>52</i>(11), 1518–1523."}} {
		got := s.Entry(apaExamples[c.item].item, Options{}).HTML()
		if len(got) < len(c.want) || got[len(got)-len(c.want):] != c.want {
			t.Errorf("got %s, want …%s", got, c.want)
		}
	}
}
