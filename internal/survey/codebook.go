package survey

import (
	"path"
	"strings"

	"salient/internal/schema"
	"salient/internal/settings"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Codebook is a survey as its file has it, with counts that may not be published. Only the stage that publishes it
// holds one.
type Codebook struct {
	Disclosure
	MinimumCell int        `field:"minimum_cell"`
	Questions   []Question `field:"questions,required"`
	Crosstabs   []Crosstab `field:"crosstabs"`

	id, file string
}

// Disclosure is what a reader must know of a survey to judge it: the disclosure items of the American Association
// for Public Opinion Research (2021). Each is to be stated, or to be said not to be.
type Disclosure struct {
	Title        schema.Text                       `field:"title,required"`
	Respondents  vocabulary.Respondents            `field:"respondents,required"`
	ConductedBy  schema.Stated[[]schema.Ref]       `field:"conducted_by,required"` // organisations
	Sponsor      schema.Stated[schema.Text]        `field:"sponsor,required"`
	Strategy     schema.Stated[schema.Text]        `field:"strategy,required"`
	Population   schema.Stated[schema.Text]        `field:"population,required"`
	Recruitment  schema.Stated[schema.Text]        `field:"recruitment,required"`
	Sampling     schema.Stated[schema.Text]        `field:"sampling,required"`
	Mode         schema.Stated[schema.Text]        `field:"mode,required"`
	Fieldwork    schema.Stated[Fieldwork]          `field:"fieldwork,required"`
	Languages    schema.Stated[settings.Languages] `field:"languages,required"`
	Instrument   schema.Stated[schema.Text]        `field:"instrument,required"`
	Invited      schema.Stated[int]                `field:"invited,required"`
	ResponseRate schema.Stated[Share]              `field:"response_rate,required"`
	N            schema.Stated[int]                `field:"n,required"` // who answered
	Weighting    schema.Stated[schema.Text]        `field:"weighting,required"`
	Precision    schema.Stated[schema.Text]        `field:"precision,required"`
	Processing   schema.Stated[schema.Text]        `field:"processing,required"`
	Limitations  schema.Stated[schema.Text]        `field:"limitations,required"`
	// Release counts up whenever the figures change: all releases are protected together.
	Release int                        `field:"release"`
	Licence schema.Stated[schema.Text] `field:"licence"`
	Source  *Publication               `field:"source"`
}

// Fieldwork is the days between which the answers were collected.
type Fieldwork struct {
	From schema.Date `field:"from,required"`
	To   schema.Date `field:"to,required"`
}

// Publication is where figures were published first.
type Publication struct {
	Title     schema.Text `field:"title,required"`
	Publisher string      `field:"publisher"`
	Date      schema.Date `field:"date"`
	URL       schema.URL  `field:"url"`
}

// DecodeNode implements schema.Decoder: a publication of which the title alone is known may be written as that.
func (p *Publication) DecodeNode(n *source.Node, r *schema.Report) {
	if n.Kind == source.Scalar {
		p.Title.DecodeNode(n, r)
		return
	}
	type fields Publication
	schema.Decode(n, (*fields)(p), r)
}

// Question is a question with its tally as the author wrote it.
type Question struct {
	At source.Pos
	Asked
	Base    schema.Stated[CodebookBase] `field:"base,required"`
	Answers []Answer                    `field:"answers,required"`
}

// Asked is how a question was put.
type Asked struct {
	ID       schema.ID                          `field:"id,required"`
	Label    schema.Text                        `field:"label,required"`
	Text     schema.Stated[schema.Text]         `field:"text,required"` // the wording
	Response schema.Stated[vocabulary.Response] `field:"response,required"`
	Unit     vocabulary.TallyUnit               `field:"unit"` // of the counts; a question answered by a number has none
	// Complete says that the answers given here are all there were.
	Complete bool `field:"complete"`
}

// Key implements schema.Keyed.
func (a Asked) Key() string { return string(a.ID) }

// CodebookBase is the base of a question as the author wrote it.
type CodebookBase struct {
	N     schema.Stated[int] `field:"n,required"`
	Label schema.Text        `field:"label"`
}

// Answer is one answer with exactly one of a count, a share, a value, or the word that it is withheld.
type Answer struct {
	At            source.Pos
	ID            schema.ID   `field:"id,required"`
	Label         schema.Text `field:"label,required"`
	Count         *int        `field:"count"`
	Share         *Share      `field:"share"`
	Value         *Value      `field:"value"`
	Withheld      bool        `field:"withheld"`
	AlreadyPublic bool        `field:"already_public"`
}

// Key implements schema.Keyed.
func (a Answer) Key() string { return string(a.ID) }

// Crosstab is one question tallied by the answers to another.
type Crosstab struct {
	Question schema.Ref `field:"question,required"`
	By       schema.Ref `field:"by,required"`
}

// Key implements schema.Keyed.
func (c Crosstab) Key() string { return c.Question.ID + " by " + c.By.ID }

// defaultMinimum is the smallest count that is shown where the author does not say; least is the least they may say.
const (
	defaultMinimum = 10
	leastMinimum   = 5
)

// Parse reads data/surveys/<id>.yaml. Lang is the language of its texts. The survey's id is the name of its file.
func Parse(file, lang string, data []byte) (*Codebook, []source.Problem) {
	codebook := &Codebook{id: idOf(file), file: file, MinimumCell: defaultMinimum, Disclosure: Disclosure{Release: 1}}
	node, problems := source.ParseYAML(file, data)
	if len(problems) > 0 {
		return codebook, problems
	}
	report := &schema.Report{File: file, Lang: lang}
	schema.Decode(node, codebook, report)
	codebook.check(node, report)
	return codebook, report.Problems
}

func idOf(file string) string { return strings.TrimSuffix(path.Base(file), ".yaml") }

// In gives the codebook with the texts that a language's data/surveys/<id>.yaml has; the others stay as they are.
func (c *Codebook) In(lang, file string, data []byte) (*Codebook, []source.Problem) {
	node, problems := source.ParseYAML(file, data)
	if node == nil || len(problems) > 0 {
		return c, problems
	}
	report := &schema.Report{File: file, Lang: lang}
	translated := schema.Translate(*c, node, report)
	return &translated, report.Problems
}
