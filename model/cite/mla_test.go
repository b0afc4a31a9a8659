package cite

import "testing"

// Examples of the Purdue OWL's MLA pages (9th edition) and of the MLA Handbook
// as library guides print it; curly quotation marks as the handbook has them.
var mlaExamples = []example{
	{from: "OWL, book", want: "Gleick, James. Chaos: Making a New Science. Penguin, 1987.",
		item: Item{Kind: Book, Authors: people("James Gleick"), Title: "Chaos: Making a new science", Publisher: "Penguin", Issued: day("1987")}},
	{from: "OWL, book", want: "Henley, Patricia. The Hummingbird House. MacMurray, 1999.",
		item: Item{Kind: Book, Authors: people("Patricia Henley"), Title: "The Hummingbird House", Publisher: "MacMurray", Issued: day("1999")}},
	{from: "OWL, two authors", want: "Gillespie, Paula, and Neal Lerner. The Allyn and Bacon Guide to Peer Tutoring. Allyn and Bacon, 2000.",
		item: Item{Kind: Book, Authors: people("Paula Gillespie; Neal Lerner"), Title: "The Allyn and Bacon Guide to Peer Tutoring", Publisher: "Allyn and Bacon", Issued: day("2000")}},
	{from: "OWL, three authors", want: "Wysocki, Anne Frances, et al. Writing New Media: Theory and Applications for Expanding the Teaching of Composition. Utah State UP, 2004.",
		item: Item{Kind: Book, Authors: people("Wysocki, Anne Frances; Johnson-Eilola, Johndan; Selfe, Cynthia L.; Sirc, Geoffrey"), Title: "Writing new media: theory and applications for expanding the teaching of composition", Publisher: "Utah State University Press", Issued: day("2004")}},
	{from: "OWL, edition", want: "Crowley, Sharon, and Debra Hawhee. Ancient Rhetorics for Contemporary Students. 3rd ed., Pearson, 2004.",
		item: Item{Kind: Book, Authors: people("Sharon Crowley; Debra Hawhee"), Title: "Ancient Rhetorics for Contemporary Students", Edition: "3", Publisher: "Pearson", Issued: day("2004")}},
	{from: "OWL, organisation", want: "United Nations. Consequences of Rapid Population Growth in Developing Countries. Taylor and Francis, 1991.",
		item: Item{Kind: Book, Authors: people("United Nations"), Title: "Consequences of Rapid Population Growth in Developing Countries", Publisher: "Taylor and Francis", Issued: day("1991")}},
	{from: "OWL, work in an anthology", want: "Harris, Muriel. “Talk to Me: Engaging Reluctant Writers.” A Tutor’s Guide: Helping Writers One to One, edited by Ben Rafoth, Heinemann, 2000, pp. 24-34.",
		item: Item{Kind: Chapter, Authors: people("Muriel Harris"), Title: "Talk to Me: Engaging Reluctant Writers", Container: "A Tutor’s Guide: Helping Writers One to One", Editors: people("Ben Rafoth"), Publisher: "Heinemann", Issued: day("2000"), Pages: "24-34"}},
	{from: "OWL, work in an anthology", want: "Kincaid, Jamaica. “Girl.” The Vintage Book of Contemporary American Short Stories, edited by Tobias Wolff, Vintage, 1994, pp. 306-07.",
		item: Item{Kind: Chapter, Authors: people("Jamaica Kincaid"), Title: "Girl", Container: "The Vintage Book of Contemporary American Short Stories", Editors: people("Tobias Wolff"), Publisher: "Vintage", Issued: day("1994"), Pages: "306-307"}},
	{from: "OWL, journal", want: "Bagchi, Alaknanda. “Conflicting Nationalisms: The Voice of the Subaltern in Mahasweta Devi’s Bashai Tudu.” Tulsa Studies in Women’s Literature, vol. 15, no. 1, 1996, pp. 41-50.",
		item: Item{Kind: Article, Authors: people("Alaknanda Bagchi"), Title: "Conflicting Nationalisms: The Voice of the Subaltern in Mahasweta Devi’s Bashai Tudu", Container: "Tulsa Studies in Women’s Literature", Volume: "15", Issue: "1", Issued: day("1996"), Pages: "41-50"}},
	{from: "OWL, journal online only", want: "Dolby, Nadine. “Research in Youth Culture and Policy: Current Conditions and Future Directions.” Social Work and Society: The International Online-Only Journal, vol. 6, no. 2, 2008, www.socwork.net/sws/article/view/60/362.",
		item: Item{Kind: Article, Authors: people("Nadine Dolby"), Title: "Research in youth culture and policy: Current conditions and future directions", Container: "Social Work and Society: The International Online-Only Journal", Volume: "6", Issue: "2", Issued: day("2008"), URL: "http://www.socwork.net/sws/article/view/60/362"}},
	{from: "OWL, journal, less the database", want: "Langhamer, Claire. “Love and Courtship in Mid-Twentieth-Century England.” Historical Journal, vol. 50, no. 1, 2007, pp. 173-96, https://doi.org/10.1017/s0018246x06005966.", derived: true,
		item: Item{Kind: Article, Authors: people("Claire Langhamer"), Title: "Love and courtship in mid-twentieth-century England", Container: "Historical Journal", Volume: "50", Issue: "1", Issued: day("2007"), Pages: "173-196", DOI: "10.1017/s0018246x06005966"}},
	{from: "BVU library, MLA 9, article with DOI", want: "Asquith, Kyle. “Join the Club: Food Advertising, 1930s Children’s Popular Culture, and Brand Satisfaction.” Popular Communication, vol. 12, no. 1, 2014, pp. 17-31, https://doi.org/10.1080/15405702.2013.869334.",
		item: Item{Kind: Article, Authors: people("Kyle Asquith"), Title: "Join the Club: Food Advertising, 1930s Children’s Popular Culture, and Brand Satisfaction", Container: "Popular Communication", Volume: "12", Issue: "1", Issued: day("2014-01-02"), Pages: "17–31", DOI: "10.1080/15405702.2013.869334"}},
	{from: "BVU library, MLA 9, book", want: "Butler, Octavia E. The Parable of the Sower. Grand Central Publishing, 2019.",
		item: Item{Kind: Book, Authors: people("Octavia E. Butler"), Title: "The Parable of the Sower", Publisher: "Grand Central Publishing", Issued: day("2019")}},
	{from: "OWL, newspaper", want: "Brubaker, Bill. “New Health Center Targets County’s Uninsured Patients.” Washington Post, 24 May 2007, p. LZ01.",
		item: Item{Kind: News, Authors: people("Bill Brubaker"), Title: "New Health Center Targets County’s Uninsured Patients", Container: "Washington Post", Issued: day("2007-05-24"), Section: "LZ01"}},
	{from: "OWL, magazine", want: "Poniewozik, James. “TV Makes a Too-Close Call.” Time, 20 Nov. 2000, pp. 70-71.",
		item: Item{Kind: News, Authors: people("James Poniewozik"), Title: "TV Makes a Too-Close Call", Container: "Time", Issued: day("2000-11-20"), Pages: "70-71"}},
	{from: "OWL, page on a site", want: "Hollmichel, Stefanie. “The Reading Brain: Differences between Digital and Print.” So Many Books, 25 Apr. 2013, somanybooksblog.com/2013/04/25/the-reading-brain-differences-between-digital-and-print/.",
		item: Item{Kind: Web, Authors: people("Stefanie Hollmichel"), Title: "The Reading Brain: Differences between Digital and Print", Container: "So Many Books", Issued: day("2013-04-25"), URL: "https://somanybooksblog.com/2013/04/25/the-reading-brain-differences-between-digital-and-print/"}},
	{from: "OWL, page without a date", want: "Lundman, Susan. “How to Make Vegetarian Chili.” eHow, www.ehow.com/how_10727_make-vegetarian-chili.html. Accessed 6 July 2015.",
		item: Item{Kind: Web, Authors: people("Susan Lundman"), Title: "How to Make Vegetarian Chili", Container: "eHow", Accessed: day("2015-07-06"), URL: "http://www.ehow.com/how_10727_make-vegetarian-chili.html"}},
	{from: "OWL, title that asks", want: "Nordquist, Richard. “What Is a Noun?” ThoughtCo, 28 May 2019, www.thoughtco.com/what-is-a-noun-1691442.",
		item: Item{Kind: Web, Authors: people("Richard Nordquist"), Title: "What Is a Noun?", Container: "ThoughtCo", Issued: day("2019-05-28"), URL: "https://www.thoughtco.com/what-is-a-noun-1691442"}},
	{from: "OWL, translation on a site", derived: true, want: "Aristotle. Poetics. Translated by S. H. Butcher, The Internet Classics Archive, 2009, classics.mit.edu/Aristotle/poetics.html.",
		item: Item{Kind: Book, Authors: people("Aristotle"), Title: "Poetics", Translators: people("S. H. Butcher"), Publisher: "The Internet Classics Archive", Issued: day("2009"), URL: "http://classics.mit.edu/Aristotle/poetics.html"}},
	{from: "MLA Style Center's shape of a dissertation: title, year, school, kind", derived: true, want: "Shannon, Claude E. An Algebra for Theoretical Genetics. 1940. Massachusetts Institute of Technology, PhD dissertation.",
		item: Item{Kind: Thesis, Authors: people("Claude E. Shannon"), Title: "An algebra for theoretical genetics", Degree: "PhD", Publisher: "Massachusetts Institute of Technology", Issued: day("1940")}},
	{from: "core elements 5.2: paper in proceedings", derived: true, want: "He, Kaiming, et al. “Deep Residual Learning for Image Recognition.” 2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR), IEEE, 2016, pp. 770-78, https://doi.org/10.1109/cvpr.2016.90.",
		item: Item{Kind: Conference, Authors: people("Kaiming He; Xiangyu Zhang; Shaoqing Ren; Jian Sun"), Title: "Deep Residual Learning for Image Recognition", Container: "2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)", Publisher: "IEEE", Issued: day("2016"), Pages: "770-778", DOI: "10.1109/cvpr.2016.90"}},
	{from: "core elements 5.2: report of a body that is its publisher too", derived: true, want: "World Health Organization. World Malaria Report 2019. 2019.",
		item: Item{Kind: Report, Authors: people("World Health Organization"), Title: "World malaria report 2019", Publisher: "World Health Organization", Place: "Geneva", Issued: day("2019")}},
	{from: "core elements 5.2: preprint", derived: true, want: "Vaswani, Ashish, et al. “Attention Is All You Need.” arXiv, arXiv:1706.03762, 12 June 2017, https://doi.org/10.48550/arXiv.1706.03762.",
		item: Item{Kind: Preprint, Authors: people("Ashish Vaswani; Noam Shazeer; Niki Parmar"), Title: "Attention is all you need", Container: "arXiv", Number: "arXiv:1706.03762", Issued: day("2017-06-12"), DOI: "10.48550/arXiv.1706.03762"}},
	{from: "core elements 5.2: patent", derived: true, want: "Page, Lawrence. Method for Node Ranking in a Linked Database. Leland Stanford Junior U, 4 Sept. 2001, US Patent 6,285,999.",
		item: Item{Kind: Patent, Authors: people("Lawrence Page"), Title: "Method for node ranking in a linked database", Assignee: "Leland Stanford Junior University", Issued: day("2001-09-04"), Number: "6,285,999", Country: "United States"}},
	{from: "5.63, university presses cut", derived: true, want: "Kuhn, Thomas S. The Structure of Scientific Revolutions. 4th ed., U of Chicago P, 2012.",
		item: Item{Kind: Book, Authors: people("Thomas S. Kuhn"), Title: "The structure of scientific revolutions", Edition: "4", Place: "Chicago", Publisher: "University of Chicago Press", Issued: day("2012")}},
}

func TestMLA(t *testing.T) { checkExamples(t, "mla", mlaExamples, 20, everyKind...) }

// Handbook 6.4 to 6.12; the names of 6.4 and 6.5 from the OWL.
func TestMLAInText(t *testing.T) {
	s, _ := Parse("mla")
	b := s.Bibliography([]Item{
		{Kind: Book, Authors: people("David Foulkes"), Title: "Dreaming"},
		{Kind: Book, Authors: people("Paula Gillespie; Neal Lerner"), Title: "The Allyn and Bacon Guide to Peer Tutoring"},
		{Kind: Book, Authors: people("Anne Frances Wysocki; A B; C D"), Title: "Writing New Media"},
		{Kind: News, Title: "Business: Global warming heats up nonetheless"},
		{Kind: Book, Authors: people("Toni Morrison"), Title: "Beloved"},
		{Kind: Book, Authors: people("Toni Morrison"), Title: "Song of Solomon"},
	}, Options{})
	for _, c := range []struct {
		cite Cite
		want string
	}{
		{Cite{Item: 0, Locator: "184"}, "(Foulkes 184)"},
		{Cite{Item: 0, Locator: "184", Narrative: true}, "Foulkes (184)"},
		{Cite{Item: 1, Locator: "25"}, "(Gillespie and Lerner 25)"},
		{Cite{Item: 2, Locator: "76"}, "(Wysocki et al. 76)"},
		{Cite{Item: 3, Locator: "82"}, "(“Business” 82)"},
		{Cite{Item: 5, Locator: "33"}, "(Morrison, Song of Solomon 33)"},
	} {
		if got := b.InText(c.cite).Plain(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}
