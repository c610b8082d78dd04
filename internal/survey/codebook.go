package survey

import (
	"path"
	"strings"
	"sync"

	"salient/internal/schema"
	"salient/internal/settings"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Codebook is a survey as its file has it, with counts that may not be published. Only the stage that publishes it
// holds one.
type Codebook struct {
	Disclosure
	MinimumCell int `field:"minimum_cell"`
	// Weight is the column of the respondents' rows that weights them; without one each counts as one.
	Weight    string     `field:"weight"`
	Questions []Question `field:"questions,required"`
	Crosstabs []Crosstab `field:"crosstabs"`
	// Earlier are the figures of earlier releases, as they were published: what is withheld now must not follow from
	// them either.
	Earlier []Release `field:"earlier"`

	id, file string
	answered *source.Pos // where n stands, if it does
	once     *once
}

// once holds what is withheld, for a codebook whose figures no longer change, in all languages.
type once struct {
	sync.Once
	protection *protection
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
	Release int `field:"release"`
	// Illustrative marks an invented survey: the pages that show it say so, and site-wide data leave it out.
	Illustrative bool                       `field:"illustrative"`
	Licence      schema.Stated[schema.Text] `field:"licence"`
	Source       *Publication               `field:"source"`
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
	// AskedIf names the answers to another question that led to this one; nil where everybody was asked.
	AskedIf *Filter `field:"asked_if"`
}

// Filter is the answers to an earlier question that a respondent had given to be asked a later one.
type Filter struct {
	At       source.Pos
	Question schema.Ref   `field:"question,required"`
	Answers  []schema.Ref `field:"answers,required"`
}

// Key implements schema.Keyed.
func (a Asked) Key() string { return string(a.ID) }

// CodebookBase is the base of a question as its file has it: those who answered, of those who were asked. Each is a
// count, withheld, or not-stated.
type CodebookBase struct {
	N     Figure      `field:"n,required"`
	Asked Figure      `field:"asked"`
	Label schema.Text `field:"label"`
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
	// Nonresponse marks an answer that is none, such as "don't know": it has no place on a scale.
	Nonresponse bool `field:"nonresponse"`
	// respondents are those behind a weighted share or a value that has just been tallied; nil where a file is read.
	respondents *int
}

// Key implements schema.Keyed.
func (a Answer) Key() string { return string(a.ID) }

// Crosstab is one question tallied by the answers to another, which each respondent answered once. The groups are
// written by salient tally; before the first tally there are none.
type Crosstab struct {
	At       source.Pos
	Question schema.Ref `field:"question,required"`
	By       schema.Ref `field:"by,required"`
	Groups   []Group    `field:"groups"`
}

// Key implements schema.Keyed.
func (c Crosstab) Key() string { return c.Question.ID + " by " + c.By.ID }

// Group is those who gave one answer to the question by which another is tallied.
type Group struct {
	At      source.Pos
	ID      schema.ID              `field:"id,required"` // of the answer that makes the group
	Base    Figure                 `field:"base"`        // those of the group who answered the other question
	Answers schema.Entries[Figure] `field:"answers"`     // by the id of an answer to the other question
}

// Key implements schema.Keyed.
func (g Group) Key() string { return string(g.ID) }

// Release is what an earlier release published.
type Release struct {
	At        source.Pos
	Release   int                           `field:"release,required"`
	N         schema.Stated[int]            `field:"n,required"`
	Questions schema.Entries[ReleasedTally] `field:"questions"` // by the id of a question
	Crosstabs []Crosstab                    `field:"crosstabs"`
}

// ReleasedTally is the tally of a question in an earlier release.
type ReleasedTally struct {
	Base    Figure                 `field:"base"`
	Asked   Figure                 `field:"asked"`
	Answers schema.Entries[Figure] `field:"answers"` // by the id of an answer
}

// defaultMinimum is the smallest count that is shown where the author does not say; least is the least they may say.
const (
	defaultMinimum = 10
	leastMinimum   = 5
)

// Parse reads data/surveys/<id>.yaml. Lang is the language of its texts. The survey's id is the name of its file.
func Parse(file, lang string, data []byte) (*Codebook, []source.Problem) {
	codebook, node, report := read(file, lang, data)
	codebook.once = new(once)
	if node != nil {
		codebook.check(node, report)
		codebook.checkFigures(report)
	}
	return codebook, report.Problems
}

// ParseDesign reads a codebook whose figures are still to be tallied, or to be tallied anew: they may be missing, and
// what is there is not judged.
func ParseDesign(file, lang string, data []byte) (*Codebook, []source.Problem) {
	codebook, node, report := read(file, lang, data)
	if node != nil {
		codebook.check(node, report)
	}
	return codebook, report.Problems
}

// read decodes a codebook. The node is nil where the file is no YAML.
func read(file, lang string, data []byte) (*Codebook, *source.Node, *schema.Report) {
	codebook := &Codebook{id: idOf(file), file: file, MinimumCell: defaultMinimum, Disclosure: Disclosure{Release: 1}}
	node, problems := source.ParseYAML(file, data)
	report := &schema.Report{File: file, Lang: lang, Problems: problems}
	if len(problems) > 0 {
		return codebook, nil, report
	}
	if node == nil {
		node = &source.Node{Kind: source.Mapping, Pos: source.Pos{Line: 1, Col: 1}}
	}
	schema.Decode(node, codebook, report)
	if n := node.Field("n"); n != nil {
		codebook.answered = &n.Pos
	}
	return codebook, node, report
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
