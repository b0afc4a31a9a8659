package format

// key is a key of the crawl form's object that has a field of ours.
type key uint8

// The keys of the real record in its order, and behind them those that only
// this program writes.
const (
	kTitle key = iota
	kAuthors
	kDOI
	kDOIUrl
	kURL
	kAbstract
	kPeriodicalID
	kJournal
	kPeriodicalIF
	kPublicationDate
	kPublicationTypes
	kFieldsOfStudy
	kIsOpenAccess
	kOpenAccessPDF
	kCitationCount
	kResultStr
	kPlatform
	kPaperID
	kPeriodicalName
	kFirstCategoryID
	kListURLMain
	kRegionNum
	kRegionCategory
	kArticlePicture
	kTitleCN
	kAbstractTextCN
	kPMCID
	kEPubDate
	kPubModel
	kJCR
	kJCRName
	kScore
	kTotal

	kLanguage     // BCP 47; written where it was corrected by hand
	kBibliography // see bibliographic

	keyCount
	harvested = kLanguage // keys below this one are in every harvested record
)

// crawlKeys are the names, and what the harvest writes for "nothing".
var crawlKeys = [keyCount]struct{ name, empty string }{
	kTitle:            {"title", `""`},
	kAuthors:          {"authors", `""`},
	kDOI:              {"doi", "null"},
	kDOIUrl:           {"DOIUrl", "null"},
	kURL:              {"url", "null"},
	kAbstract:         {"abstract", `""`},
	kPeriodicalID:     {"PeriodicalId", "null"},
	kJournal:          {"journal", "null"},
	kPeriodicalIF:     {KeyImpact, "null"},
	kPublicationDate:  {"publicationDate", `""`},
	kPublicationTypes: {"publicationTypes", `""`},
	kFieldsOfStudy:    {"fieldsOfStudy", "null"},
	kIsOpenAccess:     {"isOpenAccess", "null"},
	kOpenAccessPDF:    {"openAccessPdf", `""`},
	kCitationCount:    {"citationCount", "null"},
	kResultStr:        {"resultStr", "null"},
	kPlatform:         {"platform", "null"},
	kPaperID:          {"paperid", "null"},
	kPeriodicalName:   {"PeriodicalName", "null"},
	kFirstCategoryID:  {"FirstCategoryId", `""`},
	kListURLMain:      {"ListUrlMain", "null"},
	kRegionNum:        {KeyZone, "null"},
	kRegionCategory:   {"RegionCategory", "null"},
	kArticlePicture:   {"ArticlePicture", "[]"},
	kTitleCN:          {"TitleCN", "null"},
	kAbstractTextCN:   {"AbstractTextCN", "null"},
	kPMCID:            {"PMCID", "null"},
	kEPubDate:         {"EPubDate", `""`},
	kPubModel:         {"PubModel", `""`},
	kJCR:              {KeyQuartile, "null"},
	kJCRName:          {"JCRName", "null"},
	kScore:            {"Score", "null"},
	kTotal:            {"Total", "0"},
	kLanguage:         {"language", "null"},
	kBibliography:     {"bibliography", "null"},
}

// keyNamed finds a key; ok is false for one that is not ours.
func keyNamed(name []byte) (k key, ok bool) {
	switch string(name) {
	case "title":
		return kTitle, true
	case "authors":
		return kAuthors, true
	case "doi":
		return kDOI, true
	case "DOIUrl":
		return kDOIUrl, true
	case "url":
		return kURL, true
	case "abstract":
		return kAbstract, true
	case "PeriodicalId":
		return kPeriodicalID, true
	case "journal":
		return kJournal, true
	case KeyImpact:
		return kPeriodicalIF, true
	case "publicationDate":
		return kPublicationDate, true
	case "publicationTypes":
		return kPublicationTypes, true
	case "fieldsOfStudy":
		return kFieldsOfStudy, true
	case "isOpenAccess":
		return kIsOpenAccess, true
	case "openAccessPdf":
		return kOpenAccessPDF, true
	case "citationCount":
		return kCitationCount, true
	case "resultStr":
		return kResultStr, true
	case "platform":
		return kPlatform, true
	case "paperid":
		return kPaperID, true
	case "PeriodicalName":
		return kPeriodicalName, true
	case "FirstCategoryId":
		return kFirstCategoryID, true
	case "ListUrlMain":
		return kListURLMain, true
	case KeyZone:
		return kRegionNum, true
	case "RegionCategory":
		return kRegionCategory, true
	case "ArticlePicture":
		return kArticlePicture, true
	case "TitleCN":
		return kTitleCN, true
	case "AbstractTextCN":
		return kAbstractTextCN, true
	case "PMCID":
		return kPMCID, true
	case "EPubDate":
		return kEPubDate, true
	case "PubModel":
		return kPubModel, true
	case KeyQuartile:
		return kJCR, true
	case "JCRName":
		return kJCRName, true
	case "Score":
		return kScore, true
	case "Total":
		return kTotal, true
	case "language":
		return kLanguage, true
	case "bibliography":
		return kBibliography, true
	}
	return 0, false
}
