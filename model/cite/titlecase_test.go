package cite

import "testing"

// The last cases show the limits that sentenceCase names.
func TestSentenceCase(t *testing.T) {
	for _, c := range []struct{ in, capital, lower string }{
		{in: "Deep Learning for DNA Sequences: A Review of the Field",
			capital: "Deep learning for DNA sequences: A review of the field", lower: "Deep learning for DNA sequences: a review of the field"},
		{in: "Deep learning for DNA sequences: a review",
			capital: "Deep learning for DNA sequences: A review", lower: "Deep learning for DNA sequences: a review"},
		{in: "COVID-19 in South Africa and the United States", capital: "COVID-19 in South Africa and the United States", lower: "COVID-19 in South Africa and the United States"},
		{in: "Bayesian Inference With Monte Carlo Methods", capital: "Bayesian inference with Monte Carlo methods", lower: "Bayesian inference with Monte Carlo methods"},
		{in: "Self-Regulated Learning in Chinese-American Families", capital: "Self-regulated learning in Chinese-American families", lower: "Self-regulated learning in Chinese-American families"},
		{in: "Measuring T-Cell and X-Ray E-Learning", capital: "Measuring T-cell and X-ray e-learning", lower: "Measuring T-cell and X-ray e-learning"},
		{in: "Does the iPhone Change Us? An Open Question", capital: "Does the iPhone change us? An open question", lower: "Does the iPhone change us? An open question"},
		{in: "On the electrodynamics of moving bodies", capital: "On the electrodynamics of moving bodies", lower: "On the electrodynamics of moving bodies"},
		{in: "Germany today: Can it lead?", capital: "Germany today: Can it lead?", lower: "Germany today: can it lead?"},
		{in: "Vitamin C and Hepatitis B in Patients", capital: "Vitamin C and hepatitis B in patients", lower: "Vitamin C and hepatitis B in patients"},
		{in: "THE ORIGIN OF SPECIES IN CHINA", capital: "The origin of species in China", lower: "The origin of species in China"},
		{in: "The Theory of Dedekind Cuts", capital: "The theory of dedekind cuts", lower: "The theory of dedekind cuts"},
		{in: "EFFECTS OF DNA DAMAGE", capital: "Effects of dna damage", lower: "Effects of dna damage"},
		{in: "", capital: "", lower: ""},
	} {
		if got := sentenceCase(c.in, capitalAfter); got != c.capital {
			t.Errorf("%q with a capital: %q, want %q", c.in, got, c.capital)
		}
		if got := sentenceCase(c.in, lowerAfter); got != c.lower {
			t.Errorf("%q without: %q, want %q", c.in, got, c.lower)
		}
		for _, after := range []afterColon{capitalAfter, lowerAfter} {
			once := sentenceCase(c.in, after)
			if twice := sentenceCase(once, after); twice != once {
				t.Errorf("%q again: %q", once, twice)
			}
		}
	}
}

func TestHeadlineCase(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"deep learning for DNA sequences: a review of the field", "Deep Learning for DNA Sequences: A Review of the Field"},
		{"what the iPhone is for", "What the iPhone Is For"},
		{"self-regulated learning", "Self-Regulated Learning"},
		{"between two worlds", "Between Two Worlds"},
		{"who's afraid of the dark?", "Who's Afraid of the Dark?"},
		{"THE ORIGIN OF SPECIES", "The Origin of Species"},
		{"", ""},
	} {
		if got := headlineCase(c.in); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}
