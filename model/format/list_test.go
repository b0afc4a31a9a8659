package format

import (
	"strings"
	"testing"

	"twinleaf/model"
)

// TestLists: what a list looks like, and that nothing in a paper is taken for markup.
func TestLists(t *testing.T) {
	recs := []Record{
		{Paper: model.Paper{Title: model.Text{EN: "Deep *learning* <b>& more</b> [x](javascript:y)", ZH: "深度学习"}, Authors: []model.Person{{Name: "He, Kaiming"}, {Name: "曾国藩"}},
			Volume: "45", Issue: "1", Pages: "110-140", Published: model.Date{Year: 2024}, DOI: "10.1002/(sici)1<693::aid>3.0.co;2-o", Language: "en"}, Journal: model.Journal{Name: "Nature"}},
		{Paper: model.Paper{Title: model.Text{ZH: "乡土中国"}, Publisher: "三联书店", Published: model.Date{Year: 1985}, URL: "javascript:alert(1)"}},
		{Paper: model.Paper{URL: `https://example.org/"onmouseover=x`}},
	}
	for name, want := range map[string]string{
		"text": "1. Deep *learning* <b>& more</b> [x](javascript:y)\n   深度学习\n   He, Kaiming; 曾国藩\n   Nature, 2024, 45(1): 110-140\n   https://doi.org/10.1002/(sici)1<693::aid>3.0.co;2-o\n\n" +
			"2. 乡土中国\n   三联书店, 1985\n\n3. https://example.org/\"onmouseover=x\n   https://example.org/\"onmouseover=x\n\n",
		"markdown": "1. **Deep \\*learning\\* \\<b\\>\\& more\\</b\\> \\[x\\](javascript:y)**  \n   深度学习  \n   He, Kaiming; 曾国藩  \n   *Nature*, 2024, 45(1): 110-140  \n" +
			"   [10.1002/(sici)1\\<693::aid\\>3.0.co;2-o](<https://doi.org/10.1002/(sici)1%3C693::aid%3E3.0.co;2-o>)\n\n2. **乡土中国**  \n   三联书店, 1985\n\n" +
			"3. **https://example.org/\"onmouseover=x**  \n   [https://example.org/\"onmouseover=x](<https://example.org/\"onmouseover=x>)\n\n",
		"html": "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n<title>Twinleaf</title>\n</head>\n<body>\n<ol>\n" +
			"<li><b>Deep *learning* &lt;b&gt;&amp; more&lt;/b&gt; [x](javascript:y)</b><br>深度学习<br>He, Kaiming; 曾国藩<br><i>Nature</i>, 2024, 45(1): 110-140" +
			"<br><a href=\"https://doi.org/10.1002/(sici)1&lt;693::aid&gt;3.0.co;2-o\">10.1002/(sici)1&lt;693::aid&gt;3.0.co;2-o</a></li>\n" +
			"<li><b>乡土中国</b><br>三联书店, 1985</li>\n" +
			"<li><b>https://example.org/&#34;onmouseover=x</b><br><a href=\"https://example.org/&#34;onmouseover=x\">https://example.org/&#34;onmouseover=x</a></li>\n</ol>\n</body>\n</html>\n",
	} {
		f, err := Named(name)
		if err != nil {
			t.Fatal(err)
		}
		if got := write(t, f, recs); got != want {
			t.Errorf("%s is\n%s\nwant\n%s", name, got, want)
		}
		if got := write(t, f, nil); strings.Contains(got, "1") {
			t.Errorf("%s of nothing is %q", name, got)
		}
	}
}
