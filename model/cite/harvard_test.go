package cite

import "testing"

// Cite Them Right is published by subscription; the printed examples are those
// that university libraries reproduce from it: RGU's templates (RGU), the guides
// that print Cottrell, Thaker, Iacobellis and Sneed (guides), and a course guide
// (course), whose places of publication the 13th edition leaves out.
var harvardExamples = []example{
	{from: "guides, book", want: "Cottrell, S. (2019) The study skills handbook. 5th edn. Red Globe Press.",
		item: Item{Kind: Book, Authors: people("Stella Cottrell"), Title: "The Study Skills Handbook", Edition: "5", Place: "London", Publisher: "Red Globe Press", Issued: day("2019")}},
	{from: "guides, article with DOI", want: "Thaker, J., Smith, N. and Leiserowitz, A. (2020) ‘Global warming risk perceptions in India’, Risk Analysis, 40(12), pp. 2481–2497. Available at: https://doi.org/10.1111/risa.13574",
		item: Item{Kind: Article, Authors: people("Thaker, J.; Smith, N.; Leiserowitz, A."), Title: "Global warming risk perceptions in India", Container: "Risk Analysis", Volume: "40", Issue: "12", Pages: "2481-2497", Issued: day("2020"), DOI: "10.1111/risa.13574"}},
	{from: "guides, article number", want: "Iacobellis, G. (2020) ‘COVID-19 and diabetes: can DPP4 inhibition play a role?’, Diabetes Research and Clinical Practice, 162, article 108125.",
		item: Item{Kind: Article, Authors: people("Gianluca Iacobellis"), Title: "COVID-19 and diabetes: Can DPP4 inhibition play a role?", Container: "Diabetes Research and Clinical Practice", Volume: "162", Pages: "108125", Issued: day("2020")}},
	{from: "guides, web page", want: "Sneed, A. (2019) The reason Antarctica is melting. Available at: https://www.scientificamerican.com/ (Accessed: 23 July 2020).",
		item: Item{Kind: Web, Authors: people("Annie Sneed"), Title: "The Reason Antarctica Is Melting", Container: "Scientific American", Issued: day("2019"), Accessed: day("2020-07-23"), URL: "https://www.scientificamerican.com/"}},
	{from: "guides, web page without a date", want: "Cool Antarctica (no date) Antarctica and global warming. Available at: https://www.coolantarctica.com/ (Accessed: 23 July 2020).",
		item: Item{Kind: Web, Authors: body("Cool Antarctica"), Title: "Antarctica and global warming", Accessed: day("2020-07-23"), URL: "https://www.coolantarctica.com/"}},
	{from: "RGU, web page by an author", want: "Amos, J. (2024) Climate change: ‘ice bumps’ reveal history of Antarctic melting. Available at: https://www.bbc.co.uk/news/science-environment-68406880 (Accessed: 28 March 2024).",
		item: Item{Kind: Web, Authors: people("Jonathan Amos"), Title: "Climate change: ‘ice bumps’ reveal history of Antarctic melting", Issued: day("2024-02-27"), Accessed: day("2024-03-28"), URL: "https://www.bbc.co.uk/news/science-environment-68406880"}},
	{from: "RGU, web page by an organisation", want: "Alzheimer Scotland (2024) Living with dementia. Available at: https://www.alzscot.org/living-with-dementia (Accessed: 27 February 2024).",
		item: Item{Kind: Web, Authors: body("Alzheimer Scotland"), Title: "Living with dementia", Issued: day("2024"), Accessed: day("2024-02-27"), URL: "https://www.alzscot.org/living-with-dementia"}},
	{from: "RGU, no date", want: "British Skin Foundation (no date) What is rosacea? Available at: https://knowyourskin.britishskinfoundation.org.uk/condition/rosacea/ (Accessed: 18 January 2024).",
		item: Item{Kind: Web, Authors: people("British Skin Foundation"), Title: "What is rosacea?", Accessed: day("2024-01-18"), URL: "https://knowyourskin.britishskinfoundation.org.uk/condition/rosacea/"}},
	{from: "course, book, less the place", want: "Bell, J. (2014) Doing your research project. Open University Press.",
		item: Item{Kind: Book, Authors: people("Judith Bell"), Title: "Doing your research project", Place: "Maidenhead", Publisher: "Open University Press", Issued: day("2014")}},
	{from: "course, chapter, less the place", want: "Franklin, A.W. (2012) ‘Management of the problem’, in Smith, S.M. (ed.) The maltreatment of children. MTP, pp. 83–95.",
		item: Item{Kind: Chapter, Authors: people("Franklin, A. W."), Title: "Management of the problem", Editors: people("Smith, S. M."), Container: "The maltreatment of children", Place: "Lancaster", Publisher: "MTP", Issued: day("2012"), Pages: "83-95"}},
	{from: "course, article, with the DOI as the 12th edition has it", want: "Shirazi, T. (2010) ‘Successful teaching placements in secondary schools’, European Journal of Teacher Education, 33(3), pp. 323–326. Available at: https://doi.org/10.1080/02619761003602246",
		item: Item{Kind: Article, Authors: people("Tahir Shirazi"), Title: "Successful Teaching Placements in Secondary Schools", Container: "European Journal of Teacher Education", Volume: "33", Issue: "3", Pages: "323-326", Issued: day("2010"), DOI: "10.1080/02619761003602246"}},
	{from: "course, two editors, less the place", want: "Mattes, R.D. and Tan, S.Y. (2014) ‘Obesity: the influence of the food environment on ingestive behaviours’, in Bray, G.A. and Bouchard, C. (eds) Handbook of obesity: epidemiology, etiology, and physiopathology. CRC Press, pp. 317–325.",
		item: Item{Kind: Chapter, Authors: people("Mattes, R. D.; Tan, S. Y."), Title: "Obesity: The influence of the food environment on ingestive behaviours", Editors: people("Bray, G. A.; Bouchard, C."), Container: "Handbook of Obesity: Epidemiology, Etiology, and Physiopathology", Place: "London", Publisher: "CRC Press", Issued: day("2014"), Pages: "317-325"}},
	{from: "edited book: (ed.) behind the name", derived: true, want: "D’Agata, J. (ed.) (2016) The making of the American essay. Graywolf Press.", item: agata},
	{from: "translated book", derived: true, want: "Cortázar, J. (1966) Hopscotch. Translated by G. Rabassa. Pantheon Books.",
		item: Item{Kind: Book, Language: "en", Authors: people("Julio Cortázar"), Translators: people("Gregory Rabassa"), Title: "Hopscotch", Publisher: "Pantheon Books", Issued: day("1966")}},
	{from: "thesis: title in italics, kind, university", derived: true, want: "Rutz, C.L. (2013) King Lear and its folktale analogues. PhD thesis. University of Chicago.",
		item: Item{Kind: Thesis, Authors: people("Cynthia Lillian Rutz"), Title: "King Lear and its folktale analogues", Degree: "PhD", Publisher: "University of Chicago", Issued: day("2013")}},
	{from: "conference paper: proceedings in italics, pages", derived: true, want: "He, K., Zhang, X., Ren, S. and Sun, J. (2016) ‘Deep residual learning for image recognition’, 2016 IEEE Conference on Computer Vision and Pattern Recognition. IEEE, pp. 770–778.", item: rowling},
	{from: "report of a body that is its publisher too", derived: true, want: "World Health Organization (2019) World malaria report 2019.", item: malaria},
	{from: "newspaper: day and month behind the name", derived: true, want: "Carey, B. (2019) ‘Can we get better at forgetting?’, The New York Times, 22 March, p. D1.",
		item: Item{Kind: News, Authors: people("Benedict Carey"), Title: "Can we get better at forgetting?", Container: "The New York Times", Issued: day("2019-03-22"), Section: "D1"}},
	{from: "preprint", derived: true, want: "Vaswani, A., Shazeer, N., Parmar, N. and Uszkoreit, J. (2017) ‘Attention is all you need’, arXiv [Preprint]. Available at: https://doi.org/10.48550/arXiv.1706.03762", item: attention},
	{from: "patent: title in italics, holder, number", derived: true, want: "Page, L. (2001) Method for node ranking in a linked database. Leland Stanford Junior University. Patent no. 6,285,999.", item: pagerank},
	{from: "no author: title first", derived: true, want: "‘Coffee drinking and cancer of the pancreas’ (1981) British Medical Journal, 283(6292), p. 628.",
		item: Item{Kind: Article, Title: "Coffee drinking and cancer of the pancreas", Container: "British Medical Journal", Volume: "283", Issue: "6292", Pages: "628", Issued: day("1981")}},
}

func TestHarvard(t *testing.T) { checkExamples(t, "harvard", harvardExamples, 20, everyKind...) }

// The numbers of authors are those of the 12th edition's examples (Harris; Shah
// and Papadopoulos; Wong, Smith and Adebole; Wong et al.).
func TestHarvardInText(t *testing.T) {
	s, _ := Parse("harvard")
	b := s.Bibliography([]Item{
		{Kind: Book, Authors: people("Harris, A."), Title: "One", Issued: day("2015")},
		{Kind: Book, Authors: people("Shah, A.; Papadopoulos, B."), Title: "Two", Issued: day("2015")},
		{Kind: Book, Authors: people("Wong, A.; Smith, B.; Adebole, C."), Title: "Three", Issued: day("2015")},
		{Kind: Book, Authors: people("Wong, A.; Smith, B.; Adebole, C.; Ng, D."), Title: "Four", Issued: day("2015")},
		{Kind: Web, Authors: people("British Skin Foundation"), Title: "What is rosacea?"},
	}, Options{})
	for _, c := range []struct {
		cite Cite
		want string
	}{
		{Cite{Item: 0}, "(Harris, 2015)"},
		{Cite{Item: 1}, "(Shah and Papadopoulos, 2015)"},
		{Cite{Item: 2}, "(Wong, Smith and Adebole, 2015)"},
		{Cite{Item: 3}, "(Wong et al., 2015)"},
		{Cite{Item: 3, Narrative: true, Locator: "7"}, "Wong et al. (2015, p. 7)"},
		{Cite{Item: 4}, "(British Skin Foundation, no date)"},
	} {
		if got := b.InText(c.cite).Plain(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
	if got := b.InText(Cite{Item: 3}).HTML(); got != "(Wong <i>et al.</i>, 2015)" {
		t.Errorf("got %s", got)
	}
}
