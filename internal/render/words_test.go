package render

import (
	"testing"

	"salient/internal/locale"
	"salient/internal/regulation"
	"salient/internal/vocabulary"
)

// closedLists are the groups of interface words that name the values of a closed list.
func closedLists() map[string][]string {
	var events []string
	for _, event := range regulation.Events() {
		events = append(events, string(event))
	}
	return map[string][]string{
		"issue":              vocabulary.Issues(),
		"instrument":         vocabulary.Instruments(),
		"instrument-name":    vocabulary.Instruments(),
		"rightsholder":       vocabulary.Group("").Values(),
		"stack-layer":        vocabulary.StackLayer("").Values(),
		"investor":           vocabulary.InvestorType("").Values(),
		"control":            vocabulary.Control("").Values(),
		"channel":            vocabulary.Channel("").Values(),
		"horizon":            vocabulary.Horizon("").Values(),
		"horizon-meaning":    vocabulary.Horizon("").Values(),
		"feasibility":        vocabulary.Feasibility("").Values(),
		"effect":             vocabulary.Effect("").Values(),
		"nature":             vocabulary.Nature("").Values(),
		"basis":              vocabulary.Basis("").Values(),
		"involvement":        vocabulary.Involvement("").Values(),
		"heard":              vocabulary.Heard("").Values(),
		"confidence":         vocabulary.Confidence("").Values(),
		"confidence-meaning": vocabulary.Confidence("").Values(),
		"evidence-kind":      vocabulary.EvidenceKind("").Values(),
		"grade":              vocabulary.Grade("").Values(),
		"remedy":             vocabulary.Remedy("").Values(),
		"engagement":         vocabulary.Engagement("").Values(),
		"outcome":            vocabulary.Outcome("").Values(),
		"ask-target":         vocabulary.AskTarget("").Values(),
		"ask-status":         vocabulary.AskStatus("").Values(),
		"reply-status":       vocabulary.ReplyStatus("").Values(),
		"regulation-kind":    vocabulary.RegulationKind("").Values(),
		"regulation-state":   regulation.State("").Values(),
		"regulation-event":   events,
		"respondent":         vocabulary.Respondents("").Values(),
		"response":           vocabulary.Response("").Values(),
		"unit":               vocabulary.TallyUnit("").Values(),
		"translation-method": vocabulary.TranslationMethod("").Values(),
	}
}

// A word of a closed list that has no English would stop a page that shows it.
func TestEveryWordOfAClosedListHasAnInterfaceWord(t *testing.T) {
	words := shipped(t, locale.English).words
	for group, keys := range closedLists() {
		if len(keys) == 0 {
			t.Errorf("%s: an empty list", group)
		}
		for _, key := range keys {
			if _, err := words.T(group + "." + key); err != nil {
				t.Error(err)
			}
		}
	}
	for _, kind := range vocabulary.ProvisionKind("").Values() {
		if _, err := words.T("provision."+kind, "n", "34"); err != nil {
			t.Error(err)
		}
	}
}

func TestNamesKeepTheirDirection(t *testing.T) {
	arabic := edition{dir: locale.Tag("ar").Direction()}
	for words, want := range map[string]string{
		"الحجم":                  "الحجم",
		"الحجم، 78":              "الحجم، 78",
		"Meta Platforms, Inc.":   "<bdi>Meta Platforms, Inc.</bdi>",
		"78 (29.0\u200e%\u200e)": "<bdi dir=\"rtl\">78 (29.0\u200e%\u200e)</bdi>",
	} {
		if got := arabic.name(words); string(got) != want {
			t.Errorf("%q is written %q, not %q", words, got, want)
		}
	}
}
