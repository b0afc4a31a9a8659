package check

import (
	"twinleaf/model"
)

// neighbours is a library in which the journal's papers of 2023 stand in
// volume 44, and one other paper has the DOI and the abstract of the sound one.
func neighbours(same bool) *Tally {
	t := NewTally()
	for i := range 5 {
		p, _ := sound()
		p.ID = model.ID{9, byte(i)}
		p.Abstract.EN = ""
		p.DOI = ""
		t.Add(p)
	}
	if same {
		p, _ := sound()
		p.ID = model.ID{8}
		t.Add(p)
	}
	return t
}

var identifierExamples = []example{
	{check: "doi-syntax", found: []bad{b("", "doi=hello"), b("doi=", "doi=n/a"), b("", "doi=10.116/j.crme.2006.011"), b("doi=10.1080/13523260 ?", "doi=10.1080/ 13523260"), b("", "doi=11.1080/13523260")},
		clean: ok("doi=10.1175/1520-0450(2002)041<0056:ETQOGB>2.0.CO;2", "doi=10.1000/182", "doi=10.1007/11690634\\_26", "doi=")},
	{check: "doi-link", found: []bad{b("doi=10.1038/nature14539", "doi=https://doi.org/10.1038/nature14539"), b("doi=10.1038/nature14539", "doi=doi:10.1038/nature14539"), b("doi=10.1038/nature14539", "doi=http://dx.doi.org/10.1038/nature14539.")}, clean: ok("doi=10.1038/nature14539")},
	{check: "doi-junk", found: []bad{b("doi=10.1155/2015/379642", "doi=10.1155/2015/379642."), b("doi=10.1007/s13735-018-0151-5", `doi=10.1007/s13735-018-0151-5"`), b("doi=10.1002/anie.2014", "doi=10.1002/anie.2014/abstract"), b("doi=10.1002/anie.2014", "doi=10.1002/anie.2014)")},
		clean: ok("doi=10.1016/s0140-6736(05)17918-5", "doi=10.1175/1520-0450(2002)041<0056:etqogb>2.0.co;2", "doi=10.1088/0305-4470/31/23/016")},
	{check: "doi-several", found: []bad{b("doi=10.4213/faa3042 ?", "doi=10.4213/faa3042, 10.1007/s10688-011-0025-6"), b("doi=10.1063/1.5042497", "doi=10.1063/1.5042497 10.1063/1.5042497")}, clean: ok("doi=10.1088/0305-4470/31/23/016", "doi=10.1016/10.1016")},
	{check: "doi-differs", found: []bad{b("", "list_url=https://doi.org/10.1080/99999999.2023.1111111")}, clean: ok("list_url=https://doi.org/10.1080/13523260.2023.2269809", "list_url=https://www.example.org/x", "doi_url=https://DOI.org/10.1080/13523260.2023.2269809?x=1")},
	{check: "doi-in-link", found: []bad{b("doi=10.1080/13523260.2023.2269809", "doi=")}, clean: [][]string{{"doi=", "list_url="}}},
	{check: "doi-shared", found: []bad{b("", "pages=1-9")}, clean: ok("doi=", "doi=10.1038/nature14539"), papers: neighbours(true)},
	{check: "pmcid-syntax", found: []bad{b("pmcid=PMC123456", "pmcid=123456"), b("pmcid=PMC123456", "pmcid=pmc123456"), b("", "pmcid=PMCX1"), b("pmcid=", "pmcid=null"), b("pmcid=PMC77", "pmcid=https://www.ncbi.nlm.nih.gov/pmc/articles/PMC77/")}, clean: ok("pmcid=PMC3531190")},
	{check: "pmid-syntax", found: []bad{b("", `extra:PMID="12a45"`), b("", "url=https://pubmed.ncbi.nlm.nih.gov/123456789/")}, clean: ok(`extra:PMID=23193287`, "url=https://pubmed.ncbi.nlm.nih.gov/23193287/", "extra:PMID=null")},
	{check: "arxiv-syntax", found: []bad{b("", `extra:arXiv="2313.12345"`), b("", "url=https://arxiv.org/abs/230.12")}, clean: ok(`extra:arxiv="math.AG/0501001v2"`, "url=https://arxiv.org/abs/2301.12345v3", "url=https://arxiv.org/pdf/0704.0001.pdf", "doi=10.48550/arxiv.2106.01345")},
	{check: "isbn-syntax", found: []bad{b("", `extra:ISBN="978-3-16-148410-1"`)}, clean: ok(`extra:ISBN="978-3-16-148410-0"`, `extra:ISBN="0-306-40615-2"`, `extra:ISBN="080442957X"`)},
	{check: "issn-imported", found: []bad{b("", `extra:ISSN="1352-3261"`)}, clean: ok(`extra:ISSN="1352-3260"`, `extra:ISSN="2434-561X"`, `extra:ISSN=""`)},
	{check: "orcid-syntax", found: []bad{b("", `extra:ORCID="0000-0002-1825-0098"`)}, clean: ok(`extra:ORCID="https://orcid.org/0000-0002-1825-0097"`, `extra:ORCID="0000-0002-1694-233X"`)},
	{check: "link-not-web", found: []bad{b("url=https://doi.org/10.1038/nature14539", "url=doi.org/10.1038/nature14539"), b("", "pdf=javascript:alert(1)"), b("", "url=ftp://example.org/x"), b("url=https://www.example.org/a ?", "url=www.example.org/a"), b("url=", "url=n/a")},
		clean: ok("url=http://example.org/a_b?c=d", "list_url=https://doi.org/10.1002/1521-3889(200202)11:2<163::AID-ANDP163>3.0.CO;2-Q")},
}

var numberExamples = []example{
	{check: "date-missing", found: []bad{b("", "published=")}, clean: [][]string{{"published=", "online=2023"}, {"published=", `extra:publicationDate="2023-13"`}}},
	{check: "date-impossible", found: []bad{b("published=2023 ?", "published=", `extra:publicationDate="2023-13"`), b("published=2023-02 ?", "published=", `extra:publicationDate="2023-02-30"`), b("published=2023-10-22 ?", "published=", `extra:publicationDate="20231022"`), b("", "published=", `extra:publicationDate="last year"`)},
		clean: ok(`extra:publicationDate="2023-13"`, `extra:EPubDate="null"`)},
	{check: "date-future", found: []bad{b("", "published=2031", "doi=", "list_url="), b("", "published=2027-07")}, clean: ok("published=2027-06", "published=2026")},
	{check: "date-ahead", found: []bad{b("", "published=2026-12-01"), b("", "published=2027-01")}, clean: ok("published=2026", "published=2026-06-15", "published=2031")},
	{check: "date-too-early", found: []bad{b("", "published=1023-10-22"), b("", "published=0023")}, clean: ok("published=1665-03-06")},
	{check: "date-online-late", found: []bad{b("", "online=2025-11-01"), b("", "published=2020", "online=2022-03")}, clean: ok("online=2024-01-01", "online=2023-01-01", "online=2024-10-22")},
	{check: "date-doi-year", found: []bad{b("", "published=2013-10-22"), b("", "published=2010", "doi=10.1016/j.physa.2005.03.036", "list_url=")}, clean: [][]string{{"published=2021"}, {"doi=10.1103/physrevb.45.2023", "published=1992", "list_url="}, {"doi=10.1111/j.1365-2966.2011.19331.x", "published=2011", "list_url="}, {"doi=10.1007/s10711-004-1993-y", "published=2004", "list_url="}}},
	{check: "date-volume-year", found: []bad{b("", "volume=2013")}, clean: ok("volume=2023", "volume=2022", "volume=44", "volume=1899")},
	{check: "volume-placeholder", found: []bad{b("volume=", "volume=0"), b("volume=", "volume=n/a"), b("volume=", "volume=-"), b("volume=", "volume=ahead of print")}, clean: ok("volume=", "volume=10", "volume=s2-42", "volume=abs/1706.03762")},
	{check: "issue-placeholder", found: []bad{b("issue=", "issue=0"), b("issue=", "issue=N/A"), b("issue=", "issue=暂无")}, clean: ok("issue=", "issue=10", "issue=Suppl 1")},
	{check: "volume-holds-issue", found: []bad{b("volume=77 | issue=4", "volume=77 4", "issue="), b("volume=77 | issue=4", "volume=77(4)", "issue="), b("volume=77 | issue=4", "volume=Vol. 77, No. 4", "issue="), b("volume=77 | issue=4", "volume=第77卷第4期", "issue="), b("volume=77", "volume=77 4", "issue=4"),
		b("volume=77 | issue=Suppl 1", "volume=77 Suppl 1", "issue="), b("volume=77 | issue=4 Pt 2", "volume=77 4 Pt 2", "issue="), b("", "volume=77 4", "issue=9"), b("volume=77 | issue=4-5", "volume=77:4-5", "issue=")},
		clean: ok("volume=77-78", "volume=77/78", "volume=s2-42", "volume=77A", "volume=77.4", "volume=LXXVII")},
	{check: "volume-holds-issue", found: []bad{b("", "volume=77 4", "issue="), b("volume=44 | issue=4", "volume=44 4", "issue=")}, clean: ok("volume=44"), papers: neighbours(false)},
	{check: "volume-label", found: []bad{b("volume=27", "volume=Vol. 27"), b("volume=27", "volume=第27卷"), b("volume=27", "volume=volume 27")}, clean: ok("volume=27", "volume=Volta")},
	{check: "issue-label", found: []bad{b("issue=4", "issue=No. 4"), b("issue=4", "issue=第4期"), b("issue=4-5", "issue=Issue 4-5")}, clean: ok("issue=4", "issue=Suppl 1", "issue=November")},
	{check: "volume-out-of-step", found: []bad{b("volume=44 ?", "volume=77")}, clean: ok("volume=44", "volume=45", "published=2020", "volume=77 4"), papers: neighbours(false)},
	{check: "volume-is-year", found: []bad{b("", "volume=2023")}, clean: ok("volume=2021", "volume=44")},
	{check: "volume-too-large", found: []bad{b("", "volume=103245")}, clean: ok("volume=2023", "volume=1890")},
	{check: "pages-placeholder", found: []bad{b("pages=", "pages=0"), b("pages=", "pages=0-0"), b("pages=", "pages=n/a"), b("pages=", "pages=-"), b("pages=", "pages=--"), b("pages=", "pages=[no pagination]")}, clean: ok("pages=", "pages=1-1", "pages=100-200", "pages=xii-xiv")},
	{check: "pages-reversed", found: []bad{b("pages=12-99 ?", "pages=99-12"), b("pages=12-1234 ?", "pages=1234-12"), b("", "pages=99-00")}, clean: ok("pages=12-99", "pages=1234-8", "pages=99-101", "pages=e12-e15")},
	{check: "pages-elided", found: []bad{b("pages=1234-1238", "pages=1234-8"), b("pages=403-410", "pages=403-10"), b("pages=S120-S125", "pages=S120-5")}, clean: ok("pages=99-12", "pages=12-99", "pages=1234-12", "pages=99-101")},
	{check: "pages-dash", found: []bad{b("pages=379-423", "pages=379–423"), b("pages=379-423", "pages=379--423"), b("pages=379-423", "pages=379～423"), b("pages=379-423", "pages=379−423"), b("pages=379-423", "pages=379 — 423")}, clean: ok("pages=379-423", "pages=379")},
	{check: "pages-label", found: []bad{b("pages=12-34", "pages=pp. 12-34"), b("pages=12-34", "pages=第12-34页"), b("pages=5", "pages=p. 5"), b("pages=12-34", "pages=p12-34")}, clean: ok("pages=12-34", "pages=P12", "pages=Pt 3")},
	{check: "pages-spaces", found: []bad{b("pages=12-34", "pages=12 - 34"), b("pages=12-34", "pages=\n          12-34\n        ")}, clean: ok("pages=12-34", "pages=12-15, 18")},
	{check: "pages-article-number", found: []bad{b("", "pages=e0123456"), b("", "pages=023606"), b("", "pages=Article 123"), b("", "pages=103245"), b("", "pages=69809")}, clean: ok("pages=123", "pages=S12", "pages=12-34")},
	{check: "pages-no-last", found: []bad{b("", "pages=142"), b("", "pages=S12")}, clean: ok("pages=142-145", "pages=023606", "pages=0", "pages=12-15, 18")},
	{check: "pages-date", found: []bad{b("pages=1-12 ?", "pages=12-Jan"), b("pages=3-45 ?", "pages=Mar-45"), b("pages=3-5 ?", "pages=3月5日")}, clean: ok("pages=1-12", "pages=Maria-3")},
	{check: "pages-hold-volume", found: []bad{b("pages=12-34", "pages=44(4): 12-34"), b("", "pages=45(4): 12-34"), b("pages=12-34 | volume=77 | issue=4", "pages=77(4):12-34", "volume=", "issue=")}, clean: ok("pages=12-34", "pages=a:b")},
	{check: "pages-span", found: []bad{b("", "pages=1-2000")}, clean: ok("pages=1-400", "pages=1234-8")},
	{check: "journal-missing", found: []bad{b("", "journal="), b("", "journal=", "type=")}, clean: ok("journal=00000000-0000-7000-8000-000000000001")},
	{check: "journal-metric-differs", found: []bad{b("", "pages=1-9")}, clean: ok("pages=1-9"), harvested: &model.Metric{ImpactFactor: 9.1}, soundMetric: &model.Metric{ImpactFactor: 4, JCR: "Q1"}},
	{check: "journal-quartile", found: []bad{b("", `extra:JCR="Q7"`), b("", `extra:JCR="first"`)}, clean: ok(`extra:JCR="q1"`, `extra:JCR=""`)},
	{check: "journal-zone", found: []bad{b("", "extra:RegionNum=5"), b("", `extra:RegionNum="TOP"`)}, clean: ok("extra:RegionNum=0", `extra:RegionNum="3区"`)},
	{check: "journal-impact", found: []bad{b("", `extra:PeriodicalIF="high"`), b("", "extra:PeriodicalIF=-1.5"), b("", "extra:PeriodicalIF=40000")}, clean: ok("extra:PeriodicalIF=4.5", `extra:PeriodicalIF="N/A"`)},
	{check: "citations-no-number", found: []bad{b("", "citations=", `extra:citationCount="many"`), b("", "citations=", "extra:citationCount=-3"), b("citations=1234 ?", "citations=", `extra:citationCount="1,234"`)}, clean: ok("citations=", "citations=0")},
	{check: "citations-implausible", found: []bad{b("", "citations=99999999")}, clean: ok("citations=350000")},
	{check: "score-no-number", found: []bad{b("", "score=good")}, clean: ok("score=4.5", "score=")},
	{check: "open-access-no-link", found: []bad{b("", "open_access=yes")}, clean: [][]string{{"open_access=yes", "pdf=https://example.org/a.pdf"}, {"open_access=yes", "pmcid=PMC123"}, {"open_access=yes", "url=https://arxiv.org/abs/2301.12345"}, {"open_access=no"}, {"open_access="}}},
	{check: "open-access-link", found: []bad{b("open_access=yes ?", "open_access=no", "pdf=https://example.org/a.pdf")}, clean: ok("pdf=", "open_access=")},
	{check: "open-access-unread", found: []bad{b("", "open_access=", `extra:isOpenAccess="GOLD?"`)}, clean: ok("open_access=")},
	{check: "type-missing", found: []bad{b("", "type=")}, clean: ok("type=Review")},
	{check: "language-missing", found: []bad{b("language=en", "language=")}, clean: ok("language=en")},
	{check: "language-odds", found: []bad{b("language=en ?", "language=zh", "title.zh="), b("language=en ?", "language=de"), b("language=zh ?", "title.en=", "abstract.en=", "abstract.zh="+longAbstract),
		b("language=de ?", "title.en=Zur Elektrodynamik bewegter Körper und die Folgen der Theorie", "abstract.en=Dass die Elektrodynamik Maxwells in ihrer Anwendung auf bewegte Körper zu Asymmetrien führt, ist bekannt und wird mit der Theorie über das Licht behandelt.")},
		clean: ok("language=en-GB", "language=zh", "language=xx and more")},
	{check: "language-syntax", found: []bad{b("language=en", "language=English"), b("language=zh", "language=中文"), b("language=de", "language=ger"), b("", "language=no idea"), b("language=", "language=n/a")}, clean: ok("language=", "language=en", "language=zh-Hans-CN", "language=yue")},
}

var abstractExamples = []example{
	{check: "abstract-missing", found: []bad{b("", "abstract.en=")}, clean: [][]string{{"abstract.en=", "abstract.zh=" + longAbstract}}},
	{check: "abstract-placeholder", found: []bad{b("abstract.en=", "abstract.en=No abstract available."), b("abstract.zh=", "abstract.zh=暂无摘要"), b("abstract.en=", "abstract.en=n/a")}, clean: ok("abstract.en=We show that every core is a core.")},
	{check: "abstract-short", found: []bad{b("", "abstract.en=A study of cores."), b("", "abstract.zh=论述了景观设计。")}, clean: ok("abstract.en=We show that cores of ideals do not preserve the inclusion of sets.", "abstract.en=No abstract available")},
	{check: "abstract-cut-off", found: []bad{b("", "abstract.en=Multilateralism is regarded as a constitutive feature of the contem"), b("", "abstract.en=Multilateralism is regarded as a constitutive feature of the…"), b("", "abstract.en=Multilateralism is regarded as a constitutive feature [...]"), b("", "abstract.zh="+longAbstract[:60])},
		clean: ok("abstract.en=Multilateralism is regarded as a constitutive feature (see there).", "abstract.en=Multilateralism is a constitutive feature. See https://example.org/code", "abstract.en=Multilateralism is a constitutive feature of the order.\n", "abstract.zh="+longAbstract)},
	{check: "abstract-title", found: []bad{b("abstract.en=", "abstract.en=Authoritarian multilateralism in the global cyber regime complex: the double transformation of an international diplomatic practice.")}, clean: ok("abstract.en=")},
	{check: "abstract-language", found: []bad{b("abstract.zh= | abstract.en=Multilateralism is regarded as a constitutive feature of the order.", "abstract.en=", "abstract.zh=Multilateralism is regarded as a constitutive feature of the order."), b("abstract.en= | abstract.zh="+longAbstract, "abstract.en="+longAbstract),
		b("", "abstract.zh=Multilateralism is regarded as a constitutive feature of the order.")},
		clean: ok("abstract.zh="+longAbstract, "abstract.zh=制作了结构为ITO/2T-NATA (20 nm)/NPB(60 nm)/Zn(BTZ)2:Ir(DBQ)2(acac) (80 nm)的器件。")},
	{check: "abstract-shared", found: []bad{b("", "pages=1-9")}, clean: ok("abstract.en=Another abstract that says quite something else about the order of the world and its many parts.", "abstract.en="), papers: neighbours(true)},
	{check: "abstract-withdrawn", found: []bad{b("", "abstract.en=This paper has been withdrawn by the author due to an error."), b("", "abstract.zh=本文已撤稿，原因是数据有误，作者同意。")}, clean: ok("abstract.en=Troops were withdrawn from the region. We study how the order changed after that event.")},
	{check: "abstract-label", found: []bad{b("abstract.en=We study the order of the world.", "abstract.en=Abstract: We study the order of the world."), b("abstract.en=We study the order of the world.", "abstract.en=AbstractWe study the order of the world."), b("abstract.zh=本文研究世界秩序的转型与影响。", "abstract.zh=摘要：本文研究世界秩序的转型与影响。"),
		b("abstract.zh=本文研究世界秩序的转型与影响。", "abstract.zh=【摘要】本文研究世界秩序的转型与影响。"), b("abstract.en=This paper studies the order.", "abstract.en=ABSTRACT This paper studies the order."), b("abstract.en=Traffic is a complex problem.", "abstract.en=Summary: Traffic is a complex problem.")},
		clean: ok("abstract.en=Abstract interpretation makes techniques more precise.", "abstract.en=Abstract Wiener spaces are studied here in depth.", "abstract.en=Summary statistics are easily maintained.", "abstract.zh=摘要写作是论文的重要部分，本文加以讨论。")},
	{check: "abstract-keywords", found: []bad{b("abstract.en=Multilateralism is regarded as a constitutive feature of the order. | subjects=order\npower ?", "abstract.en=Multilateralism is regarded as a constitutive feature of the order. Keywords: order, power"), b("abstract.zh="+longAbstract+" | subjects=多边主义\n网络治理 ?", "abstract.zh="+longAbstract+"关键词：多边主义；网络治理")},
		clean: ok("abstract.en=Our system retrieves documents with high precision and outperforms baseline systems based on keywords and unigrams.", "abstract.en=This result comes from ambiguous definitions of a number of the most important keywords. Whereas the other one does not.")},
	{check: "abstract-publisher", found: []bad{b("abstract.en=Multilateralism is regarded as a constitutive feature.", "abstract.en=Multilateralism is regarded as a constitutive feature. © 2019 Elsevier Ltd. All rights reserved."), b("abstract.en=Multilateralism is regarded as a constitutive feature.", "abstract.en=Multilateralism is regarded as a constitutive feature. Copyright (C) 2005 John Wiley & Sons, Ltd."),
		b("abstract.en=Multilateralism is regarded as a constitutive feature.", "abstract.en=Multilateralism is regarded as a constitutive feature. Crown Copyright © 2009 Published by Elsevier Ltd. All rights reserved.")},
		clean: ok("abstract.en=A watermark detector for copyright protection should be robust against attacks of all kinds.", "abstract.en=We treat (a) groups, (b) rings and (c) fields of the usual kind.")},
	{check: "abstract-markup", found: []bad{b("abstract.en=Multilateralism is a feature.", "abstract.en=<jats:p>Multilateralism is a feature.</jats:p>"), b("abstract.en=Aims The order of the world.", "abstract.en=<p><b>Aims</b> The order of the world.</p>")}, clean: ok("abstract.en=Let <u,v> be the product and <k> the mean degree of the network at hand.", "abstract.en=For p<q and r>s the claim holds for all numbers of that kind.")},
	{check: "abstract-entities", found: []bad{b("abstract.en=The Hodgkin–Huxley model for p < 0.05 is studied.", "abstract.en=The Hodgkin&#8211;Huxley model for p &lt; 0.05 is studied.")}, clean: ok("abstract.en=R&D spending; growth and more of it are studied.")},
	{check: "abstract-latex", found: []bad{b("", "abstract.en=We study the set $J_c$ of the quadratic map and its shape in the plane.")}, clean: ok("abstract.en=It costs $5 to buy and $10 to sell on the market of the day.")},
	{check: "abstract-halfwidth", found: []bad{b("abstract.zh=本文讨论治理，解释原因，最后指出转型。其影响，也很深远。", "abstract.zh=本文讨论治理,解释原因，最后指出转型。其影响，也很深远。")}, clean: ok("abstract.zh=本文讨论治理,解释原因,最后指出转型.其影响,也很深远.", "abstract.zh="+longAbstract)},
	{check: "abstract-fullwidth", found: []bad{b("abstract.zh=本文提出一种将 DNA 序列与数据库快速比较的方法，效果良好，速度很快。", "abstract.zh=本文提出一种将 ＤＮＡ 序列与数据库快速比较的方法，效果良好，速度很快。")}, clean: ok("abstract.zh=" + longAbstract)},
	{check: "abstract-mojibake", found: []bad{b("abstract.en=The world’s order is regarded as a feature.", "abstract.en=The worldâ€™s order is regarded as a feature."), b("abstract.en=The world’s order is a feature.", "abstract.en=The worldâ\u0080\u0099s order is a feature.")}, clean: ok("abstract.en=Le café est fermé; São Paulo, naïve façade — “été”.")},
	{check: "abstract-control", found: []bad{b("abstract.en=The order is regarded as a feature.", "abstract.en=The order is re\u007Fgarded as a feature."), b("", "abstract.zh="+longAbstract+"\uE4F1。")}, clean: ok("abstract.en=The order.\nA feature.")},
	{check: "abstract-spaces", found: []bad{b("abstract.en=The order is regarded as a feature.", "abstract.en= The order  is regarded as a feature."), b("abstract.en=One.\nTwo.", "abstract.en=One. \nTwo.\t")}, clean: ok("abstract.en=One paragraph.\n\nAnother paragraph.")},
	{check: "abstract-broken-words", found: []bad{b("abstract.en=The transformation of the order. ?", "abstract.en=The trans-\nformation of the order.")}, clean: ok("abstract.en=The Russo-\nChinese coalition.", "abstract.en=A list -\nof things.")},
}
