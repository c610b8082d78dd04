package briefing

import (
	"slices"

	"salient/internal/markdown"
	"salient/internal/schema"
	"salient/internal/source"
	"salient/internal/vocabulary"
)

// Briefing is a publication on a risk to people and what it means for money.
type Briefing struct {
	Head
	Summary        markdown.Prose          `field:"summary,required"`
	Date           schema.Day              `field:"date,required"`
	EvidenceCutoff schema.Day              `field:"evidence_cutoff"`
	Byline         schema.OrNone[[]Author] `field:"byline"`
	Contact        *Contact                `field:"contact"`
	Countries      []vocabulary.Country    `field:"countries"`
	SDGs           []vocabulary.SDG        `field:"sdgs"`
	StackLayers    []vocabulary.StackLayer `field:"stack_layers"`
	Companies      []Company               `field:"companies"`
	Saliency       []Salience              `field:"saliency"`
	Materiality    []Materiality           `field:"materiality"`
	Regulations    []Regulation            `field:"regulations"`
	Questions      []Question              `field:"questions"`
	Asks           []Ask                   `field:"asks"`
	Progress       []Progress              `field:"progress"`
	Quotes         []Quote                 `field:"quotes"`
	CaseStudies    []schema.Ref            `field:"case_studies"`
	Surveys        []schema.Ref            `field:"surveys"`
	Evidence       []Evidence              `field:"evidence"`
	Changes        []Change                `field:"changes"`
	// Slides says what of the briefing its deck has; none is no deck.
	Slides schema.OrNone[Slides] `field:"slides"`
}

// Slides marks in and out what a deck would not have, or would, by itself: by the ids of charts and asks, the keys of
// rows, and the ids of the text's sections.
type Slides struct {
	In  []schema.Ref `field:"in"`
	Out []schema.Ref `field:"out"`
}

// Has says whether a part of the briefing is on a slide; standard is whether it is where its author says nothing.
func (s Slides) Has(id string, standard bool) bool {
	names := func(ref schema.Ref) bool { return ref.ID == id }
	if standard {
		return !slices.ContainsFunc(s.Out, names)
	}
	return slices.ContainsFunc(s.In, names)
}

// Contact is where an investor writes about this briefing.
type Contact struct {
	Email schema.Email `field:"email"`
	URL   schema.URL   `field:"url"`
}

// Company is a company that the briefing names, with its right of reply.
type Company struct {
	At       source.Pos
	ID       string   `field:"id,required"`
	Products []string `field:"products"`
	Replies  []Reply  `field:"replies"`
}

// Key implements schema.Keyed.
func (c Company) Key() string { return c.ID }

// Reply is one offer of the right of reply, and what became of it.
type Reply struct {
	At       source.Pos
	ID       string                 `field:"id"`
	Sought   schema.Day             `field:"sought"`
	Deadline schema.Day             `field:"deadline"`
	Received schema.Day             `field:"received"`
	Status   vocabulary.ReplyStatus `field:"status,required"`
	Text     markdown.Prose         `field:"text"`
	URL      schema.URL             `field:"url"`
	Reason   markdown.Prose         `field:"reason"`
	company  string
}

// Safety is the reason for not seeking a reply that prints no more than itself.
const Safety = "safety"

// Key implements schema.Keyed: the natural key is the company's id.
func (r Reply) Key() string {
	if r.ID != "" {
		return r.ID
	}
	return r.company
}

// Salience is one row of harm to people: an issue, whom it touches, and how gravely.
type Salience struct {
	At              source.Pos
	ID              string               `field:"id"`
	Issue           schema.Ref           `field:"issue,required"`
	Companies       []Involved           `field:"companies"`
	Countries       []vocabulary.Country `field:"countries"`
	Rights          []vocabulary.Right   `field:"rights"`
	Rightsholders   []Rightsholders      `field:"rightsholders"`
	Nature          vocabulary.Nature    `field:"nature,required"`
	Evidence        []Cite               `field:"evidence"`
	Scale           *Score               `field:"scale"`
	Scope           *Score               `field:"scope"`
	Irremediability *Score               `field:"irremediability"`
	Judged          *Score               `field:"judged"`
	Likelihood      *Score               `field:"likelihood"`

	DelayMakesIrremediable *Reason               `field:"delay_makes_irremediable"`
	Confidence             vocabulary.Confidence `field:"confidence"`
	Assessed               *Assessed             `field:"assessed"`
}

// Key implements schema.Keyed: the natural key is the issue.
func (s Salience) Key() string {
	if s.ID != "" {
		return s.ID
	}
	return s.Issue.ID
}

// Involved is how a company is connected with a harm (UN Guiding Principle 13).
type Involved struct {
	At          source.Pos
	ID          string                 `field:"id,required"`
	Involvement vocabulary.Involvement `field:"involvement,required"`
	Why         markdown.Prose         `field:"why"`
	Evidence    []Cite                 `field:"evidence"`
}

// Key implements schema.Keyed.
func (i Involved) Key() string { return i.ID }

// Rightsholders are a group of people whose rights are at stake.
type Rightsholders struct {
	Group          vocabulary.Group `field:"group,required"`
	HeightenedRisk bool             `field:"heightened_risk"`
	Heard          vocabulary.Heard `field:"heard"`
}

// Key implements schema.Keyed.
func (r Rightsholders) Key() string { return string(r.Group) }

// Score is a step of an ordinal scale from 1 to 5, with its reason. A nil *Score is not assessed, and never 0.
type Score struct {
	At       source.Pos
	Score    int            `field:"score,required,min=1,max=5"`
	Why      markdown.Prose `field:"why"`
	Evidence []Cite         `field:"evidence"`
}

// Reason is a reason with its evidence, where there is no step to give.
type Reason struct {
	At       source.Pos
	Why      markdown.Prose `field:"why,required"`
	Evidence []Cite         `field:"evidence"`
}

// Assessed is who assessed a row, when, and before or after what the company does against the harm.
type Assessed struct {
	By    []Author         `field:"by"`
	Date  schema.Day       `field:"date"`
	Basis vocabulary.Basis `field:"basis"`
}

// Materiality is one row of effect on money: a channel, of a named company or of the sector.
type Materiality struct {
	At          source.Pos
	ID          string                `field:"id"`
	Channel     vocabulary.Channel    `field:"channel,required"`
	Issue       schema.Ref            `field:"issue"`
	Company     schema.Ref            `field:"company"`
	Magnitude   int                   `field:"magnitude,min=1,max=5"`
	Likelihood  int                   `field:"likelihood,min=1,max=5"`
	Horizon     vocabulary.Horizon    `field:"horizon"`
	Effects     []vocabulary.Effect   `field:"effects"`
	Regulations []schema.Ref          `field:"regulations"`
	Why         markdown.Prose        `field:"why"`
	Evidence    []Cite                `field:"evidence"`
	Confidence  vocabulary.Confidence `field:"confidence"`
}

// Key implements schema.Keyed: the natural key is the channel, or channel/company.
func (m Materiality) Key() string {
	switch {
	case m.ID != "":
		return m.ID
	case m.Company.ID != "":
		return string(m.Channel) + "/" + m.Company.ID
	}
	return string(m.Channel)
}

// Regulation is an act or standard that connects harm and money, with the provisions that do.
type Regulation struct {
	At         source.Pos
	ID         string                 `field:"id,required"`
	Provisions []vocabulary.Provision `field:"provisions"`
	Why        markdown.Prose         `field:"why"`
}

// Key implements schema.Keyed.
func (r Regulation) Key() string { return r.ID }

// Question is one for an investor to ask a company.
type Question struct {
	ID         schema.ID      `field:"id"`
	Text       markdown.Prose `field:"text,required"`
	GoodAnswer markdown.Prose `field:"good_answer"`
}

// Key implements schema.Keyed.
func (q Question) Key() string { return string(q.ID) }

// Ask is what someone is asked to do, and the test that it is met.
type Ask struct {
	At              source.Pos
	ID              schema.ID              `field:"id"`
	To              []vocabulary.AskTarget `field:"to,required,called=addressee"`
	Who             []schema.Ref           `field:"who"`
	Action          markdown.Prose         `field:"action,required"`
	ImplementedWhen markdown.Prose         `field:"implemented_when"`
	Horizon         vocabulary.Feasibility `field:"horizon"`
	Due             schema.Day             `field:"due"`
	Issues          []schema.Ref           `field:"issues"`
	History         []AskEntry             `field:"history"`
}

// Key implements schema.Keyed.
func (a Ask) Key() string { return string(a.ID) }

// Status is the last entry's; an ask without entries is open.
func (a Ask) Status() vocabulary.AskStatus {
	if len(a.History) == 0 {
		return vocabulary.Open
	}
	return a.History[len(a.History)-1].Status
}

// Unmet says whether something is still to be done.
func (a Ask) Unmet() bool {
	s := a.Status()
	return s != vocabulary.Met && s != vocabulary.WithdrawnByUs
}

// Overdue says whether the ask is unmet and its due date lies before the day.
func (a Ask) Overdue(day schema.Date) bool {
	return a.Unmet() && !a.Due.IsZero() && day.After(a.Due.Date)
}

// AskEntry is a step in the history of an ask.
type AskEntry struct {
	At       source.Pos
	ID       string               `field:"id"`
	Date     schema.Day           `field:"date,required"`
	Status   vocabulary.AskStatus `field:"status,required"`
	Note     markdown.Prose       `field:"note"`
	Evidence []Cite               `field:"evidence"`
}

// Key implements schema.Keyed.
func (e AskEntry) Key() string { return dated(e.ID, e.Date) }

// Progress is what has changed since publication.
type Progress struct {
	At       source.Pos
	ID       string         `field:"id"`
	Date     schema.Day     `field:"date,required"`
	Text     markdown.Prose `field:"text,required"`
	Evidence []Cite         `field:"evidence"`
}

// Key implements schema.Keyed.
func (p Progress) Key() string { return dated(p.ID, p.Date) }

// Quote is what someone said, as far as they agreed to be told from others.
type Quote struct {
	At       source.Pos
	ID       schema.ID          `field:"id,required"`
	Text     markdown.Prose     `field:"text,required"`
	Language string             `field:"language"`
	Name     string             `field:"name"`
	Role     schema.Text        `field:"role"`
	Country  vocabulary.Country `field:"country"`
	Consent  vocabulary.Consent `field:"consent,required"`
	Evidence []Cite             `field:"evidence"`
}

// Key implements schema.Keyed.
func (q Quote) Key() string { return string(q.ID) }

// Change is what a reader of the last version must know.
type Change struct {
	ID   string         `field:"id"`
	Date schema.Day     `field:"date,required"`
	Note markdown.Prose `field:"note,required"`
}

// Key implements schema.Keyed.
func (c Change) Key() string { return dated(c.ID, c.Date) }

// dated is the natural key of an item in a dated list.
func dated(id string, day schema.Day) string {
	if id != "" {
		return id
	}
	return day.String()
}
