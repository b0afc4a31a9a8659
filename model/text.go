package model

// Text is the same words in Chinese and in the original language. EN is the
// slot of the original, which is English for nearly every harvested paper;
// Paper.Language says which language it really is. Either may be empty.
type Text struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// IsZero reports whether neither language is there.
func (t Text) IsZero() bool { return t.ZH == "" && t.EN == "" }

// First returns the text in the language wanted ("zh" or anything else for
// the original), or the other one where that is empty.
func (t Text) First(lang string) string {
	if lang == "zh" {
		if t.ZH != "" {
			return t.ZH
		}
		return t.EN
	}
	if t.EN != "" {
		return t.EN
	}
	return t.ZH
}
