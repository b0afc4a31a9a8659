package cite

import "testing"

// Examples of the AMA Manual of Style, 11th edition, by section, and of library
// guides to it (JCU, UNCO, USI, Sheridan College).
var amaExamples = []example{
	{from: "3.12.2 [1]", want: "Etzel RA, Balk SJ, eds. Pediatric Environmental Health. American Academy of Pediatrics; 2011.",
		item: Item{Kind: Book, Editors: people("Etzel RA; Balk SJ"), Title: "Pediatric Environmental Health", Publisher: "American Academy of Pediatrics", Issued: day("2011")}},
	{from: "3.12.2 [2]", want: "Adkinson NF Jr, Bochner BS, Burks W, et al, eds. Middleton’s Allergy: Principles and Practice. 8th ed. Saunders; 2014.",
		item: Item{Kind: Book, Editors: people("Adkinson, N. F., Jr.; Bochner BS; Burks W; Busse WW; Holgate ST; Lemanske RF; O’Hehir RE"), Title: "Middleton’s allergy: principles and practice", Edition: "8", Publisher: "Saunders", Issued: day("2014")}},
	{from: "3.12.2 [3]", want: "Sacks O. Hallucinations. Alfred A Knopf; 2012.",
		item: Item{Kind: Book, Authors: people("Oliver Sacks"), Title: "Hallucinations", Place: "New York", Publisher: "Alfred A Knopf", Issued: day("2012")}},
	{from: "3.12.2 [4]", want: "Patterson JW. Weedon’s Skin Pathology. 4th ed. Churchill Livingstone; 2016.",
		item: Item{Kind: Book, Authors: people("James W. Patterson"), Title: "Weedon’s skin pathology", Edition: "4th", Publisher: "Churchill Livingstone", Issued: day("2016")}},
	{from: "3.12.2 [5]", want: "Australian Technical Advisory Group on Immunisation (ATAGI). The Australian Immunisation Handbook. 10th ed. Australian Government Dept of Health; 2015.",
		item: Item{Kind: Book, Authors: people("Australian Technical Advisory Group on Immunisation (ATAGI)"), Title: "The Australian Immunisation Handbook", Edition: "10", Publisher: "Australian Government Dept of Health", Issued: day("2015")}},
	{from: "3.13.1 [1]", want: "Tevlin J. Minneapolis street doctor dispenses care with a dose of dignity. Minneapolis Star Tribune. January 23, 2016. Accessed January 28, 2016. http://www.startribune.com/minneapolis-street-doctor-dispenses-care-with-a-dose-of-dignity/366313741/",
		item: Item{Kind: News, Authors: people("Jon Tevlin"), Title: "Minneapolis street doctor dispenses care with a dose of dignity", Container: "Minneapolis Star Tribune", Issued: day("2016-01-23"), Accessed: day("2016-01-28"), URL: "http://www.startribune.com/minneapolis-street-doctor-dispenses-care-with-a-dose-of-dignity/366313741/"}},
	{from: "3.13.1 [2]", want: "Schencker L. Peanut allergy relief? Chicago Tribune. September 22, 2019:C1.",
		item: Item{Kind: News, Authors: people("Lisa Schencker"), Title: "Peanut allergy relief?", Container: "Chicago Tribune", Issued: day("2019-09-22"), Section: "C1"}},
	{from: "3.13.1 [3]", want: "Ubelacker S. CAMH to “wind down” controversial gender identity clinic services. Globe and Mail. December 15, 2015. Accessed January 28, 2016. http://www.theglobeandmail.com/news/toronto/article27766580/",
		item: Item{Kind: News, Authors: people("Sheryl Ubelacker"), Title: "CAMH to “wind down” controversial gender identity clinic services", Container: "The Globe and Mail", Issued: day("2015-12-15"), Accessed: day("2016-01-28"), URL: "http://www.theglobeandmail.com/news/toronto/article27766580/"}},
	{from: "3.13.1 [4]", want: "Liptak A. Yale finds error in legal stylebook: contrary to claim, Harvard didn’t create it. New York Times. December 8, 2015:A24.",
		item: Item{Kind: News, Authors: people("Adam Liptak"), Title: "Yale finds error in legal stylebook: Contrary to claim, Harvard didn’t create it", Container: "The New York Times", Issued: day("2015-12-08"), Section: "A24"}},
	{from: "JCU, article", want: "Economopoulos KJ, Brockmeier SF. Rotator cuff tears in overhead athletes. Clin Sports Med. 2012;31(4):675-692. doi:10.1016/j.csm.2012.07.005",
		item: Item{Kind: Article, Authors: people("Economopoulos KJ; Brockmeier SF"), Title: "Rotator cuff tears in overhead athletes", Container: "Clinics in Sports Medicine", Abbrev: "Clin. Sports Med.", Volume: "31", Issue: "4", Pages: "675-692", Issued: day("2012-10"), DOI: "10.1016/j.csm.2012.07.005"}},
	{from: "UNCO, article in print", want: "Chiang HC, Huang V, Cornelius LA. Cancer and itch. Semin Cutan Med Surg. 2011;30(2):107-112.",
		item: Item{Kind: Article, Authors: people("Chiang HC; Huang V; Cornelius LA"), Title: "Cancer and itch", Abbrev: "Semin Cutan Med Surg", Volume: "30", Issue: "2", Pages: "107-112", Issued: day("2011")}},
	{from: "UNCO, article with address", want: "Finnan RP, Crosby LA. Partial-thickness rotator cuff tears. J Shoulder Elbow Surg. 2010;19(4):609-616. Accessed April 26, 2012. http://www.sciencedirect.com/science/article/pii/S1058274609004662",
		item: Item{Kind: Article, Authors: people("Finnan RP; Crosby LA"), Title: "Partial-thickness rotator cuff tears", Abbrev: "J Shoulder Elbow Surg", Volume: "19", Issue: "4", Pages: "609-616", Issued: day("2010"), Accessed: day("2012-04-26"), URL: "http://www.sciencedirect.com/science/article/pii/S1058274609004662"}},
	{from: "UNCO, article number and et al", want: "Ho DTN, Le TPT, Wolbers M, et al. Risk factors of Streptococcus suis infection in Vietnam. A case-control study. PLoS One. 2011;6(3):e17604. doi:10.1371/journal.pone.0017604",
		item: Item{Kind: Article, Authors: people("Ho DTN; Le TPT; Wolbers M; Cao QT; Nguyen VMH; Tran VTN; Le TPT; Nguyen HP"), Title: "Risk factors of Streptococcus suis infection in Vietnam. A case-control study.", Container: "PLoS One", Volume: "6", Issue: "3", Pages: "e17604", Issued: day("2011"), DOI: "10.1371/journal.pone.0017604"}},
	{from: "Sheridan, article", want: "Lempke LB, Schmidt JD, Lynall RC. Athletic trainers' concussion-assessment and concussion-management practices: an update. J Athl Train. 2020;55(1):17-26. doi:10.4085/1062-6050-322-18",
		item: Item{Kind: Article, Authors: people("Lempke LB; Schmidt JD; Lynall RC"), Title: "Athletic Trainers' Concussion-Assessment and Concussion-Management Practices: An Update", Abbrev: "J Athl Train", Volume: "55", Issue: "1", Pages: "17-26", Issued: day("2020"), DOI: "10.4085/1062-6050-322-18"}},
	{from: "JCU, chapter", want: "Fikremariam D, Serafini M. Multidisciplinary approach to pain management. In: Vadivelu N, Urman RD, Hines RL, eds. Essentials of Pain Management. Springer; 2011:17-28. doi:10.1007/978-0-387-87579-8_2",
		item: Item{Kind: Chapter, Authors: people("Fikremariam D; Serafini M"), Title: "Multidisciplinary approach to pain management", Editors: people("Vadivelu N; Urman RD; Hines RL"), Container: "Essentials of pain management", Publisher: "Springer", Issued: day("2011"), Pages: "17-28", DOI: "10.1007/978-0-387-87579-8_2"}},
	{from: "JCU, chapter online", want: "Shaparin N, Shah A, Gritsenko K. Pharmacological agents: opioids. In: Urman RD, Vadivelu N, eds. Perioperative Pain Management. Oxford University Press; 2013:29-37. Accessed November 25, 2012. http://jcu.eblib.com.au/patron/FullRecord.aspx?p=1274300",
		item: Item{Kind: Chapter, Authors: people("Shaparin N; Shah A; Gritsenko K"), Title: "Pharmacological agents: opioids", Editors: people("Urman RD; Vadivelu N"), Container: "Perioperative Pain Management", Publisher: "Oxford University Press", Issued: day("2013"), Pages: "29-37", Accessed: day("2012-11-25"), URL: "http://jcu.eblib.com.au/patron/FullRecord.aspx?p=1274300"}},
	{from: "JCU, web page without an author", want: "Food safety fact sheet 51: food allergies. Queensland Health. March 2013. Accessed January 12, 2014. http://www.health.qld.gov.au/foodsafety/Documents/fs-51-allergies.pdf",
		item: Item{Kind: Web, Title: "Food safety fact sheet 51: food allergies", Container: "Queensland Health", Issued: day("2013-03"), Accessed: day("2014-01-12"), URL: "http://www.health.qld.gov.au/foodsafety/Documents/fs-51-allergies.pdf"}},
	{from: "JCU, thesis", want: "Fenster SD. Cloning and Characterization of Piccolo, a Novel Component of the Presynaptic Cytoskeletal Matrix. Dissertation. University of Alabama; 2000.",
		item: Item{Kind: Thesis, Authors: people("Fenster SD"), Title: "Cloning and Characterization of Piccolo, a Novel Component of the Presynaptic Cytoskeletal Matrix", Degree: "PhD", Publisher: "University of Alabama", Issued: day("2000")}},
	{from: "USI, thesis", want: "Austin LD. Oral Status of Residents of Long-Term Care Facilities in Kentucky. Dissertation. University of Louisville; 2009.",
		item: Item{Kind: Thesis, Authors: people("Austin LD"), Title: "Oral status of residents of long-term care facilities in Kentucky", Degree: "PhD", Publisher: "University of Louisville", Issued: day("2009")}},
	{from: "3.15.9 shape of preprints", derived: true, want: "Bloss CS, Wineinger NE, Peters M. A prospective randomized trial examining health care utilization. bioRxiv. Preprint posted online October 28, 2015. doi:10.1101/029983",
		item: Item{Kind: Preprint, Authors: people("Bloss CS; Wineinger NE; Peters M"), Title: "A prospective randomized trial examining health care utilization", Container: "bioRxiv", Issued: day("2015-10-28"), DOI: "10.1101/029983"}},
	{from: "3.13.2 report", derived: true, want: "World Health Organization. World Malaria Report 2019. World Health Organization; 2019.", item: malaria},
	{from: "3.13.7 patent", derived: true, want: "Pagedas AC, inventor; Ancel Surgical R&D Inc, assignee. Flexible endoscopic grasping and cutting device and positioning tool assembly. US patent 20,020,103,498. August 1, 2002.",
		item: Item{Kind: Patent, Authors: people("Pagedas AC"), Assignee: "Ancel Surgical R&D Inc", Title: "Flexible endoscopic grasping and cutting device and positioning tool assembly", Country: "United States", Number: "20,020,103,498", Issued: day("2002-08-01")}},
	{from: "3.13.9 paper presented", derived: true, want: "Maddox S, Hurling J, Stewart E, Edwards A. If mama ain’t happy, nobody’s happy. Paper presented at: Southeastern Psychological Association 62nd Annual Meeting; March 30, 2016; New Orleans, LA.",
		item: Item{Kind: Conference, Authors: people("Maddox S; Hurling J; Stewart E; Edwards A"), Title: "If mama ain’t happy, nobody’s happy", Event: "Southeastern Psychological Association 62nd Annual Meeting", EventSite: "New Orleans, LA", Issued: day("2016-03-30")}},
}

func TestAMA(t *testing.T) { checkExamples(t, "ama", amaExamples, 20, everyKind...) }

// 3.6: numbers raised, "1,3-8,19" and "3,4".
func TestAMAInText(t *testing.T) {
	s, _ := Parse("ama")
	b := s.Bibliography(make([]Item, 19), Options{})
	cites := []Cite{{Item: 0}, {Item: 18}}
	for i := 2; i < 8; i++ {
		cites = append(cites, Cite{Item: i})
	}
	if got := b.InText(cites...); got.Plain() != "1,3-8,19" || !got[0].Super {
		t.Errorf("got %v", got)
	}
	if got := b.InText(Cite{Item: 2}, Cite{Item: 3}).Plain(); got != "3,4" {
		t.Errorf("got %s", got)
	}
}
