package cite

import "testing"

// Examples of the IEEE Reference Guide (IEEE Publication Operations, version of
// 28 March 2025) and of the IEEE Editorial Style Manual.
var ieeeExamples = []example{
	{from: "books, Klaus and Horn", want: "B. Klaus and P. Horn, Robot Vision. Cambridge, MA, USA: MIT Press, 1986.",
		item: Item{Kind: Book, Authors: people("Klaus, B.; Horn, P."), Title: "Robot Vision", Place: "Cambridge, MA, USA", Publisher: "MIT Press", Issued: day("1986")}},
	{from: "chapter in a book, Stein", want: "L. Stein, “Random patterns,” in Computers and You, J. S. Brake, Ed. New York, NY, USA: Wiley, 1994, pp. 55–70.",
		item: Item{Kind: Chapter, Authors: people("Stein, L."), Title: "Random patterns", Container: "Computers and You", Editors: people("Brake, J. S."), Place: "New York, NY, USA", Publisher: "Wiley", Issued: day("1994"), Pages: "55-70"}},
	{from: "book with editors, Leonard and Crawford", want: "W. R. Leonard and M. H. Crawford, Eds., Human Biology of Pastoral Populations. New York, NY, USA: Cambridge Univ. Press, 2002.",
		item: Item{Kind: Book, Editors: people("Leonard, W. R.; Crawford, M. H."), Title: "Human Biology of Pastoral Populations", Place: "New York, NY, USA", Publisher: "Cambridge Univ. Press", Issued: day("2002")}},
	{from: "edition, Young", want: "G. O. Young, Plastics, 2nd ed. New York, NY, USA: McGraw-Hill, 1964.", derived: true,
		item: Item{Kind: Book, Authors: people("Young, G. O."), Title: "Plastics", Edition: "2", Place: "New York, NY, USA", Publisher: "McGraw-Hill", Issued: day("1964")}},
	{from: "periodicals, Chiampi and Zilberti", want: "M. M. Chiampi and L. L. Zilberti, “Induction of electric field in human bodies moving near MRI: An efficient BEM computational procedure,” IEEE Trans. Biomed. Eng., vol. 58, no. 10, pp. 2787–2793, Oct. 2011, doi: 10.1109/tbme.2011.2158315.",
		item: Item{Kind: Article, Authors: people("Chiampi, M. M.; Zilberti, L. L."), Title: "Induction of electric field in human bodies moving near MRI: An efficient BEM computational procedure", Container: "IEEE Transactions on Biomedical Engineering", Abbrev: "IEEE Trans. Biomed. Eng.", Volume: "58", Issue: "10", Pages: "2787-2793", Issued: day("2011-10"), DOI: "10.1109/tbme.2011.2158315"}},
	{from: "periodicals online, Risk, Kino and Shaw", want: "W. P. Risk, G. S. Kino, and H. J. Shaw, “Fiber-optic frequency shifter using a surface acoustic wave incident at an oblique angle,” Opt. Lett., vol. 11, no. 2, pp. 115–117, Feb. 1986. [Online]. Available: http://ol.osa.org/abstract.cfm?URI=ol-11-2-115",
		item: Item{Kind: Article, Authors: people("Risk, W. P.; Kino, G. S.; Shaw, H. J."), Title: "Fiber-Optic Frequency Shifter Using a Surface Acoustic Wave Incident at an Oblique Angle", Abbrev: "Opt. Lett.", Volume: "11", Issue: "2", Pages: "115-117", Issued: day("1986-02"), URL: "http://ol.osa.org/abstract.cfm?URI=ol-11-2-115"}},
	{from: "article number, Zhang and Tansu", want: "J. Zhang and N. Tansu, “Optical gain and laser characteristics of InGaN quantum wells on ternary InGaN substrates,” IEEE Photon. J., vol. 5, no. 2, Apr. 2013, Art. no. 2600111.",
		item: Item{Kind: Article, Authors: people("Zhang, J.; Tansu, N."), Title: "Optical gain and laser characteristics of InGaN quantum wells on ternary InGaN substrates", Abbrev: "IEEE Photon. J.", Volume: "5", Issue: "2", Number: "2600111", Issued: day("2013-04")}},
	{from: "more than six authors, Ito et al.", want: "M. Ito et al., “Application of amorphous oxide TFT to electrophoretic display,” J. Non-Cryst. Solids, vol. 354, no. 19, pp. 2777–2782, Feb. 2008.",
		item: Item{Kind: Article, Authors: people("Ito, M.; Kon, M.; Miyazaki, C.; Ikeda, N.; Ishizaki, M.; Matsubara, R.; Ugajin, Y."), Title: "Application of amorphous oxide TFT to electrophoretic display", Abbrev: "J. Non-Cryst. Solids", Volume: "354", Issue: "19", Pages: "2777-2782", Issued: day("2008-02")}},
	{from: "style manual, Eason, Noble and Sneddon", want: "G. Eason, B. Noble, and I. N. Sneddon, “On certain integrals of Lipschitz-Hankel type involving products of Bessel functions,” Phil. Trans. Roy. Soc. London, vol. A247, pp. 529–551, Apr. 1955.",
		item: Item{Kind: Article, Authors: people("George Eason; Bernard Noble; Ian N. Sneddon"), Title: "On certain integrals of Lipschitz-Hankel type involving products of Bessel functions", Abbrev: "Phil. Trans. Roy. Soc. London", Volume: "A247", Pages: "529-551", Issued: day("1955-04")}},
	{from: "conference with its place, Sarkar and Srivastava", want: "D. Sarkar and K. V. Srivastava, “SRR-loaded antipodal Vivaldi antenna for UWB applications with tunable notch function,” in Proc. Int. Symp. Electromagn. Theory, Hiroshima, Japan, 2013, pp. 466–469.",
		item: Item{Kind: Conference, Authors: people("Sarkar, D.; Srivastava, K. V."), Title: "SRR-loaded antipodal Vivaldi antenna for UWB applications with tunable notch function", Container: "Proc. Int. Symp. Electromagn. Theory", EventSite: "Hiroshima, Japan", Issued: day("2013"), Pages: "466-469"}},
	{from: "conference with DOI, Veruggio", want: "G. Veruggio, “The EURON roboethics roadmap,” in Proc. Humanoids ’06: 6th IEEE-RAS Int. Conf. Humanoid Robots, 2006, pp. 612–617, doi: 10.1109/ichr.2006.321337.",
		item: Item{Kind: Conference, Authors: people("Veruggio, G."), Title: "The EURON roboethics roadmap", Container: "Proc. Humanoids ’06: 6th IEEE-RAS Int. Conf. Humanoid Robots", Issued: day("2006"), Pages: "612-617", DOI: "10.1109/ichr.2006.321337"}},
	{from: "conference with its month, Amador-Perez", want: "A. Amador-Perez and R. A. Rodriguez-Solis, “Analysis of a CPW-fed annular slot ring antenna using DOE,” in Proc. IEEE Antennas Propag. Soc. Int. Symp., Jul. 2006, pp. 4301–4304.",
		item: Item{Kind: Conference, Authors: people("Amador-Perez, A.; Rodriguez-Solis, R. A."), Title: "Analysis of a CPW-fed annular slot ring antenna using DOE", Container: "Proc. IEEE Antennas Propag. Soc. Int. Symp.", Issued: day("2006-07"), Pages: "4301-4304"}},
	{from: "paper presented, Caratelli", want: "D. Caratelli, M. C. Viganó, G. Toso, and P. Angeletti, “Analytical placement technique for sparse arrays,” presented at the 32nd ESA Antenna Workshop, Noordwijk, The Netherlands, Oct. 5–8, 2010.",
		item: Item{Kind: Conference, Authors: people("Caratelli, D.; Viganó, M. C.; Toso, G.; Angeletti, P."), Title: "Analytical placement technique for sparse arrays", Event: "32nd ESA Antenna Workshop", EventSite: "Noordwijk, The Netherlands", EventDate: "Oct. 5–8, 2010", Issued: day("2010-10")}},
	{from: "dissertation, Williams, less the department", want: "J. O. Williams, “Narrow-band analyzer,” Ph.D. dissertation, Dept. Elect. Eng., Harvard Univ., Cambridge, MA, USA, 1993.",
		item: Item{Kind: Thesis, Authors: people("Williams, J. O."), Title: "Narrow-band analyzer", Degree: "PhD", Publisher: "Dept. Elect. Eng., Harvard Univ.", Place: "Cambridge, MA, USA", Issued: day("1993")}},
	{from: "thesis, Kawasaki", want: "N. Kawasaki, “Parametric study of thermal and chemical nonequilibrium nozzle flow,” M.S. thesis, Dept. Electron. Eng., Osaka Univ., Osaka, Japan, 1993.",
		item: Item{Kind: Thesis, Authors: people("Kawasaki, N."), Title: "Parametric study of thermal and chemical nonequilibrium nozzle flow", Degree: "Master", Publisher: "Dept. Electron. Eng., Osaka Univ.", Place: "Osaka, Japan", Issued: day("1993")}},
	{from: "report, Reber", want: "E. E. Reber, R. L. Michell, and C. J. Carter, “Oxygen absorption in the earth’s atmosphere,” Aerospace Corp., Los Angeles, CA, USA, Tech. Rep. TR-0200 (4230-46)-3, Nov. 1988.",
		item: Item{Kind: Report, Authors: people("Reber, E. E.; Michell, R. L.; Carter, C. J."), Title: "Oxygen absorption in the earth’s atmosphere", Publisher: "Aerospace Corp.", Place: "Los Angeles, CA, USA", Number: "Tech. Rep. TR-0200 (4230-46)-3", Issued: day("1988-11")}},
	{from: "patent, Wilkinson", want: "J. P. Wilkinson, “Nonlinear resonant circuit devices,” U.S. Patent 3 624 125, Jul. 16, 1990.",
		item: Item{Kind: Patent, Authors: people("Wilkinson, J. P."), Title: "Nonlinear resonant circuit devices", Country: "United States", Number: "3 624 125", Issued: day("1990-07-16")}},
	{from: "standard", want: "IEEE Criteria for Class IE Electric Systems, IEEE Standard 308, 1969.",
		item: Item{Kind: Standard, Title: "IEEE Criteria for Class IE Electric Systems", Number: "IEEE Standard 308", Issued: day("1969")}},
	{from: "website, Smith", want: "J. Smith. “Obama inaugurated as President.” CNN.com. Accessed: Feb. 1, 2009. [Online]. Available: http://www.cnn.com/POLITICS/01/21/obama_inaugurated/index.html",
		item: Item{Kind: Web, Authors: people("Smith, J."), Title: "Obama inaugurated as President", Container: "CNN.com", Accessed: day("2009-02-01"), URL: "http://www.cnn.com/POLITICS/01/21/obama_inaugurated/index.html"}},
	{from: "preprint, Urazhdin", want: "S. Urazhdin, N. O. Birge, W. P. Pratt Jr., and J. Bass, “Current-driven magnetic excitations in permalloy-based multilayer nanopillars,” 2003, arXiv:0303149.",
		item: Item{Kind: Preprint, Authors: people("Urazhdin, S.; Birge, N. O.; Pratt, W. P., Jr.; Bass, J."), Title: "Current-driven magnetic excitations in permalloy-based multilayer nanopillars", Container: "arXiv", Number: "arXiv:0303149", Issued: day("2003-03-07")}},
	{from: "newspaper, as a periodical with its day", derived: true, want: "B. Carey, “Can we get better at forgetting?,” The New York Times, Mar. 22, 2019. [Online]. Available: https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html",
		item: Item{Kind: News, Authors: people("Benedict Carey"), Title: "Can we get better at forgetting?", Container: "The New York Times", Issued: day("2019-03-22"), URL: "https://www.nytimes.com/2019/03/22/health/memory-forgetting-psychology.html"}},
}

func TestIEEE(t *testing.T) { checkExamples(t, "ieee", ieeeExamples, 20, everyKind...) }

// The guide: "[2], [4], [5], [6], [7], [9]", "[3, pp. 5–10]".
func TestIEEEInText(t *testing.T) {
	s, _ := Parse("ieee")
	b := s.Bibliography(make([]Item, 9), Options{})
	if got := b.InText(Cite{Item: 1}, Cite{Item: 3}, Cite{Item: 4}, Cite{Item: 5}, Cite{Item: 6}, Cite{Item: 8}).Plain(); got != "[2], [4], [5], [6], [7], [9]" {
		t.Errorf("got %s", got)
	}
	if got := b.InText(Cite{Item: 2, Locator: "5-10"}).Plain(); got != "[3, pp. 5–10]" {
		t.Errorf("got %s", got)
	}
	if got := b.Entries[0].Label; got != "[1] " {
		t.Errorf("label %q", got)
	}
}
