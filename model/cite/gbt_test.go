package cite

import "testing"

// The examples are those printed in GB/T 7714-2015, by clause and number. Spaces
// that the print has between Chinese characters and figures are typesetting and
// left out; URLs that the print breaks are joined.
var gbt2015 = []example{
	{from: "4.1.2 [1]", want: "陈登原. 国史旧闻: 第1卷[M]. 北京: 中华书局, 2000: 29.",
		item: Item{Kind: Book, Authors: people("陈登原"), Title: "国史旧闻", Volume: "1", Place: "北京", Publisher: "中华书局", Issued: day("2000"), Pages: "29"}},
	{from: "4.1.2 [3]", want: "北京市政协民族和宗教委员会, 北京联合大学民族与宗教研究所. 历代王朝与民族宗教[M]. 北京: 民族出版社, 2012: 112.",
		item: Item{Kind: Book, Authors: people("北京市政协民族和宗教委员会; 北京联合大学民族与宗教研究所"), Title: "历代王朝与民族宗教", Place: "北京", Publisher: "民族出版社", Issued: day("2012"), Pages: "112"}},
	{from: "4.1.2 [4]", want: "全国信息与文献标准化技术委员会. 信息与文献 都柏林核心元数据元素集: GB/T 25100—2010[S]. 北京: 中国标准出版社, 2010: 2-3.",
		item: Item{Kind: Standard, Authors: people("全国信息与文献标准化技术委员会"), Title: "信息与文献 都柏林核心元数据元素集", Number: "GB/T 25100—2010", Place: "北京", Publisher: "中国标准出版社", Issued: day("2010"), Pages: "2-3"}},
	{from: "4.1.2 [5]", want: "徐光宪, 王祥云. 物质结构[M]. 北京: 科学出版社, 2010.",
		item: Item{Kind: Book, Authors: people("徐光宪; 王祥云"), Title: "物质结构", Place: "北京", Publisher: "科学出版社", Issued: day("2010")}},
	{from: "4.1.2 [7]", want: "王夫之. 宋论[M]. 刻本. 金陵: 湘乡曾国荃, 1865(清同治四年).",
		item: Item{Kind: Book, Authors: people("王夫之"), Title: "宋论", Edition: "刻本", Place: "金陵", Publisher: "湘乡曾国荃", Issued: day("1865"), Era: "清同治四年"}},
	{from: "4.1.2 [8]", want: "牛志明, 斯温兰德, 雷光春. 综合湿地管理国际研讨会论文集[C]. 北京: 海洋出版社, 2012.",
		item: Item{Kind: Book, Authors: people("牛志明; 斯温兰德; 雷光春"), Title: "综合湿地管理国际研讨会论文集", Event: "综合湿地管理国际研讨会", Place: "北京", Publisher: "海洋出版社", Issued: day("2012")}},
	{from: "4.1.2 [11]", want: "赵学功. 当代美国外交[M/OL]. 北京: 社会科学文献出版社, 2001[2014-06-11]. http://www.cadal.zju.edu.cn/book/trySinglePage/33023884/1.",
		item: Item{Kind: Book, Authors: people("赵学功"), Title: "当代美国外交", Place: "北京", Publisher: "社会科学文献出版社", Issued: day("2001"), Accessed: day("2014-06-11"), URL: "http://www.cadal.zju.edu.cn/book/trySinglePage/33023884/1"}},
	{from: "4.1.2 [14]", want: "PEEBLES P Z, Jr. Probability, random variables, and random signal principles[M]. 4th ed. New York: McGraw-Hill, 2001.",
		item: Item{Kind: Book, Authors: people("Peebles, Peyton Z., Jr."), Title: "Probability, random variables, and random signal principles", Edition: "4", Place: "New York", Publisher: "McGraw-Hill", Issued: day("2001")}},
	{from: "4.1.2 [17]", want: "FAN X, SOMMERS C H. Food irradiation research and technology[M/OL]. 2nd ed. Ames, Iowa: Blackwell Publishing, 2013: 25-26[2014-06-26]. http://onlinelibrary.wiley.com/doi/10.1002/9781118422557.ch2/summary.",
		item: Item{Kind: Book, Authors: people("Fan, X; Sommers, C. H."), Title: "Food irradiation research and technology", Edition: "2nd", Place: "Ames, Iowa", Publisher: "Blackwell Publishing", Issued: day("2013"), Pages: "25-26", Accessed: day("2014-06-26"), URL: "http://onlinelibrary.wiley.com/doi/10.1002/9781118422557.ch2/summary"}},
	{from: "4.2.2 [2]", want: "程根伟. 1998年长江洪水的成因与减灾对策[M]//许厚泽, 赵其国. 长江流域洪涝灾害与科技对策. 北京: 科学出版社, 1999: 32-36.",
		item: Item{Kind: Chapter, Authors: people("程根伟"), Title: "1998年长江洪水的成因与减灾对策", Editors: people("许厚泽; 赵其国"), Container: "长江流域洪涝灾害与科技对策", Place: "北京", Publisher: "科学出版社", Issued: day("1999"), Pages: "32-36"}},
	{from: "4.2.2 [3]", want: "陈晋镳, 张惠民, 朱士兴, 等. 蓟县震旦亚界研究[M]//中国地质科学院天津地质矿产研究所. 中国震旦亚界. 天津: 天津科学技术出版社, 1980: 56-114.",
		item: Item{Kind: Chapter, Authors: people("陈晋镳; 张惠民; 朱士兴; 某某"), Title: "蓟县震旦亚界研究", Editors: people("中国地质科学院天津地质矿产研究所"), Container: "中国震旦亚界", Place: "天津", Publisher: "天津科学技术出版社", Issued: day("1980"), Pages: "56-114"}},
	{from: "4.2.2 [4]", want: "马克思. 政治经济学批判[M]//马克思, 恩格斯. 马克思恩格斯全集: 第35卷. 北京: 人民出版社, 2013: 302.",
		item: Item{Kind: Chapter, Authors: people("卡尔·马克思"), Title: "政治经济学批判", Editors: people("卡尔·马克思; 弗里德里希·恩格斯"), Container: "马克思恩格斯全集", Volume: "35", Place: "北京", Publisher: "人民出版社", Issued: day("2013"), Pages: "302"}},
	{from: "4.2.2 [5]", want: "贾东琴, 柯平. 面向数字素养的高校图书馆数字服务体系研究[C]//中国图书馆学会. 中国图书馆学会年会论文集: 2011年卷. 北京: 国家图书馆出版社, 2011: 45-52.",
		item: Item{Kind: Conference, Authors: people("贾东琴; 柯平"), Title: "面向数字素养的高校图书馆数字服务体系研究", Editors: people("中国图书馆学会"), Container: "中国图书馆学会年会论文集", Volume: "2011年卷", Place: "北京", Publisher: "国家图书馆出版社", Issued: day("2011"), Pages: "45-52"}},
	{from: "4.2.2 [6]", want: "WEINSTEIN L, SWERTZ M N. Pathogenic properties of invading microorganism[M]//SODEMAN W A, Jr, SODEMAN W A. Pathologic physiology: mechanisms of disease. Philadelphia: Saunders, 1974: 745-772.",
		item: Item{Kind: Chapter, Authors: people("Weinstein, L; Swertz, M N"), Title: "Pathogenic properties of invading microorganism", Editors: people("Sodeman, W A, Jr; Sodeman, W A"), Container: "Pathologic physiology: mechanisms of disease", Place: "Philadelphia", Publisher: "Saunders", Issued: day("1974"), Pages: "745-772"}},
	{from: "4.4.2 [1]", want: "袁训来, 陈哲, 肖书海, 等. 蓝田生物群: 一个认识多细胞生物起源和早期演化的新窗口[J]. 科学通报, 2012, 57(34): 3219.",
		item: Item{Kind: Article, Authors: people("袁训来; 陈哲; 肖书海; 某某"), Title: "蓝田生物群：一个认识多细胞生物起源和早期演化的新窗口", Container: "科学通报", Issued: day("2012"), Volume: "57", Issue: "34", Pages: "3219"}},
	{from: "4.4.2 [2]", want: "余建斌. 我们的科技一直在追赶: 访中国工程院院长周济[N/OL]. 人民日报, 2013-01-12(2)[2013-03-20]. http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_5-02.htm.",
		item: Item{Kind: News, Authors: people("余建斌"), Title: "我们的科技一直在追赶:访中国工程院院长周济", Container: "人民日报", Issued: day("2013-01-12"), Section: "2", Accessed: day("2013-03-20"), URL: "http://paper.people.com.cn/rmrb/html/2013-01/12/nw.D110000renmrb_20130112_5-02.htm"}},
	{from: "4.4.2 [4]", want: "李幼平, 王莉. 循证医学研究方法: 附视频[J/OL]. 中华移植杂志(电子版), 2010, 4(3): 225-228[2014-06-09]. http://www.cqvip.com/Read/Read.aspx?id=36658332.",
		item: Item{Kind: Article, Authors: people("李幼平; 王莉"), Title: "循证医学研究方法：附视频", Container: "中华移植杂志（电子版）", Issued: day("2010"), Volume: "4", Issue: "3", Pages: "225-228", Accessed: day("2014-06-09"), URL: "http://www.cqvip.com/Read/Read.aspx?id=36658332"}},
	{from: "4.4.2 [5]", o: Options{Links: LinksAll}, want: "武丽丽, 华一新, 张亚军, 等. “北斗一号”监控管理网设计与实现[J/OL]. 测绘科学, 2008, 33(5): 8-9[2009-10-25]. http://vip.calis.edu.cn/CSTJ/Sear.dll?OPAC_CreateDetail. DOI:10.3771/j.issn.1009-2307.2008.05.002.",
		item: Item{Kind: Article, Authors: people("武丽丽; 华一新; 张亚军; 某某"), Title: "“北斗一号”监控管理网设计与实现", Container: "测绘科学", Issued: day("2008"), Volume: "33", Issue: "5", Pages: "8-9", Accessed: day("2009-10-25"), URL: "http://vip.calis.edu.cn/CSTJ/Sear.dll?OPAC_CreateDetail", DOI: "10.3771/j.issn.1009-2307.2008.05.002"}},
	{from: "4.4.2 [6]", want: "KANAMORI H. Shaking without quaking[J]. Science, 1998, 279(5359): 2063.",
		item: Item{Kind: Article, Authors: people("Hiroo Kanamori"), Title: "Shaking without quaking", Container: "Science", Issued: day("1998"), Volume: "279", Issue: "5359", Pages: "2063"}},
	{from: "4.4.2 [8]", o: Options{Links: LinksAll}, want: "FRESE K S, KATUS H A, MEDER B. Next-generation sequencing: from understanding biology to personalized medicine[J/OL]. Biology, 2013, 2(1): 378-398[2013-03-19]. http://www.mdpi.com/2079-7737/2/1/378. DOI:10.3390/biology2010378.",
		item: Item{Kind: Article, Authors: people("Frese, Karen S.; Katus, Hugo A.; Meder, Benjamin"), Title: "Next-Generation Sequencing: From Understanding Biology to Personalized Medicine", Container: "Biology", Issued: day("2013"), Volume: "2", Issue: "1", Pages: "378-398", Accessed: day("2013-03-19"), URL: "http://www.mdpi.com/2079-7737/2/1/378", DOI: "10.3390/biology2010378"}},
	{from: "4.5.2 [1]", want: "邓一刚. 全智能节电器: 200610171314.3[P]. 2006-12-13.",
		item: Item{Kind: Patent, Authors: people("邓一刚"), Title: "全智能节电器", Number: "200610171314.3", Issued: day("2006-12-13")}},
	{from: "4.5.2 [2]", want: "西安电子科技大学. 光折变自适应光外差探测方法: 01128777.2[P/OL]. 2002-03-06[2002-05-28]. http://211.152.9.47/sipoasp/zljs/hyjs-yx-new.asp?recid=01128777.2&leixin=0.",
		item: Item{Kind: Patent, Authors: people("西安电子科技大学"), Title: "光折变自适应光外差探测方法", Number: "01128777.2", Issued: day("2002-03-06"), Accessed: day("2002-05-28"), URL: "http://211.152.9.47/sipoasp/zljs/hyjs-yx-new.asp?recid=01128777.2&leixin=0"}},
	{from: "4.6.2 [1]", want: "中国互联网络信息中心. 第29次中国互联网络发展现状统计报告[R/OL]. (2012-01-16)[2013-03-26]. http://www.cnnic.net.cn/hlwfzyj/hlwxzbg/201201/P020120709345264469680.",
		item: Item{Kind: Report, Authors: people("中国互联网络信息中心"), Title: "第29次中国互联网络发展现状统计报告", Issued: day("2012-01-16"), Accessed: day("2013-03-26"), URL: "http://www.cnnic.net.cn/hlwfzyj/hlwxzbg/201201/P020120709345264469680"}},
	{from: "4.6.2 [3]", want: "BAWDEN D. Origins and concepts of digital literacy[EB/OL]. (2008-05-04)[2013-03-08]. http://www.soi.city.ac.uk/~dbawden/digital%20literacy%20chapter.pdf.",
		item: Item{Kind: Web, Authors: people("David Bawden"), Title: "Origins and concepts of digital literacy", Issued: day("2008-05-04"), Accessed: day("2013-03-08"), URL: "http://www.soi.city.ac.uk/~dbawden/digital%20literacy%20chapter.pdf"}},
	{from: "4.6.2 [4]", want: "Online Computer Library Center, Inc. About OCLC: history of cooperation[EB/OL]. [2012-03-27]. http://www.oclc.org/about/cooperation.en.html.",
		item: Item{Kind: Web, Authors: body("Online Computer Library Center, Inc."), Title: "About OCLC: History of cooperation", Accessed: day("2012-03-27"), URL: "http://www.oclc.org/about/cooperation.en.html"}},
	{from: "8.7 example 1", o: Options{Links: LinksAll}, want: "刘乃安. 生物质材料热解失重动力学及其分析方法研究[D/OL]. 安徽: 中国科学技术大学, 2000: 17-18[2014-08-29]. http://wenku.baidu.com/link. DOI:10.7666/d.y351065.",
		item: Item{Kind: Thesis, Authors: people("刘乃安"), Title: "生物质材料热解失重动力学及其分析方法研究", Place: "安徽", Publisher: "中国科学技术大学", Issued: day("2000"), Pages: "17-18", Accessed: day("2014-08-29"), URL: "http://wenku.baidu.com/link", DOI: "10.7666/d.y351065"}},
	{from: "9.1 [3]", want: "尼葛洛庞帝. 数字化生存[M]. 胡泳, 范海燕, 译. 海口: 海南出版社, 1996.",
		item: Item{Kind: Book, Authors: people("尼葛洛庞帝"), Title: "数字化生存", Translators: people("胡泳; 范海燕"), Place: "海口", Publisher: "海南出版社", Issued: day("1996")}},
	{from: "9.1 [5]", want: "杨宗英. 电子图书馆的现实模型[J]. 中国图书馆学报, 1996(2): 24-29.",
		item: Item{Kind: Article, Authors: people("杨宗英"), Title: "电子图书馆的现实模型", Container: "中国图书馆学报", Issued: day("1996"), Issue: "2", Pages: "24-29"}},
	{from: "9.1 [6]", want: "DOWLER L. The research university’s dilemma: resource sharing and research in a transinstitutional environment[J]. Journal of library administration, 1995, 21(1/2): 5-26.",
		item: Item{Kind: Article, Authors: people("Lawrence Dowler"), Title: "The research university’s dilemma: resource sharing and research in a transinstitutional environment", Container: "Journal of library administration", Issued: day("1995"), Volume: "21", Issue: "1/2", Pages: "5-26"}},
	{from: "10.1.3 example 1 [3]", want: "罗杰斯. 西方文明史: 问题与源头[M]. 潘惠霞, 魏婧, 杨艳, 等译. 大连: 东北财经大学出版社, 2011: 15-16.",
		item: Item{Kind: Book, Authors: people("佩里·罗杰斯"), Title: "西方文明史：问题与源头", Translators: people("潘惠霞; 魏婧; 杨艳; 某某"), Place: "大连", Publisher: "东北财经大学出版社", Issued: day("2011"), Pages: "15-16"}},
	{from: "A.3", want: "World Health Organization. Factors regulating the immune response: report of WHO Scientific Group[R]. Geneva: WHO, 1970.",
		item: Item{Kind: Report, Authors: people("World Health Organization"), Title: "Factors regulating the immune response: report of WHO Scientific Group", Place: "Geneva", Publisher: "WHO", Issued: day("1970")}},
	{from: "A.4", want: "CALMS R B. Infrared spectroscopic studies on solid oxygen[D]. Berkeley: Univ. of California, 1965.",
		item: Item{Kind: Thesis, Authors: people("Calms, R B"), Title: "Infrared spectroscopic studies on solid oxygen", Place: "Berkeley", Publisher: "Univ. of California", Issued: day("1965")}},
	{from: "A.9", want: "丁文详. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).",
		item: Item{Kind: News, Authors: people("丁文详"), Title: "数字革命与竞争国际化", Container: "中国青年报", Issued: day("2000-11-20"), Section: "15"}},
	{from: "8.1.3", want: "Coffee drinking and cancer of the pancreas[J]. Br Med J, 1981, 283(6292): 628.",
		item: Item{Kind: Article, Title: "Coffee drinking and cancer of the pancreas", Container: "Br Med J", Issued: day("1981"), Volume: "283", Issue: "6292", Pages: "628"}},
	{from: "4.6.1 shape of electronic resources; the standard has no mark for preprints", derived: true, want: "VASWANI A, SHAZEER N, PARMAR N, et al. Attention is all you need[EB/OL]. (2017-06-12)[2020-01-01]. https://doi.org/10.48550/arXiv.1706.03762.",
		item: Item{Kind: Preprint, Authors: people("Ashish Vaswani; Noam Shazeer; Niki Parmar; Jakob Uszkoreit"), Title: "Attention Is All You Need", Container: "arXiv", Issued: day("2017-06-12"), Accessed: day("2020-01-01"), DOI: "10.48550/arXiv.1706.03762"}},
}

func TestGBT2015(t *testing.T) { checkExamples(t, "gbt7714", gbt2015, 20, everyKind...) }

func TestGBT2015AuthorDate(t *testing.T) {
	checkExamples(t, "gbt7714-author-date", []example{
		{from: "9.2 汪冰", want: "汪冰, 1997. 电子图书馆理论与实践研究[M]. 北京: 北京图书馆出版社: 16.",
			item: Item{Kind: Book, Authors: people("汪冰"), Title: "电子图书馆理论与实践研究", Place: "北京", Publisher: "北京图书馆出版社", Issued: day("1997"), Pages: "16"}},
		{from: "9.2 杨宗英", want: "杨宗英, 1996. 电子图书馆的现实模型[J]. 中国图书馆学报(2): 24-29.",
			item: Item{Kind: Article, Authors: people("杨宗英"), Title: "电子图书馆的现实模型", Container: "中国图书馆学报", Issued: day("1996"), Issue: "2", Pages: "24-29"}},
		{from: "9.2 Dowler", want: "DOWLER L, 1995. The research university’s dilemma: resource sharing and research in a transinstitutional environment[J]. Journal of library administration, 21(1/2): 5-26.",
			item: Item{Kind: Article, Authors: people("Lawrence Dowler"), Title: "The research university’s dilemma: resource sharing and research in a transinstitutional environment", Container: "Journal of library administration", Issued: day("1995"), Volume: "21", Issue: "1/2", Pages: "5-26"}},
		{from: "9.2 Baker", want: "BAKER S K, JACKSON M E, 1995. The future of resource sharing[M]. New York: The Haworth Press.",
			item: Item{Kind: Book, Authors: people("Baker, S K; Jackson, M E"), Title: "The future of resource sharing", Place: "New York", Publisher: "The Haworth Press", Issued: day("1995")}},
		{from: "10.2.1 Crane", want: "CRANE D, 1972. Invisible college[M]. Chicago: Univ. of Chicago Press.",
			item: Item{Kind: Book, Authors: people("Diana Crane"), Title: "Invisible college", Place: "Chicago", Publisher: "Univ. of Chicago Press", Issued: day("1972")}},
		{from: "10.2.4 裴丽生", want: "裴丽生, 1981. 在中国科协学术期刊编辑工作经验交流会上的讲话[C]//中国科学技术协会. 中国科协学术期刊编辑工作经验交流会资料选. 北京: 中国科学技术协会学会工作部: 2-10.",
			item: Item{Kind: Conference, Authors: people("裴丽生"), Title: "在中国科协学术期刊编辑工作经验交流会上的讲话", Editors: people("中国科学技术协会"), Container: "中国科协学术期刊编辑工作经验交流会资料选", Place: "北京", Publisher: "中国科学技术协会学会工作部", Issued: day("1981"), Pages: "2-10"}},
		{from: "10.2.4 现代汉语词典", want: "中国社会科学院语言研究所词典编辑室, 1996. 现代汉语词典[M]. 修订本. 北京: 商务印书馆.",
			item: Item{Kind: Book, Authors: people("中国社会科学院语言研究所词典编辑室"), Title: "现代汉语词典", Edition: "修订本", Place: "北京", Publisher: "商务印书馆", Issued: day("1996")}},
		{from: "8.1.3 佚名 and its like", want: "Anon, 1981. Coffee drinking and cancer of the pancreas[J]. Br Med J, 283(6292): 628.",
			item: Item{Kind: Article, Title: "Coffee drinking and cancer of the pancreas", Container: "Br Med J", Issued: day("1981"), Volume: "283", Issue: "6292", Pages: "628"}},
	}, 8)
}

// The examples are those printed in GB/T 7714-2025, by clause and number, with
// the marks as printed: full-width comma, colon and parentheses, half-width full
// stop with a space (the drafters' account in 编辑学报 2026, 38(2): 150-158).
var gbt2025 = []example{
	{from: "5.1 [1]", want: "博伯尔. 银行业的未来与人工智能[M]. 徐超，译. 北京：清华大学出版社，2023：35.",
		item: Item{Kind: Book, Authors: people("博伯尔"), Title: "银行业的未来与人工智能", Translators: people("徐超"), Place: "北京", Publisher: "清华大学出版社", Issued: day("2023"), Pages: "35"}},
	{from: "5.1 [3]", want: "Boobier T. AI and the future of banking[M]. Chichester：John Wiley & Sons，2020：35.",
		item: Item{Kind: Book, Authors: people("Tony Boobier"), Title: "AI and the future of banking", Place: "Chichester", Publisher: "John Wiley & Sons", Issued: day("2020"), Pages: "35"}},
	{from: "5.1 [4]", want: "Кочетков А Я. Молибден-медно-золото-порфировое месторождение Рябиновсе[J]. Отечественная Геология，1993（7）：50-58.",
		item: Item{Kind: Article, Authors: people("Кочетков, А. Я."), Title: "Молибден-медно-золото-порфировое месторождение Рябиновсе", Container: "Отечественная Геология", Issued: day("1993"), Issue: "7", Pages: "50-58"}},
	{from: "7.1.3", want: "人物龙凤帛画[J]. 中国书法，2023（3）：5.",
		item: Item{Kind: Article, Title: "人物龙凤帛画", Container: "中国书法", Issued: day("2023"), Issue: "3", Pages: "5"}},
	{from: "7.7 李约瑟", want: "李约瑟. 题词[M]//苏克福，管成学，邓明鲁. 苏颂与《本草图经》研究. 长春：长春出版社，1991：扉页.",
		item: Item{Kind: Chapter, Authors: people("李约瑟"), Title: "题词", Editors: people("苏克福; 管成学; 邓明鲁"), Container: "苏颂与《本草图经》研究", Place: "长春", Publisher: "长春出版社", Issued: day("1991"), Pages: "扉页"}},
	{from: "7.7 Maurya", o: Options{Links: LinksAll}, want: "Maurya A，Szymanski M，Karlowski W M. ARA: a flexible pipeline for automated exploration of NCBI SRA datasets[J/OL]. GigaScience，2023，12：giad067. https://doi.org/10.1093/gigascience/giad067.",
		item: Item{Kind: Article, Authors: people("Maurya, Anand; Szymanski, Maciej; Karlowski, Wojciech M."), Title: "ARA: a flexible pipeline for automated exploration of NCBI SRA datasets", Container: "GigaScience", Issued: day("2023"), Volume: "12", Pages: "giad067", URL: "https://doi.org/10.1093/gigascience/giad067", DOI: "10.1093/gigascience/giad067"}},
	{from: "7.9.2", o: Options{Links: LinksAll}, want: "刘乃安. 生物质材料热解失重动力学及其分析方法研究[D/OL]. 合肥：中国科学技术大学，2000：17-18. https://d.wanfangdata.com.cn/thesis/Y351065. DOI:10.7666/d.y351065.",
		item: Item{Kind: Thesis, Authors: people("刘乃安"), Title: "生物质材料热解失重动力学及其分析方法研究", Place: "合肥", Publisher: "中国科学技术大学", Issued: day("2000"), Pages: "17-18", Accessed: day("2014-08-29"), URL: "https://d.wanfangdata.com.cn/thesis/Y351065", DOI: "10.7666/d.y351065"}},
	{from: "8.2.2 [2]", want: "王夫之. 宋论[M]. 刻本. 金陵：湘乡曾国荃，1865（清同治四年）.",
		item: Item{Kind: Book, Authors: people("王夫之"), Title: "宋论", Edition: "刻本", Place: "金陵", Publisher: "湘乡曾国荃", Issued: day("1865"), Era: "清同治四年"}},
	{from: "8.2.2 [5]", want: "扬奎斯特，萨金特. 递归宏观经济理论[M]. 杨斌，王忠玉，陈彦斌，等，译. 2版. 北京：中国人民大学出版社，2010：798.",
		item: Item{Kind: Book, Authors: people("扬奎斯特; 萨金特"), Title: "递归宏观经济理论", Translators: people("杨斌; 王忠玉; 陈彦斌; 某某"), Edition: "第2版", Place: "北京", Publisher: "中国人民大学出版社", Issued: day("2010"), Pages: "798"}},
	{from: "8.2.2 [6]", want: "Peebles P Z Jr. Probability, random variables, and random signal principles[M]. 4th ed. New York：McGraw-Hill，2001.",
		item: Item{Kind: Book, Authors: people("Peebles, Peyton Z., Jr."), Title: "Probability, random variables, and random signal principles", Edition: "4th ed.", Place: "New York", Publisher: "McGraw-Hill", Issued: day("2001")}},
	{from: "8.2.2 [8]", o: Options{Links: LinksAll}, want: "Abadía O M，Conkey M W，McDonald J. Deep-time images in the age of globalization: rock art in the 21st century[M/OL]. Springer Cham，2024. https://doi.org/10.1007/978-3-031-54638-9.",
		item: Item{Kind: Book, Authors: people("Abadía, O. M.; Conkey, M. W.; McDonald, J."), Title: "Deep-Time Images in the Age of Globalization: Rock Art in the 21st Century", Publisher: "Springer Cham", Issued: day("2024"), URL: "https://doi.org/10.1007/978-3-031-54638-9", DOI: "10.1007/978-3-031-54638-9"}},
	{from: "8.3.2 [1]", want: "阿扬. 谈谈记忆：与诺贝尔获奖得者埃里克·坎德尔的问答[M]. 姜海伦，译//《环球科学》杂志社. 认识记忆力：关于学习、思考与遗忘的脑科学. 北京：机械工业出版社，2023：15-18.",
		item: Item{Kind: Chapter, Authors: people("阿扬"), Title: "谈谈记忆：与诺贝尔获奖得者埃里克·坎德尔的问答", Translators: people("姜海伦"), Editors: body("《环球科学》杂志社"), Container: "认识记忆力：关于学习、思考与遗忘的脑科学", Place: "北京", Publisher: "机械工业出版社", Issued: day("2023"), Pages: "15-18"}},
	{from: "8.3.2 [4]", want: "Weinstein L，Swartz M N. Pathogenic properties of invading microorganisms[M]//Sodeman W A Jr，Sodeman W A. Pathologic physiology: mechanisms of disease. 5th ed. Philadelphia：Saunders，1974：457-472.",
		item: Item{Kind: Chapter, Authors: people("Weinstein, L.; Swartz, M. N."), Title: "Pathogenic properties of invading microorganisms", Editors: people("Sodeman, W. A., Jr.; Sodeman, W. A."), Container: "Pathologic physiology: mechanisms of disease", Edition: "5", Place: "Philadelphia", Publisher: "Saunders", Issued: day("1974"), Pages: "457-472"}},
	{from: "8.5.3 [1]", want: "丁文详. 数字革命与竞争国际化[N]. 中国青年报，2000-11-20（15）.",
		item: Item{Kind: News, Authors: people("丁文详"), Title: "数字革命与竞争国际化", Container: "中国青年报", Issued: day("2000-11-20"), Section: "15"}},
	{from: "8.5.3 [2]", want: "久保智康. 花枝蝶鸟方镜的镜范：以平安后期的铜镜制作工艺为中心[J]. 顾幼静，译. 东方博物，2009（1）：85-92.",
		item: Item{Kind: Article, Authors: people("久保智康"), Title: "花枝蝶鸟方镜的镜范:以平安后期的铜镜制作工艺为中心", Translators: people("顾幼静"), Container: "东方博物", Issued: day("2009"), Issue: "1", Pages: "85-92"}},
	{from: "8.5.3 [3]", want: "于潇，刘义，柴跃廷，等. 互联网药品可信交易环境中主体资质审核备案模式[J]. 清华大学学报（自然科学版），2012，52（11）：1518-1523.",
		item: Item{Kind: Article, Authors: people("于潇; 刘义; 柴跃廷; 某某"), Title: "互联网药品可信交易环境中主体资质审核备案模式", Container: "清华大学学报(自然科学版)", Issued: day("2012"), Volume: "52", Issue: "11", Pages: "1518-1523"}},
	{from: "8.5.3 [4]", want: "张群，程志宝，石志飞. 惯性增强动力吸振器-浮置板轨道低频减振性能研究[J/OL]. 铁道学报，2024-05-09. https://kns.cnki.net/kcms/detail/11.2104.u.20240507.1737.002.html.",
		item: Item{Kind: Article, Authors: people("张群; 程志宝; 石志飞"), Title: "惯性增强动力吸振器-浮置板轨道低频减振性能研究", Container: "铁道学报", Issued: day("2024-05-09"), URL: "https://kns.cnki.net/kcms/detail/11.2104.u.20240507.1737.002.html"}},
	{from: "8.5.3 [7]", want: "王利平，王福新，刘洪. 过冷大水滴环境粒径分布模拟方法研究进展[J]. 航空学报，2024，45（增刊1）：730570.",
		item: Item{Kind: Article, Authors: people("王利平; 王福新; 刘洪"), Title: "过冷大水滴环境粒径分布模拟方法研究进展", Container: "航空学报", Issued: day("2024"), Volume: "45", Issue: "增刊1", Pages: "730570"}},
	{from: "8.6.1 [3]", want: "肖希明，石庆功，刘奕. 民国图书馆学教育的社会贡献[C]//纪念北京大学图书馆学教育100周年研讨会论文集. 北京：北京大学信息管理系，2024：134-147.",
		item: Item{Kind: Conference, Authors: people("肖希明; 石庆功; 刘奕"), Title: "民国图书馆学教育的社会贡献", Container: "纪念北京大学图书馆学教育100周年研讨会论文集", Place: "北京", Publisher: "北京大学信息管理系", Issued: day("2024"), Pages: "134-147"}},
	{from: "8.6.3 [1]", want: "李妍，王莹. 医疗机构保洁人员“一前五后”手卫生干预效果研究[C]//中华预防医学会医院感染控制分会第31次全国医院感染学术年会，2022：2.",
		item: Item{Kind: Conference, Authors: people("李妍; 王莹"), Title: "医疗机构保洁人员“一前五后”手卫生干预效果研究", Event: "中华预防医学会医院感染控制分会第31次全国医院感染学术年会", Issued: day("2022"), Pages: "2"}},
	{from: "8.6.3 [3]", want: "Yu Yang，Pan Erting，Wang Xinya，et al. Unmixing before fusion: a generalized paradigm for multi-source-based hyperspectral image synthesis[C/OL]//CVPR，2024：4. https://openaccess.thecvf.com/content/CVPR2024/html/paper.html.",
		item: Item{Kind: Conference, Authors: people("Yang Yu; Erting Pan; Xinya Wang; Meng Tang"), Title: "Unmixing Before Fusion: A Generalized Paradigm for Multi-Source-Based Hyperspectral Image Synthesis", Event: "CVPR", Issued: day("2024"), Pages: "4", URL: "https://openaccess.thecvf.com/content/CVPR2024/html/paper.html"}},
	{from: "8.7.2 [1]", want: "王琦. 融合星载GNSS-R和SAR数据的高时空分辨率土壤湿度反演方法研究[D]. 武汉：武汉大学，2022：87.",
		item: Item{Kind: Thesis, Authors: people("王琦"), Title: "融合星载GNSS-R和SAR数据的高时空分辨率土壤湿度反演方法研究", Place: "武汉", Publisher: "武汉大学", Issued: day("2022"), Pages: "87"}},
	{from: "8.8.3 [1]", want: "汤万金，杨跃翔，刘文，等. 人体安全重要技术标准研制最终报告：7178999X-2006BAK04A10/10.2013[R/OL]. 2013-09-30. http://www.nstrs.cn/xiangxiBG.aspx?id=41707.",
		item: Item{Kind: Report, Authors: people("汤万金; 杨跃翔; 刘文; 某某"), Title: "人体安全重要技术标准研制最终报告", Number: "7178999X-2006BAK04A10/10.2013", Issued: day("2013-09-30"), Accessed: day("2014-06-24"), URL: "http://www.nstrs.cn/xiangxiBG.aspx?id=41707"}},
	{from: "8.9.2 [1]", want: "GB/T 3792—2021 信息与文献 资源描述[S].",
		item: Item{Kind: Standard, Authors: people("全国信息与文献标准化技术委员会"), Title: "信息与文献 资源描述", Number: "GB/T 3792—2021", Place: "北京", Publisher: "中国标准出版社", Issued: day("2021")}},
	{from: "8.10.2 [1]", want: "邓一刚. 全智能节电器：CN200610171314.3[P]. 2008-01-16：8-9.",
		item: Item{Kind: Patent, Authors: people("邓一刚"), Title: "全智能节电器", Number: "CN200610171314.3", Issued: day("2008-01-16"), Pages: "8-9"}},
	{from: "8.10.2 [4]", want: "Trisco Icap Pty Ltd. Storage and delivery system：AU2022228203A[P/OL]. 2022-10-06. https://worldwide.espacenet.com/patent/search/family/061561249/publication/AU2022228203A1?q=AU2022228203A.",
		item: Item{Kind: Patent, Authors: people("Trisco Icap Pty Ltd"), Title: "Storage and delivery system", Number: "AU2022228203A", Issued: day("2022-10-06"), Accessed: day("2023-01-01"), URL: "https://worldwide.espacenet.com/patent/search/family/061561249/publication/AU2022228203A1?q=AU2022228203A"}},
	{from: "8.11.2.2 [1]", want: "中国国家博物馆[EB/OL]. [2025-05-06]. https://www.chnmuseum.cn/.",
		item: Item{Kind: Web, Title: "中国国家博物馆", Accessed: day("2025-05-06"), URL: "https://www.chnmuseum.cn/"}},
	{from: "8.11.3.2 [4]", want: "António M，Pepper L. Histórias de Portugal: livros caídos[EB/OL]. （2019-07-13）[2025-01-02]. https://arquivo.pt/wayback/20190905210731/http://publico.pt/2019/07/13/sociedade/noticia/podcast-historias-portugal-cuidadores-1879731.",
		item: Item{Kind: Web, Language: "pt", Authors: people("António, M.; Pepper, L."), Title: "Histórias de Portugal: livros caídos", Issued: day("2019-07-13"), Accessed: day("2025-01-02"), URL: "https://arquivo.pt/wayback/20190905210731/http://publico.pt/2019/07/13/sociedade/noticia/podcast-historias-portugal-cuidadores-1879731"}},
	{from: "8.14.3 [1]", want: "周壮，李盛阳，吴薇，等. 天宫二号遥感图像自然景物分类科学数据[DS/OL]. V1.0. 国家基础学科公共科学数据中心（2023-09-10）[2025-07-15]. https://www.nbsdc.cn/general/dataLinks/CSTR:16666.11.nbsdc.tfpbwtqf.",
		item: Item{Kind: Dataset, Authors: people("周壮; 李盛阳; 吴薇; 某某"), Title: "天宫二号遥感图像自然景物分类科学数据", Version: "V1.0", Publisher: "国家基础学科公共科学数据中心", Issued: day("2023-09-10"), Accessed: day("2025-07-15"), URL: "https://www.nbsdc.cn/general/dataLinks/CSTR:16666.11.nbsdc.tfpbwtqf"}},
	{from: "8.15.2 [2], without the CSTR", want: "方向明，曹迎杰. 元宇宙在图书馆的应用：理论研究与实践进展[PP/OL]. ChinaXiv（2023-03-03）[2024-09-30]. http://www.chinaxiv.org/abs/202303.00020.",
		item: Item{Kind: Preprint, Authors: people("方向明; 曹迎杰"), Title: "元宇宙在图书馆的应用：理论研究与实践进展", Container: "ChinaXiv", Issued: day("2023-03-03"), Accessed: day("2024-09-30"), URL: "http://www.chinaxiv.org/abs/202303.00020"}},
	{from: "B.14 [4]", want: "Jenkins S D，Ruostekoski J. Controlled manipulation of light by cooperative response of atoms in an optical lattice[PP/OL]. V2. arXiv（2012-03-18）[2020-06-24]. https://doi.org/10.48550/arXiv.1112.6136.",
		item: Item{Kind: Preprint, Authors: people("Stewart D. Jenkins; Janne Ruostekoski"), Title: "Controlled manipulation of light by cooperative response of atoms in an optical lattice", Container: "arXiv", Number: "arXiv:1112.6136", Version: "V2", Issued: day("2012-03-18"), Accessed: day("2020-06-24"), DOI: "10.48550/arXiv.1112.6136"}},
	{from: "B.1 [19]", want: "Sadock B J，Sadock V A，Ruiz P，et al. Kaplan & Sadock's comprehensive textbook of psychiatry：v.1[M]. 9th ed. Philadelphia：Wolters Kluwer Health/Lippincott Williams & Wilkins，2009.",
		item: Item{Kind: Book, Authors: people("Sadock, B. J.; Sadock, V. A.; Ruiz, P.; Kaplan, H. I."), Title: "Kaplan & Sadock's comprehensive textbook of psychiatry", Volume: "1", Edition: "9", Place: "Philadelphia", Publisher: "Wolters Kluwer Health/Lippincott Williams & Wilkins", Issued: day("2009")}},
	{from: "B.4 [15]", want: "Park J-R，Tosaka Y. Metadata quality control in digital repositories and collections: criteria, semantics, and mechanisms[J/OL]. Cataloging & Classification Quarterly，2010，48（8）：696-715. https://www.tandfonline.com/doi/full/10.1080/01639374.2010.508711.",
		item: Item{Kind: Article, Authors: people("Park, Jung-Ran; Tosaka, Yuji"), Title: "Metadata Quality Control in Digital Repositories and Collections: Criteria, Semantics, and Mechanisms", Container: "Cataloging & Classification Quarterly", Issued: day("2010"), Volume: "48", Issue: "8", Pages: "696-715", URL: "https://www.tandfonline.com/doi/full/10.1080/01639374.2010.508711"}},
}

func TestGBT2025(t *testing.T) { checkExamples(t, "gbt7714-2025", gbt2025, 20, everyKind...) }

func TestGBT2025AuthorDate(t *testing.T) {
	checkExamples(t, "gbt7714-2025-author-date", []example{
		{from: "8.1 [5]", want: "Christou A，2024. Improving knowledge graph understanding with contextual views[D/OL]. Ohio：Wright State University：18. http://rave.ohiolink.edu/etdc/view?acc_num=wright1715878159408301.",
			item: Item{Kind: Thesis, Authors: people("Antria Christou"), Title: "Improving knowledge graph understanding with contextual views", Place: "Ohio", Publisher: "Wright State University", Issued: day("2024"), Pages: "18", URL: "http://rave.ohiolink.edu/etdc/view?acc_num=wright1715878159408301"}},
		{from: "9.3.1.1", want: "Stieg M F，1981. The information needs of historians[J]. College and Research Libraries，42（6）：549-560.",
			item: Item{Kind: Article, Authors: people("Stieg, Margaret F."), Title: "The information needs of historians", Container: "College and Research Libraries", Issued: day("1981"), Volume: "42", Issue: "6", Pages: "549-560"}},
		{from: "9.3.1.2", want: "Falout J，Elwood J，Hood M，2009. Demotivation: affective states and learning outcomes[J]. System，37（3）：403-417.",
			item: Item{Kind: Article, Authors: people("Joseph Falout; James Elwood; Michael Hood"), Title: "Demotivation: Affective states and learning outcomes", Container: "System", Issued: day("2009"), Volume: "37", Issue: "3", Pages: "403-417"}},
		{from: "9.3.1.4 刘彻东", want: "刘彻东，1998. 中国的青年刊物：个性特色为本[J]. 中国出版（5）：38-39.",
			item: Item{Kind: Article, Authors: people("刘彻东"), Title: "中国的青年刊物：个性特色为本", Container: "中国出版", Issued: day("1998"), Issue: "5", Pages: "38-39"}},
		{from: "9.3.1.4 裴丽生", want: "裴丽生，1981. 在中国科协学术期刊编辑工作经验交流会上的讲话[C]//中国科学技术协会. 中国科协学术期刊编辑工作经验交流会资料选. 北京：中国科学技术协会学会工作部：2-10.",
			item: Item{Kind: Conference, Authors: people("裴丽生"), Title: "在中国科协学术期刊编辑工作经验交流会上的讲话", Editors: people("中国科学技术协会"), Container: "中国科协学术期刊编辑工作经验交流会资料选", Place: "北京", Publisher: "中国科学技术协会学会工作部", Issued: day("1981"), Pages: "2-10"}},
	}, 5)
}

// Clause 8.1.1 of 2015 and 7.1.1 of 2025 give these names.
func TestGBTNames(t *testing.T) {
	for _, c := range []struct{ name, old, new string }{
		{"李时珍", "李时珍", "李时珍"},
		{"伊迪斯·乔纳斯", "乔纳斯", "乔纳斯"},
		{"伊本·凯西尔", "凯西尔", "凯西尔"},
		{"丸山敏秋", "丸山敏秋", "丸山敏秋"},
		{"Albert Einstein", "EINSTEIN A", "Einstein A"},
		{"Amabel Williams-Ellis", "WILLIAMS-ELLIS A", "Williams-Ellis A"},
		{"De Morgan, Augustus", "DE MORGAN A", "De Morgan A"},
		{"Li Jiangning", "LI J N", "Li Jiangning"},
		{"Jiangning Li", "LI J N", "Li Jiangning"},
		{"Wei Wang", "WANG W", "Wang Wei"},
		{"Jenkins S D", "JENKINS S D", "Jenkins S D"},
		{"Halpern SD", "HALPERN S D", "Halpern S D"},
		{"Jean-Luc Godard", "GODARD J L", "Godard J-L"},
		{"Evens W. Fordham", "FORDHAM E W", "Fordham E W"},
		{"Wang, Anna", "WANG A", "Wang A"},      // a Western given name
		{"Xi'an Wang", "WANG X A", "Wang Xian"}, // the apostrophe parts syllables
		{"Ouyang, Xiaoming", "OUYANG X M", "Ouyang Xiaoming"},
		{"EINSTEIN, Albert", "EINSTEIN A", "Einstein A"},
		{"Martin Luther King Jr.", "KING M L, Jr", "King M L Jr"},
		{"Ludwig van Beethoven", "VAN BEETHOVEN L", "van Beethoven L"},
		{"American Chemical Society", "American Chemical Society", "American Chemical Society"},
		{"贵州省土壤普查办公室", "贵州省土壤普查办公室", "贵州省土壤普查办公室"},
		{"欧阳修", "欧阳修", "欧阳修"},
	} {
		n := people(c.name)[0]
		if got := (gbt{edition: 2015}).name(n); got != c.old {
			t.Errorf("2015: %s: got %s, want %s", c.name, got, c.old)
		}
		if got := (gbt{edition: 2025}).name(n); got != c.new {
			t.Errorf("2025: %s: got %s, want %s", c.name, got, c.new)
		}
	}
}

// Clauses 10.1 and 10.2.
func TestGBTInText(t *testing.T) {
	items := make([]Item, 97)
	numeric, _ := Parse("gbt7714")
	b := numeric.Bibliography(items, Options{})
	for _, c := range []struct {
		cites []Cite
		want  string
	}{
		{[]Cite{{Item: 24}}, "[25]"},
		{[]Cite{{Item: 54}, {Item: 55}}, "[55-56]"}, // 10.1.2: 莫拉德 [255-256]
		{[]Cite{{Item: 54}, {Item: 56}, {Item: 55}}, "[55-57]"},
		{[]Cite{{Item: 7}, {Item: 56}}, "[8,57]"},             // 10.1.2: 裴伟 [570,8]
		{[]Cite{{Item: 1, Locator: "260"}}, "[2]260"},         // 10.1.3
		{[]Cite{{Item: 1, Locator: "326–329"}}, "[2]326-329"}, // 10.1.3
	} {
		got := b.InText(c.cites...)
		if got.Plain() != c.want || !got[0].Super {
			t.Errorf("got %q (%v), want %q raised", got.Plain(), got, c.want)
		}
	}
	date, _ := Parse("gbt7714-author-date")
	list := []Item{
		{Kind: Book, Authors: people("Diana Crane"), Title: "Invisible college", Issued: day("1972")},
		{Kind: Article, Authors: people("Margaret F. Stieg"), Title: "The information needs of historians", Issued: day("1981")},
		{Kind: Chapter, Authors: people("陈晋镳; 张惠民; 朱士兴; 某某"), Title: "蓟县震旦亚界研究", Issued: day("1980")},
		{Kind: Book, Authors: people("中国社会科学院语言研究所词典编辑室"), Title: "现代汉语词典", Issued: day("1996")},
		{Kind: Article, Authors: people("Kennedy, W. J.; Garrison, R. E."), Title: "Morphology and genesis of nodular phosphates in the Cenomanian", Issued: day("1975")},
		{Kind: Article, Authors: people("Kennedy, W. J.; Garrison, R. E."), Title: "Morphology and genesis of nodular chalks and hardgrounds", Issued: day("1975")},
	}
	b = date.Bibliography(list, Options{})
	for _, c := range []struct {
		cites []Cite
		want  string
	}{
		{[]Cite{{Item: 0}}, "(Crane, 1972)"},                                  // 10.2.1
		{[]Cite{{Item: 1, Narrative: true}}, "Stieg (1981)"},                  // 10.2.1
		{[]Cite{{Item: 2}}, "(陈晋镳 等, 1980)"},                                  // 10.2.2
		{[]Cite{{Item: 3, Locator: "1194"}}, "(中国社会科学院语言研究所词典编辑室, 1996)1194"}, // 10.2.4
		{[]Cite{{Item: 5}}, "(Kennedy et al., 1975a)"},                        // 10.2.3
		{[]Cite{{Item: 4}}, "(Kennedy et al., 1975b)"},
	} {
		if got := b.InText(c.cites...).Plain(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// Clause 6.1 example 3: Chinese and English side by side. The print reads 吴颉 as
// Wu Xie; here the names are given, as a record that knows them has them.
func TestGBTPair(t *testing.T) {
	it := Item{Kind: Article, Authors: people("熊平; 吴颉"), Title: "从交易费用的角度谈如何构建药品流通的良性机制", Container: "中国物价", Issued: day("2005"), Issue: "8", Pages: "42-45",
		Translated: Translation{Title: "Discussion on how to construct benign medicine circulation mechanism from transaction cost perspective", Container: "China Price", Authors: people("Xiong, Ping; Wu, Xie")}}
	s, _ := Parse("gbt7714")
	b := s.Bibliography([]Item{it}, Options{Paired: true})
	want := "[1] 熊平, 吴颉. 从交易费用的角度谈如何构建药品流通的良性机制[J]. 中国物价, 2005(8): 42-45.\n" +
		"XIONG P, WU X. Discussion on how to construct benign medicine circulation mechanism from transaction cost perspective[J]. China Price, 2005(8): 42-45.\n"
	if got := b.Render(Plain); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	// Without them the names are put into pinyin, surnames with their readings.
	it.Authors, it.Translated.Authors = people("曾国藩; 单田芳; 解缙; 欧阳修"), nil
	if got := s.Pair(it, Options{}).Plain(); got[:38] != "ZENG G F, SHAN T F, XIE J, et al. Disc" {
		t.Errorf("pinyin: %s", got)
	}
}
