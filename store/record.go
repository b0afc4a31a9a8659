package store

import (
	"encoding/binary"
	"time"

	"twinleaf/model"
)

// record is a paper as the papers bucket holds it.
type record struct {
	row   uint32
	paper model.Paper // Journal is not set by decode: see ordinal
	// ordinal is one more than the number of the paper's journal; 0: none.
	ordinal uint32
	// inTexts says which texts are to be found in the texts bucket rather
	// than in the record itself.
	inTexts textSet
	loaded  bool   // what inTexts names has been read into paper
	unknown []byte // fields of a later version, kept as they are
}

// textSet says what a row of the texts bucket holds.
type textSet uint8

const (
	textZH textSet = 1 << iota
	textEN
	textOriginal
)

// Tags of the fields of a paper.
const (
	tagTitleZH = iota + 1
	tagTitleEN
	tagAuthors
	tagVolume
	tagIssue
	tagPages
	tagPublished
	tagOnline
	tagDOI
	tagPMCID
	tagSourceID
	tagPlatform
	tagURL
	tagDOIURL
	tagListURL
	tagPDF
	tagLanguage
	tagType
	tagSubjects
	tagPubModel
	tagCategoryID
	tagOpenAccess
	tagCitations // one more than the number
	tagScore
	tagTotal // one more than the number
	tagPictures
	tagExtra // key, value, key, value …
	tagCorrected
	tagAdded    // seconds since 1970 UTC
	tagModified // the same; left out where equal to added
	tagDeleted
	tagAbstractZH
	tagAbstractEN
	tagInTexts
)

// Tags that were given later, by hand. Those of 1 to 34 stand above.
const (
	tagEditors     = 40
	tagTranslators = 41
	tagContainer   = 42
	tagImprint     = 43
	tagPlace       = 44
	tagEdition     = 45
	tagSeries      = 46
	tagNumber      = 47
	tagEvent       = 48
	tagISBN        = 49
	tagPMID        = 50
	tagArXiv       = 51
	tagKeywords    = 52
	tagAccessed    = 53
	tagCiteKey     = 54
	tagTags        = 60
	tagShelves     = 61
	tagNote        = 62
	tagRating      = 63
	tagRead        = 64
	tagDismissed   = 71
	tagMerged      = 75
	tagDistinct    = 76
)

// A record's body is
//
//	id       16 bytes
//	ordinal  uvarint
//	packed   the fields, see pack.go
//
// The id is random and would not compress; the journal's ordinal is known only
// when an import writes the row, long after a worker packed the fields.

// appendFields writes all of a paper but ID, Journal and Harvested. Abstracts that
// inTexts names are left out.
func (r *record) appendFields(b []byte) []byte {
	p := &r.paper
	b = putText(b, tagTitleZH, p.Title.ZH)
	b = putText(b, tagTitleEN, p.Title.EN)
	b = putPeople(b, tagAuthors, p.Authors)
	b = putText(b, tagVolume, p.Volume)
	b = putText(b, tagIssue, p.Issue)
	b = putText(b, tagPages, p.Pages)
	b = putNumber(b, tagPublished, dateNumber(p.Published))
	b = putNumber(b, tagOnline, dateNumber(p.Online))
	b = putText(b, tagDOI, p.DOI)
	b = putText(b, tagPMCID, p.PMCID)
	b = putText(b, tagSourceID, p.SourceID)
	b = putText(b, tagPlatform, p.Platform)
	b = putText(b, tagURL, p.URL)
	b = putText(b, tagDOIURL, p.DOIURL)
	b = putText(b, tagListURL, p.ListURL)
	b = putText(b, tagPDF, p.PDF)
	b = putText(b, tagLanguage, p.Language)
	b = putText(b, tagType, p.Type)
	b = putList(b, tagSubjects, p.Subjects)
	b = putText(b, tagPubModel, p.PubModel)
	b = putText(b, tagCategoryID, p.CategoryID)
	b = putNumber(b, tagOpenAccess, uint64(p.OpenAccess))
	b = putNumber(b, tagCitations, countNumber(p.Citations))
	b = putText(b, tagScore, p.Score)
	b = putNumber(b, tagTotal, countNumber(p.Total))
	b = putList(b, tagPictures, p.Pictures)
	if len(p.Extra) > 0 {
		pairs := make([]string, 0, 2*len(p.Extra))
		for _, x := range p.Extra {
			pairs = append(pairs, x.Key, x.Value)
		}
		b = putList(b, tagExtra, pairs)
	}
	b = putList(b, tagCorrected, p.Corrected)
	b = putNumber(b, tagAdded, timeNumber(p.Added))
	if !p.Modified.Equal(p.Added) {
		b = putNumber(b, tagModified, timeNumber(p.Modified))
	}
	b = putNumber(b, tagDeleted, timeNumber(p.Deleted))
	if r.inTexts&textZH == 0 {
		b = putText(b, tagAbstractZH, p.Abstract.ZH)
	}
	if r.inTexts&textEN == 0 {
		b = putText(b, tagAbstractEN, p.Abstract.EN)
	}
	b = putNumber(b, tagInTexts, uint64(r.inTexts))
	b = putPeople(b, tagEditors, p.Editors)
	b = putPeople(b, tagTranslators, p.Translators)
	b = putText(b, tagContainer, p.Container)
	b = putText(b, tagImprint, p.Publisher)
	b = putText(b, tagPlace, p.Place)
	b = putText(b, tagEdition, p.Edition)
	b = putText(b, tagSeries, p.Series)
	b = putText(b, tagNumber, p.Number)
	b = putText(b, tagEvent, p.Event)
	b = putText(b, tagISBN, p.ISBN)
	b = putText(b, tagPMID, p.PMID)
	b = putText(b, tagArXiv, p.ArXiv)
	b = putList(b, tagKeywords, p.Keywords)
	b = putNumber(b, tagAccessed, dateNumber(p.Accessed))
	b = putText(b, tagCiteKey, p.CiteKey)
	b = putList(b, tagTags, p.Tags)
	b = putList(b, tagShelves, p.Shelves)
	b = putText(b, tagNote, p.Note)
	b = putList(b, tagDismissed, p.Dismissed)
	b = putIDs(b, tagMerged, p.Merged)
	b = putIDs(b, tagDistinct, p.Distinct)
	b = putNumber(b, tagRating, uint64(p.Rating))
	if p.Read {
		b = putNumber(b, tagRead, 1)
	}
	return append(b, r.unknown...)
}

func putPeople(b []byte, tag uint64, list []model.Person) []byte {
	if len(list) == 0 {
		return b
	}
	n := 0
	for _, a := range list {
		n += uvarintLen(uint64(len(a.Name))) + len(a.Name)
	}
	b = binary.AppendUvarint(binary.AppendUvarint(b, tag<<1|1), uint64(n))
	for _, a := range list {
		b = putLong(b, a.Name)
	}
	return b
}

func takePeople(text []byte) (list []model.Person, err error) {
	for len(text) > 0 {
		var name []byte
		if name, text, err = takeLong(text); err != nil {
			return nil, err
		}
		list = append(list, model.Person{Name: string(name)})
	}
	return list, nil
}

// readFields reads what appendFields wrote into an empty record.
func (r *record) readFields(b []byte) error {
	p := &r.paper
	f := fields{b}
	modified := false
	for len(f.rest) > 0 {
		tag, n, text, whole, err := f.next()
		if err != nil {
			return err
		}
		switch tag {
		case tagTitleZH:
			p.Title.ZH = string(text)
		case tagTitleEN:
			p.Title.EN = string(text)
		case tagAuthors:
			p.Authors, err = takePeople(text)
		case tagVolume:
			p.Volume = string(text)
		case tagIssue:
			p.Issue = string(text)
		case tagPages:
			p.Pages = string(text)
		case tagPublished:
			p.Published = numberDate(n)
		case tagOnline:
			p.Online = numberDate(n)
		case tagDOI:
			p.DOI = string(text)
		case tagPMCID:
			p.PMCID = string(text)
		case tagSourceID:
			p.SourceID = string(text)
		case tagPlatform:
			p.Platform = string(text)
		case tagURL:
			p.URL = string(text)
		case tagDOIURL:
			p.DOIURL = string(text)
		case tagListURL:
			p.ListURL = string(text)
		case tagPDF:
			p.PDF = string(text)
		case tagLanguage:
			p.Language = string(text)
		case tagType:
			p.Type = string(text)
		case tagSubjects:
			p.Subjects, err = takeList(text)
		case tagPubModel:
			p.PubModel = string(text)
		case tagCategoryID:
			p.CategoryID = string(text)
		case tagOpenAccess:
			if n > uint64(model.Yes) {
				return errWire
			}
			p.OpenAccess = model.Flag(n)
		case tagCitations:
			p.Citations = numberCount(n)
		case tagScore:
			p.Score = string(text)
		case tagTotal:
			p.Total = numberCount(n)
		case tagPictures:
			p.Pictures, err = takeList(text)
		case tagExtra:
			var pairs []string
			pairs, err = takeList(text)
			if len(pairs)%2 != 0 {
				return errWire
			}
			for i := 0; i < len(pairs); i += 2 {
				p.Extra = append(p.Extra, model.Extra{Key: pairs[i], Value: pairs[i+1]})
			}
		case tagCorrected:
			p.Corrected, err = takeList(text)
		case tagAdded:
			p.Added = numberTime(n)
		case tagModified:
			p.Modified, modified = numberTime(n), true
		case tagDeleted:
			p.Deleted = numberTime(n)
		case tagAbstractZH:
			p.Abstract.ZH = string(text)
		case tagAbstractEN:
			p.Abstract.EN = string(text)
		case tagInTexts:
			r.inTexts = textSet(n)
		case tagEditors:
			p.Editors, err = takePeople(text)
		case tagTranslators:
			p.Translators, err = takePeople(text)
		case tagContainer:
			p.Container = string(text)
		case tagImprint:
			p.Publisher = string(text)
		case tagPlace:
			p.Place = string(text)
		case tagEdition:
			p.Edition = string(text)
		case tagSeries:
			p.Series = string(text)
		case tagNumber:
			p.Number = string(text)
		case tagEvent:
			p.Event = string(text)
		case tagISBN:
			p.ISBN = string(text)
		case tagPMID:
			p.PMID = string(text)
		case tagArXiv:
			p.ArXiv = string(text)
		case tagKeywords:
			p.Keywords, err = takeList(text)
		case tagAccessed:
			p.Accessed = numberDate(n)
		case tagCiteKey:
			p.CiteKey = string(text)
		case tagTags:
			p.Tags, err = takeList(text)
		case tagShelves:
			p.Shelves, err = takeList(text)
		case tagNote:
			p.Note = string(text)
		case tagRating:
			p.Rating = int(min(n, model.MaxRating))
		case tagDismissed:
			p.Dismissed, err = takeList(text)
		case tagMerged:
			p.Merged, err = takeIDs(text)
		case tagDistinct:
			p.Distinct, err = takeIDs(text)
		case tagRead:
			p.Read = n == 1
		default:
			r.unknown = append(r.unknown, whole...)
		}
		if err != nil {
			return err
		}
	}
	if !modified {
		p.Modified = p.Added
	}
	r.loaded = r.inTexts == 0
	return nil
}

func dateNumber(d model.Date) uint64 {
	return uint64(d.Year)<<9 | uint64(d.Month)<<5 | uint64(d.Day)
}

func numberDate(n uint64) model.Date {
	return model.Date{Year: int16(n >> 9 & 0x3FFF), Month: uint8(n >> 5 & 15), Day: uint8(n & 31)}
}

func countNumber(c model.Count) uint64 {
	if !c.Known {
		return 0
	}
	return uint64(c.N) + 1
}

func numberCount(n uint64) model.Count {
	if n == 0 {
		return model.Count{}
	}
	return model.CountOf(int64(n - 1))
}

// timeNumber is the time in whole seconds, 0 for the zero time.
func timeNumber(t time.Time) uint64 {
	if t.IsZero() || t.Unix() <= 0 {
		return 0
	}
	return uint64(t.Unix())
}

func numberTime(n uint64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(int64(n), 0).UTC()
}

// putIDs writes IDs one behind the other.
func putIDs(b []byte, tag uint64, list []model.ID) []byte {
	if len(list) == 0 {
		return b
	}
	all := make([]byte, 0, len(list)*len(model.ID{}))
	for _, id := range list {
		all = append(all, id[:]...)
	}
	return putText(b, tag, string(all))
}

func takeIDs(text []byte) ([]model.ID, error) {
	const size = len(model.ID{})
	if len(text)%size != 0 {
		return nil, errWire
	}
	out := make([]model.ID, len(text)/size)
	for i := range out {
		copy(out[i][:], text[i*size:])
	}
	return out, nil
}
