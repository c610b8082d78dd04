package survey_test

import (
	"math/rand/v2"
	"regexp"
	"testing"

	"salient/internal/survey"
)

// large is a survey of 20 questions of 6 answers with 6 cross-tabulations of 6 by 5.
func large() *sample {
	s := &sample{minimum: 10}
	for i := range 20 {
		answers := 6
		if i >= 17 {
			answers = 5
		}
		s.questions = append(s.questions, sampledQuestion{answers: answers, multiple: i%4 == 3 && i < 17})
	}
	for i := range 6 {
		s.crosstabs = append(s.crosstabs, [2]int{i, 17 + i%3})
	}
	s.respond(rand.New(rand.NewPCG(1, 2)), 400, true)
	return s
}

var typed = regexp.MustCompile(`count: \d+|a\d: \d+|base: \d+|base: {n: \d+`)

// protect takes out of a codebook what it withholds, as salient tally does.
func protect(text string, published *survey.Survey) string {
	var words []string
	add := func(field string, cell survey.Cell) {
		switch {
		case cell != survey.Withheld{}:
			words = append(words, field+": "+show(cell))
		case field == "count":
			words = append(words, "withheld: true")
		default:
			words = append(words, field+": withheld")
		}
	}
	for _, q := range published.Questions {
		add("base: {n", q.Base.N)
		for _, row := range q.Rows {
			add("count", row.Cell)
		}
	}
	for _, x := range published.Crosstabs {
		for _, g := range x.Groups {
			add("base", g.Base)
			for a, cell := range g.Cells {
				add(string(x.Question.Rows[a].ID), cell)
			}
		}
	}
	at := 0
	return typed.ReplaceAllStringFunc(text, func(string) string {
		at++
		return words[at-1]
	})
}

func BenchmarkPublish(b *testing.B) {
	text := large().text(1, "")
	codebook, _ := survey.ParseDesign("x.yaml", "en", []byte(text))
	for name, text := range map[string]string{"counts": text, "protected": protect(text, codebook.Publish())} {
		b.Run(name, func(b *testing.B) {
			codebook, problems := survey.ParseDesign("x.yaml", "en", []byte(text))
			if _, exposed := survey.Parse("x.yaml", "en", []byte(text)); len(problems)+len(exposed) > 0 {
				b.Fatal(tell(problems), tell(exposed))
			}
			b.ReportAllocs()
			for b.Loop() {
				codebook.Publish()
			}
		})
	}
}

// What is withheld in the file is enough: publishing it again withholds no more.
func TestProtectedOnceIsProtected(t *testing.T) {
	text := large().text(1, "")
	published := parse(t, text).Publish()
	again := parse(t, protect(text, published)).Publish()
	for i := range published.Crosstabs {
		if got, want := groups(&again.Crosstabs[i]), groups(&published.Crosstabs[i]); got != want {
			t.Errorf("%s became %s", want, got)
		}
	}
}
