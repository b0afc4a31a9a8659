package format

import "strings"

// languages are the languages of scholarly databases: BCP 47, ISO 639-2/B (as
// MARC 21 and PubMed have it), English and Chinese name.
var languages = []struct{ tag, three, name, zh string }{
	{"en", "eng", "English", "英文"}, {"zh", "chi", "Chinese", "中文"}, {"de", "ger", "German", "德文"}, {"fr", "fre", "French", "法文"},
	{"es", "spa", "Spanish", "西班牙文"}, {"pt", "por", "Portuguese", "葡萄牙文"}, {"it", "ita", "Italian", "意大利文"}, {"ru", "rus", "Russian", "俄文"},
	{"ja", "jpn", "Japanese", "日文"}, {"ko", "kor", "Korean", "韩文"}, {"ar", "ara", "Arabic", "阿拉伯文"}, {"nl", "dut", "Dutch", "荷兰文"},
	{"pl", "pol", "Polish", "波兰文"}, {"tr", "tur", "Turkish", "土耳其文"}, {"uk", "ukr", "Ukrainian", "乌克兰文"}, {"cs", "cze", "Czech", "捷克文"},
	{"sv", "swe", "Swedish", "瑞典文"}, {"da", "dan", "Danish", "丹麦文"}, {"no", "nor", "Norwegian", "挪威文"}, {"fi", "fin", "Finnish", "芬兰文"},
	{"hu", "hun", "Hungarian", "匈牙利文"}, {"ro", "rum", "Romanian", "罗马尼亚文"}, {"el", "gre", "Greek", "希腊文"}, {"he", "heb", "Hebrew", "希伯来文"},
	{"fa", "per", "Persian", "波斯文"}, {"la", "lat", "Latin", "拉丁文"}, {"vi", "vie", "Vietnamese", "越南文"}, {"th", "tha", "Thai", "泰文"},
	{"hr", "hrv", "Croatian", "克罗地亚文"}, {"sr", "srp", "Serbian", "塞尔维亚文"}, {"sl", "slv", "Slovenian", "斯洛文尼亚文"}, {"sk", "slo", "Slovak", "斯洛伐克文"},
	{"bg", "bul", "Bulgarian", "保加利亚文"}, {"id", "ind", "Indonesian", "印度尼西亚文"}, {"ms", "may", "Malay", "马来文"}, {"hi", "hin", "Hindi", "印地文"},
	{"ca", "cat", "Catalan", "加泰罗尼亚文"}, {"lt", "lit", "Lithuanian", "立陶宛文"}, {"mn", "mon", "Mongolian", "蒙古文"}, {"bo", "tib", "Tibetan", "藏文"},
}

// languageNamed is the BCP 47 code of a language's name or code; "" where it
// is neither.
func languageNamed(s string) string {
	s = strings.TrimSpace(s)
	low := strings.ToLower(s)
	for _, l := range languages {
		if low == l.tag || low == l.three || strings.EqualFold(s, l.name) || s == l.zh || s == strings.TrimSuffix(l.zh, "文")+"语" {
			return l.tag
		}
	}
	switch low {
	case "zho", "汉语", "chinese (simplified)":
		return "zh"
	case "deu":
		return "de"
	case "fra":
		return "fr"
	}
	if code, _, _ := strings.Cut(low, "-"); len(code) == 2 || len(code) == 3 {
		if strings.Trim(low, "abcdefghijklmnopqrstuvwxyz0123456789-") == "" && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") == "" {
			return s
		}
	}
	return ""
}

// languageCode writes a BCP 47 code with three letters (ISO 639-2/B); one
// that is not in the table stays as it is.
func languageCode(tag string) string {
	for _, l := range languages {
		if l.tag == tag {
			return l.three
		}
	}
	return tag
}

// languageWord writes a BCP 47 code as the English name.
func languageWord(tag string) string {
	for _, l := range languages {
		if l.tag == tag {
			return l.name
		}
	}
	return tag
}
