package check

import (
	"twinleaf/model"
)

// example tells what a check must find and what not. Each line sets fields of
// the sound paper; fix is what is proposed, "?" behind what is not safe.
type example struct {
	check       string
	found       []bad
	clean       [][]string
	papers      Papers
	harvested   *model.Metric
	soundMetric *model.Metric
}

type bad struct {
	set []string
	fix string
}

func b(fix string, set ...string) bad { return bad{set, fix} }

func ok(sets ...string) (out [][]string) {
	for _, s := range sets {
		out = append(out, []string{s})
	}
	return out
}

var longAbstract = "本文讨论威权国家如何在联合国内外推动网络治理的多边化，并解释自由民主国家为何反对这一做法，最后指出多边主义实践由此发生的双重转型及其影响。"

var examples = append(titleExamples, append(peopleExamples, append(identifierExamples, append(numberExamples, abstractExamples...)...)...)...)

var titleExamples = []example{
	{check: "title-missing", found: []bad{b("", "title.zh=", "title.en="), b("", "title.zh= ", "title.en=")}, clean: ok("title.zh=", "title.en=")},
	{check: "title-placeholder", found: []bad{b("title.en=", "title.en=Untitled"), b("title.zh=", "title.zh=无标题"), b("title.en=", "title.en=N/A"), b("title.zh=", "title.zh=-")},
		clean: ok("title.en=1984", "title.en=P=NP", "title.zh=礼物", "title.en=Unknown pleasures")},
	{check: "title-chinese-missing", found: []bad{b("", "title.zh=")}, clean: [][]string{{"title.en="}, {"title.zh=", "title.en=威权多边主义"}}},
	{check: "title-original-missing", found: []bad{b("", "title.en="), b("", "title.en=", "language=zh")}, clean: [][]string{{"title.en=", "language=zh", "abstract.en="}}},
	{check: "title-slots-swapped", found: []bad{b("title.zh=多边主义的转型 | title.en=The transformation of multilateralism", "title.zh=The transformation of multilateralism", "title.en=多边主义的转型")},
		clean: [][]string{{"title.zh=iPhone设计研究", "title.en=The iPhone"}, {"title.zh=", "title.en=多边主义"}}},
	{check: "title-chinese-foreign", found: []bad{b("", "title.zh=A review of methods"), b("title.zh= | title.en=A review of methods", "title.zh=A review of methods", "title.en="), b("", "title.zh=Обзор методов")},
		clean: ok("title.zh=基于GM(1,1)模型的预测", "title.zh=")},
	{check: "title-original-chinese", found: []bad{b("", "title.en=全球网络治理的双重转型研究"), b("title.zh=全球网络治理 | title.en=", "title.zh=", "title.en=全球网络治理")},
		clean: [][]string{{"title.en=全球网络治理", "title.zh=", "language=zh"}, {"title.en=日本語における研究のあり方について", "language=ja"}}},
	{check: "title-both-equal", found: []bad{b("title.en=", "title.zh=多边主义的转型", "title.en=多边主义的转型"), b("title.zh=", "title.zh=Graphene films", "title.en=Graphene Films")},
		clean: [][]string{{"title.zh=石墨烯薄膜", "title.en=Graphene films"}}},
	{check: "title-translation", found: []bad{b("", "title.zh=米曲霉3042的液体培养特性及其研究"), b("", "title.zh=网络"), b("", "title.zh=基于CNN的图像分类方法研究", "title.en=A method of classifying pictures"),
		b("", "title.zh=新型冠状病毒肺炎患者的临床特征与预后因素的多中心回顾性队列研究及其随访分析", "title.en=Clinical features"), b("", "title.en=The LHC and the SPS at CERN: a status report of the year", "title.zh=大型加速器的现状")},
		clean: [][]string{{"title.zh=基于卷积神经网络的图像分类", "title.en=CNN-based image classification"}, {"title.zh=基于CNN的图像分类", "title.en=Image classification with convolutional neural networks"},
			{"title.zh=20世纪80年代末以来中国土地利用变化", "title.en=Land-use change in China since the late 1980s"}, {"title.zh=中国近五千年来气候变迁的初步研究", "title.en=A preliminary study of the climatic fluctuations in China during the last 5000 years"}}},
	{check: "title-halfwidth", found: []bad{b("title.zh=威权多边主义：国际外交实践", "title.zh=威权多边主义:国际外交实践"), b("title.zh=改革，还是革命？", "title.zh=改革, 还是革命?"), b("title.zh=《红楼梦》：一个解读", "title.zh=《红楼梦》:一个解读")},
		clean: ok("title.zh=基于GM(1,1)模型的研究", "title.zh=RAPD分析I: 扩增片段频率的变化", "title.zh=1-(2,4-二氯苯基)合成工艺", "title.en=A: b, c")},
	{check: "title-halfwidth-brackets", found: []bad{b("title.zh=水产养殖的几点思考（上）", "title.zh=水产养殖的几点思考(上)")},
		clean: ok("title.zh=基于GM(1,1)模型的研究", "title.zh=脉冲电场(PEF)对蛋白的影响", "title.zh=诺特赋值环上Gr(o)bner基的性质")},
	{check: "title-fullwidth", found: []bad{b("title.zh=局部比对搜索工具（BLAST）", "title.zh=局部比对搜索工具（ＢＬＡＳＴ）"), b("title.en=Deep learning: a review (2015)", "title.en=Deep learning：a review（2015）")},
		clean: ok("title.zh=威权主义：转型（上）", "title.zh=Al2O3（0001）面的吸附")},
	{check: "title-markup", found: []bad{b("title.en=On the Entscheidungsproblem", "title.en=On the <i>Entscheidungsproblem</i>"), b("title.en=C₆₀: Buckminsterfullerene", "title.en=C<sub>60</sub>: Buckminsterfullerene"),
		b("title.en=Growth of 10⁵ cells", "title.en=Growth of 10<sup>5</sup> cells"), b("title.en=Growth of 10ab cells ?", "title.en=Growth of 10<sup>ab</sup> cells"), b("title.en=Rules for Algol", "title.en=Rules for<br> Algol")},
		clean: ok("title.en=A characterisation of the n<1> + <3> form", "title.en=Simultaneous estimation in the p>>N setting", "title.en=Mean values <k> and <p> of networks", "title.en=Transition a -> e")},
	{check: "title-entities", found: []bad{b("title.en=Research & Development", "title.en=Research &amp; Development"), b("title.en=p < 0.05", "title.en=p &amp;lt; 0.05"), b("title.zh=研究“与”开发", "title.zh=研究&ldquo;与&rdquo;开发")},
		clean: ok("title.en=R&D spending", "title.en=AT&T; a history")},
	{check: "title-latex", found: []bad{b("title.en=The Schrödinger equation", `title.en=The Schr\"odinger equation`), b("", "title.en=On $F$-jumping ideals"), b("title.en=Calderón–Zygmund", `title.en=Calder\'on–Zygmund`),
		b("title.en=On “chaos”", "title.en=On ``chaos''"), b("", `title.en=A lower bound in \ell_1`), b("title.en=Erdős graphs", `title.en=Erd{\H o}s graphs`)},
		clean: ok("title.en=Prices from US$5 to $10 in the market", "title.en=Positive knots have property_p", "title.en=A price of $100")},
	{check: "title-capitals", found: []bad{b("title.en=A logical calculus of the ideas: Part II ?", "title.en=A LOGICAL CALCULUS OF THE IDEAS: PART II")}, clean: ok("title.en=P=NP", "title.en=SIAM 2020", "title.en=DNA and RNA in HIV: NMR results")},
	{check: "title-full-stop", found: []bad{b("title.en=The dual of a space", "title.en=The dual of a space."), b("title.zh=多边主义研究与转型", "title.zh=多边主义研究与转型。")},
		clean: ok("title.en=A comment on Tsallis et al.", "title.en=Trade in the U.S.", "title.en=The history of Apple Inc.", "title.en=What next...")},
	{check: "title-cut-off", found: []bad{b("", "title.en=Authoritarian multilateralism in the…"), b("", "title.en=Authoritarian multilateralism in ..."), b("", "title.en=Authoritarian multilateralism and the"), b("", "title.zh=威权多边主义："), b("", "title.zh=威权多边主义的转型、")},
		clean: ok("title.en=Quiver varieties of type A", "title.en=The states we live in", "title.en=Nondoubling theory -a dyadic approach-", "title.zh=大部气温偏高——2002年1月——")},
	{check: "title-unbalanced", found: []bad{b("", "title.en=Quantum groups (and their duals"), b("", "title.zh=论《红楼梦的结构"), b("", "title.zh=“颜值背后的逻辑"), b("", "title.en=Proof of the conjecture]"), b("", `title.en=On "chaos in nature`)},
		clean: ok("title.en=Functions on [0,1)", "title.en=The 5\" wafer", `title.en=Graphs of Erd"os and others`, "title.en=1) one and 2) two", "title.en=On „Gott“ und Welt", "title.en=L'Hôpital's rule")},
	{check: "title-mojibake", found: []bad{b("title.en=The world’s order", "title.en=The worldâ€™s order"), b("title.en=Müller's theory", "title.en=MÃ¼ller's theory"), b("title.zh=全球网络", "title.zh=å…¨ç\u0090ƒç½‘ç»œ"),
		b("title.zh=全球网络体制", "title.zh=鍏ㄧ悆缃戠粶浣撳埗"), b("", "title.zh=研究\uFFFD\uFFFD方法"), b("", "title.zh=锟斤拷锟斤拷研究")},
		clean: ok("title.en=Lukáš Šmíd and São Paulo — été", "title.zh=鑫淼焱垚研究", "title.en=Straße “Fuß” naïve")},
	{check: "title-control", found: []bad{b("title.en=Graphene films", "title.en=Graphene\u200B films"), b("title.en=Graphene films", "title.en=Graphene\u0007 films"), b("", "title.zh=石墨\uE00C薄膜")}, clean: ok("title.en=Graphene films")},
	{check: "title-spaces", found: []bad{b("title.en=An index to", "title.en=An  index to"), b("title.en=An index", "title.en= An index"), b("title.en=An index", "title.en=An\nindex"), b("title.en=An index", "title.en=An\u00A0index"),
		b("title.zh=对外开放、产业结构", "title.zh=对外开放、 产业结构"), b("title.zh=中国哲学史", "title.zh=中 国 哲 学 史")},
		clean: ok("title.zh=发掘特色 培育特色 创新特色", "title.zh=窄带干扰下 MIMO 系统", "title.zh=《伊利亚特》 新跨越")},
	{check: "title-notice", found: []bad{b("", "title.en=Retracted: A study of rice"), b("", "title.en=Erratum to: Lattice points"), b("", "title.en=RETRACTED ARTICLE: A study"), b("", "title.en=Correction to: A study"), b("", "title.zh=撤稿：水稻的研究"), b("", "title.zh=勘误"), b("", "title.en=[Corrigendum] A study")},
		clean: ok("title.en=Retraction of bounded sets", "title.en=Correction to scaling in the Ising model", "title.en=Withdrawal from opioids", "title.zh=勘误学的历史研究", "title.zh=撤稿论文的被引研究", "title.en=Retracted papers in medicine")},
	{check: "title-no-paper", found: []bad{b("", "title.en=Table of Contents"), b("", "title.zh=征稿启事"), b("", "title.zh=目录")}, clean: ok("title.en=Index theorems", "title.zh=医保目录的研究")},
	{check: "title-two-languages", found: []bad{b("", "title.zh=威权多边主义的转型 The transformation of authoritarian multilateralism today")}, clean: ok("title.zh=枫杨(Pterocarya stenoptera)灭螺效果", "title.zh=威权多边主义")},
	{check: "title-repeated", found: []bad{b("title.en=Plagiarism detection", "title.en=Plagiarism detection: Plagiarism detection"), b("title.zh=威权多边主义研究", "title.zh=威权多边主义研究威权多边主义研究")}, clean: ok("title.en=Again and again")},
	{check: "title-journal", found: []bad{b("title.en=A study of order ?", "title.en=A study of order. Contemporary Security Policy"), b("", "title.en=Contemporary Security Policy"), b("title.en=A study of order ?", "title.en=A study of order (Contemporary Security Policy)")},
		clean: ok("title.en=Trends in contemporary security policy")},
	{check: "title-volume", found: []bad{b("title.en=A study of order ?", "title.en=A study of order, vol. 12, no. 3"), b("title.zh=秩序的研究 ?", "title.zh=秩序的研究（第12卷第3期）"), b("title.en=A study of order ?", "title.en=A study of order. 12(3): 45-67")},
		clean: ok("title.en=Piano Sonata No. 5", "title.zh=第二期中国妇女社会地位抽样调查", "title.en=Volume growth of 3 trees", "title.zh=第3期临床试验结果", "title.en=Solutions in U(12) and SO(3)")},
}

var peopleExamples = []example{
	{check: "people-none", found: []bad{b("", "authors=")}, clean: ok("authors=曾国藩")},
	{check: "people-placeholder", found: []bad{b("authors=Mark Raymond", "authors=Mark Raymond; N/A"), b("authors=", "authors=Anonymous"), b("authors=", "authors=佚名"), b("authors=A. Bohr", "authors=A. Bohr; .")}, clean: ok("authors=Anon Plangprasopchok", "authors=Na Li; Xu Xu")},
	{check: "people-several-in-one", found: []bad{b("authors=Mark Raymond; Justin Sherman", "authors=Mark Raymond and Justin Sherman"), b("authors=王伟; 李娜; 张敏", "authors=王伟 李娜 张敏"), b("authors=王伟; 李娜 ?", "authors=王伟李娜"),
		b("", "authors=I. M. Khalatnikov S. V. Savchenko"), b("authors=王小伟; 李娜; 张敏 ?", "authors=王小伟李娜张敏"), b("authors=Mark Raymond; Justin Sherman", "authors=Mark Raymond & Justin Sherman"), b("", "authors=Azzouz Dermoune Daoud Ounaissi Nadji Rahmania")},
		clean: ok("authors=Simon A. A. Kohl", "authors=K. Rustan M. Leino", "authors=欧阳娜娜", "authors=Science and Technology Team", "authors=弗拉基米尔·普京", "authors=Maria del Carmen Garcia de la Torre", "authors=司马光; 诸葛孔明")},
	{check: "people-and", found: []bad{b("authors=Wei Du; Guy Leduc", "authors=Wei Du; and Guy Leduc")}, clean: ok("authors=Andy Warhol; Anders And")},
	{check: "people-et-al", found: []bad{b("authors=Yi Hu ?", "authors=Yi Hu; et al."), b("authors=Yi Hu ?", "authors=Yi Hu et al"), b("authors=王伟 ?", "authors=王伟等"), b("authors=Yi Hu ?", "authors=Yi Hu; others")}, clean: ok("authors=Sheetal Girase; Prasad Tetali", "authors=Ming Wu Al")},
	{check: "people-torn", found: []bad{b("authors=Mark Raymond; Justin Sherman ?", "authors=Raymond; Mark; Sherman; Justin"), b("authors=Iztok Fister Jr.; Bo Li ?", "authors=Iztok Fister; Jr.; Bo Li"), b("authors=A Farolfi; D Mordini ?", "authors=Farolfi; A; Mordini; D")},
		clean: ok("authors=Mausam; Dan Weld", "authors=Dan Weld; Kshitiz", "authors=王伟; 李娜")},
	{check: "people-mixed-order", found: []bad{b("authors=Mark Raymond; Justin Sherman ?", "authors=Raymond, Mark; Justin Sherman")}, clean: ok("authors=Raymond, Mark; Sherman, Justin", "authors=Mark Raymond; Sammy Davis, Jr.", "authors=Raymond, Mark;")},
	{check: "people-twice", found: []bad{b("authors=Ming Li; Dejun Yang ?", "authors=Ming Li; Dejun Yang; Ming Li"), b("authors=曾博; 杜玉 ?", "authors=曾博; 杜玉; 曾博"), b("authors=Ming Li ?", "authors=Ming Li; MING LI")},
		clean: ok("authors=Ming Li; Min Li", "authors=A. B; C. D; E. F; G. H; I. J; K. L; Y. Zhang; M. N; O. P; Q. R; Y. Zhang")},
	{check: "people-chinese-split", found: []bad{b("authors=王小明; 李伟 ?", "authors=王; 小明; 李; 伟")}, clean: ok("authors=王伟; 李娜")},
	{check: "people-chinese-order", found: []bad{b("authors=王小明 ?", "authors=小明 王"), b("authors=张小明; 李伟 ?", "authors=小明张; 李伟")}, clean: ok("authors=王 小明", "authors=司徒王; 王伟", "authors=王张")},
	{check: "people-pinyin", found: []bad{b("authors=张伟; 李娜 ?", "authors=张伟; Zhang Wei; 李娜; Na Li"), b("authors=曾国藩 ?", "authors=曾国藩 (Zeng Guofan)")}, clean: ok("authors=张伟; Mark Raymond", "authors=张伟; Zhang Wen")},
	{check: "people-digits", found: []bad{b("authors=Kei Terayama; Bo Li", "authors=Kei Terayama1; Bo Li"), b("authors=Hong-fei Wang", "authors=Hong-fei Wang*"), b("authors=王伟; 李娜", "authors=王伟1,2; 李娜2")}, clean: ok("authors=the Wendelstein 7-X Team", "authors=X. Ä. A-12 Group", "authors=Kei Terayama Jr.")},
	{check: "people-degree", found: []bad{b("authors=Mark Raymond", "authors=Dr. Mark Raymond"), b("authors=Mark Raymond", "authors=Mark Raymond, PhD;"), b("authors=John Smith", "authors=John Smith MD"), b("authors=王伟", "authors=王伟教授"), b("authors=Bo Li", "authors=Bo Li; Senior Member; IEEE")},
		clean: ok("authors=Smith MD", "authors=Md Sahidullah", "authors=Md. Noor-A-Rahim", "authors=R. A. Fisher; A. M", "authors=Andrew D. Ma")},
	{check: "people-email", found: []bad{b("authors=Mark Raymond", "authors=Mark Raymond (mark@ou.edu)"), b("authors=Mark Raymond", "authors=Mark Raymond; mark@ou.edu")}, clean: ok("authors=Mark Raymond")},
	{check: "people-affiliation", found: []bad{b("authors=Mark Raymond ?", "authors=Mark Raymond; University of Oklahoma"), b("authors=Mark Raymond ?", "authors=Mark Raymond (University of Oklahoma)"), b("authors=王伟 ?", "authors=王伟; 北京大学物理学院")}, clean: ok("authors=中国科学院", "authors=National Institute of Standards", "authors=LIGO Scientific Collaboration; B. Abbott")},
	{check: "people-capitals", found: []bad{b("authors=Mark Raymond; Bo Li ?", "authors=MARK RAYMOND; Bo Li"), b("authors=Li Wei; Bo Li ?", "authors=LI WEI; Bo Li")}, clean: ok("authors=LIGO; B. A. R. C", "authors=M. D.; J. M", "authors=LHCB COLLABORATION")},
	{check: "people-lowercase", found: []bad{b("authors=Jalel Akaichi ?", "authors=jalel akaichi")}, clean: ok("authors=other workshop participants", "authors=Gholam hossein baghdad")},
	{check: "people-markup", found: []bad{b("authors=P. Kosiński", "authors=P. Kosi{ń}ski"), b("authors=R. Blümel", `authors=R. Bl\" umel`), b("authors=Paul Erdős", `authors=Paul Erd{\H o}s`), b("authors=Jan Novák", "authors=Jan <sup>Novák</sup>")}, clean: ok("authors=Lukáš F. Pašteka")},
	{check: "people-mojibake", found: []bad{b("authors=Hans Müller", "authors=Hans MÃ¼ller"), b("", "authors=Hans M\uFFFDller")}, clean: ok("authors=Lukáš F. Pašteka", "authors=Tomáš Šikola; São João")},
	{check: "people-spaces", found: []bad{b("authors=Mehmet Gunay", "authors=Mehmet  Gunay"), b("authors=Robert Eklund", "authors=Robert\u00A0Eklund"), b("authors=Bo Li", "authors=Bo\u200B Li")}, clean: ok("authors=A. -M. Bachmann")},
}
