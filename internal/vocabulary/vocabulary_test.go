package vocabulary_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"salient/internal/vocabulary"
)

var lists = map[string]vocabulary.Listed{
	"involvement":        vocabulary.Involvement(""),
	"nature":             vocabulary.Nature(""),
	"group":              vocabulary.Group(""),
	"heard":              vocabulary.Heard(""),
	"confidence":         vocabulary.Confidence(""),
	"basis":              vocabulary.Basis(""),
	"channel":            vocabulary.Channel(""),
	"effect":             vocabulary.Effect(""),
	"horizon":            vocabulary.Horizon(""),
	"investor type":      vocabulary.InvestorType(""),
	"ask target":         vocabulary.AskTarget(""),
	"ask status":         vocabulary.AskStatus(""),
	"feasibility":        vocabulary.Feasibility(""),
	"reply status":       vocabulary.ReplyStatus(""),
	"engagement":         vocabulary.Engagement(""),
	"outcome":            vocabulary.Outcome(""),
	"remedy":             vocabulary.Remedy(""),
	"evidence kind":      vocabulary.EvidenceKind(""),
	"grade":              vocabulary.Grade(""),
	"confidentiality":    vocabulary.Confidentiality(""),
	"consent":            vocabulary.Consent(""),
	"respondents":        vocabulary.Respondents(""),
	"response":           vocabulary.Response(""),
	"tally unit":         vocabulary.TallyUnit(""),
	"chart form":         vocabulary.ChartForm(""),
	"trace":              vocabulary.Trace(""),
	"translation method": vocabulary.TranslationMethod(""),
	"paper":              vocabulary.Paper(""),
	"repository":         vocabulary.Repository(""),
	"regulation kind":    vocabulary.RegulationKind(""),
	"regulation status":  vocabulary.RegulationStatus(""),
	"tier":               vocabulary.Tier(""),
	"provision kind":     vocabulary.ProvisionKind(""),
	"stack layer":        vocabulary.StackLayer(""),
	"control":            vocabulary.Control(""),
	"country":            vocabulary.Country(""),
	"jurisdiction":       vocabulary.Jurisdiction(""),
	"sdg":                vocabulary.SDG(""),
}

// A word of a list is also a key of the interface words and a part of an address.
func TestListsHoldEachWordOnceAndInOneShape(t *testing.T) {
	shape := regexp.MustCompile(`^([a-z]+[a-z0-9]*(-[a-z]+)*|A4|Letter|[A-Z]{2,3}|[0-9]{3}|[0-9]{1,2}(\.([0-9]{1,2}|[a-d]))?)$`)
	for name, list := range lists {
		seen := map[string]bool{}
		for _, word := range list.Values() {
			if seen[word] {
				t.Errorf("%s: %q is there twice", name, word)
			}
			seen[word] = true
			if !shape.MatchString(word) {
				t.Errorf("%s: %q has another shape than the words of other lists", name, word)
			}
		}
		if len(seen) < 2 {
			t.Errorf("%s: %d words make no list", name, len(seen))
		}
	}
}

// The counts of the content model: a word lost in an edit is a word that authors may no longer write.
func TestCountsOfTheContentModel(t *testing.T) {
	for name, want := range map[string]int{
		"group": 18, "stack layer": 13, "investor type": 15, "evidence kind": 11, "remedy": 8, "engagement": 10,
		"channel": 5, "effect": 4, "chart form": 9, "provision kind": 6, "country": 249 + 1 + 31, "jurisdiction": 251,
		"sdg": 17 + 169,
	} {
		if got := len(lists[name].Values()); got != want {
			t.Errorf("%s: %d words, want %d", name, got, want)
		}
	}
	if got := len(vocabulary.Issues()); got != 15 {
		t.Errorf("issues: %d words, want 15", got)
	}
}

func TestCountryKnowsCountriesTheUnionAndRegions(t *testing.T) {
	for _, word := range []string{"NO", "MX", "GB", "SS", "EU", "419", "019", "001"} {
		if !slices.Contains(vocabulary.Country("").Values(), word) {
			t.Errorf("%q is missing", word)
		}
	}
	for _, word := range []string{"UK", "SU", "YU", "AN", "no", "19", "INT", "999", ""} {
		if slices.Contains(vocabulary.Country("").Values(), word) {
			t.Errorf("%q is no country and no region", word)
		}
	}
	if vocabulary.Country("MX").IsRegion() || vocabulary.Country("EU").IsRegion() || !vocabulary.Country("419").IsRegion() {
		t.Error("only 419 is a region of M49")
	}
}

func TestSDG(t *testing.T) {
	for word, goal := range map[vocabulary.SDG]int{"12": 12, "12.6": 12, "17.19": 17, "8.10": 8, "1.a": 1, "16.b": 16, "18": 0, "12.9": 0, "17.a": 0, "12.06": 0, "": 0} {
		if got := word.Goal(); got != goal {
			t.Errorf("goal of %q: %d, want %d", word, got, goal)
		}
	}
}

func TestCheck(t *testing.T) {
	tests := []struct {
		good []vocabulary.Checked
		bad  []vocabulary.Checked
	}{
		{
			good: []vocabulary.Checked{
				vocabulary.Right("iccpr:17"), vocabulary.Right("udhr:1"), vocabulary.Right("udhr:30"), vocabulary.Right("icescr:31"),
				vocabulary.Right("crc:54"), vocabulary.Right("ilo:c029"), vocabulary.Right("ilo:c193"), vocabulary.Right("ilo:p029"),
			},
			bad: []vocabulary.Checked{
				vocabulary.Right(""), vocabulary.Right("iccpr"), vocabulary.Right("iccpr:"), vocabulary.Right("iccpr:0"),
				vocabulary.Right("iccpr:54"), vocabulary.Right("iccpr:017"), vocabulary.Right("iccpr:+7"), vocabulary.Right("ICCPR:17"),
				vocabulary.Right("udhr:31"), vocabulary.Right("echr:8"), vocabulary.Right("ilo:29"), vocabulary.Right("ilo:c29"),
				vocabulary.Right("ilo:c000"), vocabulary.Right("ilo:c194"), vocabulary.Right("ilo:c+29"), vocabulary.Right("ilo:p030"),
			},
		},
		{
			good: []vocabulary.Checked{
				vocabulary.LEI("529900T8BM49AURSDO55"), vocabulary.LEI("HWUPKR0MPOU8FGXBT394"), vocabulary.LEI("7LTWFZYICNSX8D621K86"),
			},
			bad: []vocabulary.Checked{
				vocabulary.LEI(""), vocabulary.LEI("529900T8BM49AURSDO56"), vocabulary.LEI("529900T8BM49AURSOD55"),
				vocabulary.LEI("529900t8bm49aursdo55"), vocabulary.LEI("529900T8BM49AURSDO5"), vocabulary.LEI("529900T8BM49AURSDOXX"),
			},
		},
		{
			good: []vocabulary.Checked{vocabulary.ISIN("US0378331005"), vocabulary.ISIN("GB0002634946"), vocabulary.ISIN("DE000BAY0017")},
			bad: []vocabulary.Checked{
				vocabulary.ISIN(""), vocabulary.ISIN("US0378331006"), vocabulary.ISIN("US0373831005"), vocabulary.ISIN("us0378331005"),
				vocabulary.ISIN("US037833100"), vocabulary.ISIN("US037833100X"),
			},
		},
		{
			good: []vocabulary.Checked{vocabulary.CIK("320193"), vocabulary.CIK("0000320193")},
			bad:  []vocabulary.Checked{vocabulary.CIK(""), vocabulary.CIK("0000000000"), vocabulary.CIK("00000320193"), vocabulary.CIK("32O193")},
		},
		{
			good: []vocabulary.Checked{vocabulary.WikidataID("Q42"), vocabulary.WikidataID("Q312")},
			bad:  []vocabulary.Checked{vocabulary.WikidataID(""), vocabulary.WikidataID("Q"), vocabulary.WikidataID("q42"), vocabulary.WikidataID("42"), vocabulary.WikidataID("Q042"), vocabulary.WikidataID("Q4 2")},
		},
		{
			good: []vocabulary.Checked{vocabulary.Ticker("XLON:ACME"), vocabulary.Ticker("XNYS:BRK.B"), vocabulary.Ticker("XTKS:6758")},
			bad:  []vocabulary.Checked{vocabulary.Ticker(""), vocabulary.Ticker("ACME"), vocabulary.Ticker("LSE:ACME"), vocabulary.Ticker("XLON:"), vocabulary.Ticker("xlon:ACME"), vocabulary.Ticker("XLON:AC:ME")},
		},
	}
	for _, test := range tests {
		for _, id := range test.good {
			if flaw := id.Check(); flaw != nil {
				t.Errorf("%T %q: %v", id, id, flaw)
			}
		}
		for _, id := range test.bad {
			if flaw := id.Check(); flaw == nil {
				t.Errorf("%T %q passes", id, id)
			} else if flaw.What == "" || flaw.Advice == "" {
				t.Errorf("%T %q: a flaw without words", id, id)
			}
		}
	}
}

// What the check digits are for: MOD 97-10 finds every wrong letter, every wrong digit and every swap of two
// neighbours. A digit for a letter can pass, for a letter counts as two digits.
func TestLEICheckDigitsFindOneSlip(t *testing.T) {
	const lei, digits, letters = "529900T8BM49AURSDO55", "0123456789", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	for at := range lei {
		others := letters
		if strings.Contains(digits, lei[at:at+1]) {
			others = digits
		}
		for _, char := range others {
			wrong := lei[:at] + string(char) + lei[at+1:]
			if wrong != lei && vocabulary.LEI(wrong).Check() == nil {
				t.Errorf("%s passes", wrong)
			}
		}
		if at > 0 && lei[at] != lei[at-1] {
			swapped := lei[:at-1] + string(lei[at]) + string(lei[at-1]) + lei[at+1:]
			if vocabulary.LEI(swapped).Check() == nil {
				t.Errorf("%s passes", swapped)
			}
		}
	}
}

func TestRightParts(t *testing.T) {
	r := vocabulary.Right("iccpr:17")
	if r.Instrument() != "iccpr" || r.Article() != "17" || r.Subject() != "privacy" {
		t.Errorf("%q, %q, %q", r.Instrument(), r.Article(), r.Subject())
	}
	if subject := vocabulary.Right("crc:3").Subject(); subject != "" {
		t.Errorf("crc:3 is about %q", subject)
	}
}

func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"529900T8BM49AURSDO55", "US0378331005", "320193", "Q42", "XLON:ACME", "iccpr:17", "ilo:c029", "", ":", "é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, id := range []vocabulary.Checked{
			vocabulary.LEI(text), vocabulary.ISIN(text), vocabulary.CIK(text), vocabulary.WikidataID(text),
			vocabulary.Ticker(text), vocabulary.Right(text),
		} {
			if id.Check() != nil {
				continue
			}
			for _, char := range text {
				if char < ' ' || char > '~' {
					t.Errorf("%T %q passes with %q in it", id, text, char)
				}
			}
		}
	})
}

func TestComposite(t *testing.T) {
	for _, name := range []string{"score", "overall", "rating", "rank", "esg_rating", "Overall-Score", "risk_score"} {
		if vocabulary.Composite(name) == nil {
			t.Errorf("%q passes", name)
		}
	}
	for _, name := range []string{"scope", "scale", "summary", "franking", "", "country"} {
		if vocabulary.Composite(name) != nil {
			t.Errorf("%q is refused", name)
		}
	}
}

func TestProvision(t *testing.T) {
	for _, good := range []vocabulary.Provision{"art:34", "art:40a", "art:9(4)", "art:17(2)(b)", "art:34-35", "recital:90", "annex:III", "section:54", "principle:13", "paragraph:45"} {
		if flaw := good.Check(); flaw != nil {
			t.Errorf("%q: %v", good, flaw)
		}
	}
	for _, bad := range []vocabulary.Provision{"", "art", "art:", "article:34", "art: 34", "art:34 ", "art:<b>", "art:()", "Art:34", "art:34,35"} {
		if bad.Check() == nil {
			t.Errorf("%q passes", bad)
		}
	}
}
