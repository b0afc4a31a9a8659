package cite

import "testing"

// Examples of the National Library of Medicine's "Samples of Formatted
// References for Authors of Journal Articles", by their headings.
var vancouverExamples = []example{
	{from: "standard journal article", want: "Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. N Engl J Med. 2002 Jul 25;347(4):284-7.",
		item: Item{Kind: Article, Authors: people("Scott D. Halpern; Peter A. Ubel; Arthur L. Caplan"), Title: "Solid-organ transplantation in HIV-infected patients", Container: "The New England Journal of Medicine", Abbrev: "N. Engl. J. Med.", Issued: day("2002-07-25"), Volume: "347", Issue: "4", Pages: "284-287"}},
	{from: "continuous pagination: month and issue left out", want: "Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. N Engl J Med. 2002;347:284-7.",
		item: Item{Kind: Article, Authors: people("Halpern SD; Ubel PA; Caplan AL"), Title: "Solid-organ transplantation in HIV-infected patients", Abbrev: "N Engl J Med", Issued: day("2002"), Volume: "347", Pages: "284-7"}},
	{from: "more than six authors", want: "Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury. Brain Res. 2002;935(1-2):40-6.",
		item: Item{Kind: Article, Authors: people("Rose ME; Huerbin MB; Melick J; Marion DW; Palmer AM; Schiding JK; Kochanek PM; Graham SH"), Title: "Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury", Abbrev: "Brain Res", Issued: day("2002"), Volume: "935", Issue: "1-2", Pages: "40-46"}},
	{from: "organization as author", want: "Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-86.",
		item: Item{Kind: Article, Authors: people("Diabetes Prevention Program Research Group"), Title: "Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance", Container: "Hypertension", Issued: day("2002"), Volume: "40", Issue: "5", Pages: "679-686"}},
	{from: "no author given", want: "21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.",
		item: Item{Kind: Article, Title: "21st century heart solution may have a sting in the tail.", Container: "BMJ", Issued: day("2002"), Volume: "325", Issue: "7357", Pages: "184"}},
	{from: "volume with supplement", want: "Geraud G, Spierings EL, Keywood C. Tolerability and safety of frovatriptan with short- and long-term use for treatment of migraine and in comparison with sumatriptan. Headache. 2002;42 Suppl 2:S93-9.",
		item: Item{Kind: Article, Authors: people("Geraud G; Spierings EL; Keywood C"), Title: "Tolerability and safety of frovatriptan with short- and long-term use for treatment of migraine and in comparison with sumatriptan", Container: "Headache", Issued: day("2002"), Volume: "42 Suppl 2", Pages: "S93-9"}},
	{from: "issue with supplement", want: "Glauser TA. Integrating clinical trial data into clinical practice. Neurology. 2002;58(12 Suppl 7):S6-12.",
		item: Item{Kind: Article, Authors: people("Tracy A. Glauser"), Title: "Integrating clinical trial data into clinical practice", Container: "Neurology", Issued: day("2002"), Volume: "58", Issue: "12 Suppl 7", Pages: "S6-12"}},
	{from: "pagination in roman numerals", want: "Chadwick R, Schuklenk U. The politics of ethical consensus finding. Bioethics. 2002;16(2):iii-v.",
		item: Item{Kind: Article, Authors: people("Ruth Chadwick; Udo Schuklenk"), Title: "The politics of ethical consensus finding", Container: "Bioethics", Issued: day("2002"), Volume: "16", Issue: "2", Pages: "iii-v"}},
	{from: "article with a DOI", want: "Zhang M, Holman CD, Price SD, Sanfilippo FM, Preen DB, Bulsara MK. Comorbidity and repeat admission to hospital for adverse drug reactions in older adults: retrospective cohort study. BMJ. 2009 Jan 7;338:a2752. doi: 10.1136/bmj.a2752.",
		item: Item{Kind: Article, Authors: people("Zhang M; Holman CD; Price SD; Sanfilippo FM; Preen DB; Bulsara MK"), Title: "Comorbidity and repeat admission to hospital for adverse drug reactions in older adults: Retrospective cohort study", Container: "BMJ", Issued: day("2009-01-07"), Volume: "338", Pages: "a2752", DOI: "10.1136/bmj.a2752"}},
	{from: "personal authors of a book", want: "Murray PR, Rosenthal KS, Kobayashi GS, Pfaller MA. Medical microbiology. 4th ed. St. Louis: Mosby; 2002.",
		item: Item{Kind: Book, Authors: people("Murray PR; Rosenthal KS; Kobayashi GS; Pfaller MA"), Title: "Medical Microbiology", Edition: "4th ed.", Place: "St. Louis", Publisher: "Mosby", Issued: day("2002")}},
	{from: "chapter in a book", want: "Meltzer PS, Kallioniemi A, Trent JM. Chromosome alterations in human solid tumors. In: Vogelstein B, Kinzler KW, editors. The genetic basis of human cancer. New York: McGraw-Hill; 2002. p. 93-113.",
		item: Item{Kind: Chapter, Authors: people("Paul S. Meltzer; Anne Kallioniemi; Jeffrey M. Trent"), Title: "Chromosome alterations in human solid tumors", Editors: people("Bert Vogelstein; Kenneth W. Kinzler"), Container: "The Genetic Basis of Human Cancer", Place: "New York", Publisher: "McGraw-Hill", Issued: day("2002"), Pages: "93-113"}},
	{from: "conference paper", want: "Christensen S, Oppacher F. An analysis of Koza's computational effort statistic for genetic programming. In: Foster JA, Lutton E, Miller J, Ryan C, Tettamanzi AG, editors. Genetic programming. EuroGP 2002: Proceedings of the 5th European Conference on Genetic Programming; 2002 Apr 3-5; Kinsdale, Ireland. Berlin: Springer; 2002. p. 182-91.",
		item: Item{Kind: Conference, Authors: people("Christensen S; Oppacher F"), Title: "An analysis of Koza's computational effort statistic for genetic programming", Editors: people("Foster JA; Lutton E; Miller J; Ryan C; Tettamanzi AG"), Container: "Genetic programming. EuroGP 2002: Proceedings of the 5th European Conference on Genetic Programming", EventDate: "2002 Apr 3-5", EventSite: "Kinsdale, Ireland", Place: "Berlin", Publisher: "Springer", Issued: day("2002"), Pages: "182-191"}},
	{from: "dissertation", want: "Borkowski MM. Infant sleep and feeding: a telephone survey of Hispanic Americans [dissertation]. Mount Pleasant (MI): Central Michigan University; 2002.",
		item: Item{Kind: Thesis, Authors: people("Borkowski MM"), Title: "Infant sleep and feeding: a telephone survey of Hispanic Americans", Degree: "PhD", Place: "Mount Pleasant (MI)", Publisher: "Central Michigan University", Issued: day("2002")}},
	{from: "patent", want: "Pagedas AC, inventor; Ancel Surgical R&D Inc., assignee. Flexible endoscopic grasping and cutting device and positioning tool assembly. United States patent US 20020103498. 2002 Aug 1.",
		item: Item{Kind: Patent, Authors: people("Pagedas AC"), Assignee: "Ancel Surgical R&D Inc.", Title: "Flexible endoscopic grasping and cutting device and positioning tool assembly", Country: "United States", Number: "US 20020103498", Issued: day("2002-08-01")}},
	{from: "newspaper article", want: "Tynan T. Medical improvements lower homicide rate: study sees drop in assault rate. The Washington Post. 2002 Aug 12;Sect. A:2 (col. 4).",
		item: Item{Kind: News, Authors: people("Trudy Tynan"), Title: "Medical improvements lower homicide rate: Study sees drop in assault rate", Container: "The Washington Post", Issued: day("2002-08-12"), Section: "A:2 (col. 4)"}},
	{from: "Citing Medicine ch. 2, book with an editor", derived: true, want: "Auden WH, editor. The Oxford book of light verse. Oxford: Clarendon Press; 1938.",
		item: Item{Kind: Book, Editors: people("W. H. Auden"), Title: "The Oxford book of light verse", Place: "Oxford", Publisher: "Clarendon Press", Issued: day("1938")}},
	{from: "Citing Medicine ch. 4, report of a body", derived: true, want: "World Health Organization. World malaria report 2019. Geneva: World Health Organization; 2019.",
		item: malaria},
	{from: "Citing Medicine ch. 25, page on a site", derived: true, want: "World Health Organization. The top 10 causes of death [Internet]. Geneva: World Health Organization; 2018 May 24 [cited 2020 Jan 9]. Available from: https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death",
		item: Item{Kind: Web, Authors: people("World Health Organization"), Title: "The top 10 causes of death", Place: "Geneva", Publisher: "World Health Organization", Issued: day("2018-05-24"), Accessed: day("2020-01-09"), URL: "https://www.who.int/news-room/fact-sheets/detail/the-top-10-causes-of-death"}},
	{from: "samples, preprint (bioRxiv shape)", derived: true, want: "Bloss CS, Wineinger NE, Peters M. A prospective randomized trial examining health care utilization. bioRxiv 029983 [Preprint]. 2015 Oct 28 [cited 2018 Jul 12]. Available from: https://doi.org/10.1101/029983",
		item: Item{Kind: Preprint, Authors: people("Bloss CS; Wineinger NE; Peters M"), Title: "A prospective randomized trial examining health care utilization", Container: "bioRxiv", Number: "029983", Issued: day("2015-10-28"), Accessed: day("2018-07-12"), DOI: "10.1101/029983"}},
	{from: "Citing Medicine ch. 23, article on the internet without a DOI", derived: true, want: "Abood S. Quality improvement initiative in nursing homes: the ANA acts in an advisory role. Am J Nurs [Internet]. 2002 Jun [cited 2002 Aug 12];102(6):23. Available from: http://www.nursingworld.org/AJN/2002/june/Wawatch.htm",
		item: Item{Kind: Article, Authors: people("Sheila Abood"), Title: "Quality improvement initiative in nursing homes: the ANA acts in an advisory role", Abbrev: "Am J Nurs", Issued: day("2002-06"), Accessed: day("2002-08-12"), Volume: "102", Issue: "6", Pages: "23", URL: "http://www.nursingworld.org/AJN/2002/june/Wawatch.htm"}},
	{from: "Jr behind the initials (Citing Medicine ch. 1)", derived: true, want: "King ML Jr. Stride toward freedom. New York: Harper; 1958.",
		item: Item{Kind: Book, Authors: people("Martin Luther King Jr."), Title: "Stride Toward Freedom", Place: "New York", Publisher: "Harper", Issued: day("1958")}},
}

func TestVancouver(t *testing.T) { checkExamples(t, "vancouver", vancouverExamples, 20, everyKind...) }

func TestVancouverInText(t *testing.T) {
	s, _ := Parse("vancouver")
	b := s.Bibliography(make([]Item, 9), Options{})
	if got := b.InText(Cite{Item: 0}, Cite{Item: 4}, Cite{Item: 2}, Cite{Item: 3}).Plain(); got != "(1,3-5)" {
		t.Errorf("got %s", got)
	}
	if got := b.Entries[2].Label; got != "3. " {
		t.Errorf("label %q", got)
	}
}
