package markdown

import "strings"

// Datum is the hole for a figure from the data, in the digits of the page and with its base, as inline HTML:
// [=cso-engagement.barriers.no-opportunity].
type Datum struct{ Survey, Question, Answer string }

var datum = directive{
	opening: "=",
	name:    "a figure from the data",
	form:    "write [=survey.question.answer], each with its id",
	read:    readDatum,
}

func readDatum(_ *page, words string, _ int) (Content, bool) {
	survey, rest, _ := strings.Cut(strings.TrimSpace(words[len("="):]), ".")
	question, answer, _ := strings.Cut(rest, ".")
	return Datum{survey, question, answer}, isName(survey) && isName(question) && isName(answer)
}
