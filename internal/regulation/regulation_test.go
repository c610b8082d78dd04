package regulation_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"salient/internal/regulation"
	"salient/internal/schema"
	"salient/internal/source"
)

func day(t *testing.T, s string) schema.Date {
	t.Helper()
	d, ok := schema.ParseDate(s)
	if !ok {
		t.Fatalf("%q is no date", s)
	}
	return d
}

func parse(t *testing.T, text string) []regulation.Act {
	t.Helper()
	acts, problems := regulation.ParseFile("content/data/regulations/own.yaml", "en", []byte(text))
	for _, p := range problems {
		t.Errorf("%d:%d: %s %q; %s", p.Pos.Line, p.Pos.Col, p.What, p.Words, p.Advice)
	}
	return acts
}

const brazil = `
id: br-ai-bill
short_name: AI Bill (Brazil)
title: "Bill No. 2338/2023"
jurisdiction: BR
kind: law
official_id: {bill: "PL 2338/2023"}
url: https://www25.senado.leg.br/web/atividade/materias/-/materia/157233
status: proposed
dates: {proposed: 2023-05-03}
relevance: "Impact assessments for systems of high risk."
confidence: low
note: "The text may change in the Chamber of Deputies."
as_of: 2026-09-01
`

func TestBuiltInHasNoProblems(t *testing.T) {
	c := regulation.BuiltIn()
	if got := len(slices.Collect(c.All())); got != 40 {
		t.Fatalf("%d entries, want 40", got)
	}
	if c.AsOf() != day(t, "2026-11-22") {
		t.Errorf("as of %s", c.AsOf())
	}
	for act := range c.All() {
		for _, ref := range slices.Concat(act.Amends, act.AmendedBy) {
			if c.Act(ref.ID) == nil {
				t.Errorf("%s names %s, which is no entry", act.ID, ref.ID)
			}
		}
		for _, ref := range act.Amends {
			if other := c.Act(ref.ID); other != nil && !slices.ContainsFunc(other.AmendedBy, func(r schema.Ref) bool { return r.ID == string(act.ID) }) {
				t.Errorf("%s amends %s, which does not say so", act.ID, ref.ID)
			}
		}
	}
}

// BuiltIn has nobody to tell a problem to.
func TestBuiltInFileParsesCleanly(t *testing.T) {
	if acts := parse(t, regulation.Shipped()); len(acts) != 40 {
		t.Errorf("%d entries", len(acts))
	}
}

func TestNorwayStaysNorway(t *testing.T) {
	act := regulation.BuiltIn().Act("no-transparency-act")
	if act == nil || act.Jurisdiction != "NO" {
		t.Errorf("%+v", act)
	}
}

func TestState(t *testing.T) {
	for _, test := range []struct {
		id, day string
		want    regulation.State
	}{
		{"eu-dsa", "2026-11-22", regulation.Applies},
		{"eu-dsa", "2024-02-17", regulation.Applies},
		{"eu-dsa", "2024-02-16", regulation.IsInForce},
		{"eu-dsa", "2022-11-15", regulation.IsAdopted},
		{"eu-dsa", "2022-10-18", regulation.Expected},
		{"eu-csddd", "2026-11-22", regulation.IsInForce},
		{"eu-forced-labour", "2026-11-22", regulation.IsInForce},
		{"eu-ai-act", "2025-02-01", regulation.IsInForce},
		{"eu-ai-act", "2025-02-02", regulation.AppliesInPart},
		{"eu-ai-act", "2026-11-22", regulation.AppliesInPart},
		{"eu-ai-act", "2028-08-02", regulation.Applies},
		{"eu-omnibus-i", "2025-06-01", regulation.IsProposed},
		{"int-gni-principles", "2008-10-30", regulation.Expected},
		{"int-gni-principles", "2008-10-31", regulation.Applies},
	} {
		if got := regulation.BuiltIn().Act(test.id).State(day(t, test.day)); got != test.want {
			t.Errorf("%s on %s: %s, want %s", test.id, test.day, got, test.want)
		}
	}
}

func TestSteps(t *testing.T) {
	act := regulation.BuiltIn().Act("us-rule-14a-8")
	var got []string
	for _, step := range act.Steps() {
		got = append(got, step.Date.String()+" "+string(step.Event))
	}
	want := []string{
		"1942 adopted", "2020-09-23 last-amended", "2021-01-04 in-force", "2022-01-01 applies-from",
		"2026-09-16 change-proposed", "2026-09-21 change-published", "2026-11-20 comments-due",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	for _, event := range act.Steps() {
		if !slices.Contains(regulation.Events(), event.Event) {
			t.Errorf("%s is not among the events", event.Event)
		}
	}
}

func TestNext(t *testing.T) {
	ai := regulation.BuiltIn().Act("eu-ai-act")
	for on, want := range map[string]string{"2026-08-03": "2026-12-02", "2026-12-02": "2026-12-02", "2026-12-03": "2027-12-02", "2028-08-03": ""} {
		if step, _ := ai.Next(day(t, on)); step.Date.String() != want {
			t.Errorf("on %s the next is %s, want %s", on, step.Date, want)
		}
	}
}

func TestWithAddsAndReplacesWholeEntries(t *testing.T) {
	own := parse(t, brazil)
	replaced := parse(t, strings.Replace(brazil, "id: br-ai-bill", "id: eu-dsa", 1))
	c, problems := regulation.BuiltIn().With(append(own, replaced...))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if act := c.Act("br-ai-bill"); act == nil || act.State(day(t, "2026-11-22")) != regulation.IsProposed || act.BuiltIn() {
		t.Errorf("%+v", act)
	}
	if act := c.Act("eu-dsa"); act.Jurisdiction != "BR" || !act.Dates.InForce.IsZero() {
		t.Errorf("the entry was merged, not replaced: %+v", act)
	}
	if regulation.BuiltIn().Act("eu-dsa").Jurisdiction != "EU" {
		t.Error("the built-in catalogue changed")
	}
}

func TestProblems(t *testing.T) {
	for _, test := range []struct{ name, text, want, nearest string }{
		{"unknown field", brazil + "verfied_in: []\n", "unknown field", "verified_in"},
		{"jurisdiction", strings.Replace(brazil, "BR", "Brazil", 1), "unknown jurisdiction", ""},
		{"low confidence without a note", strings.Replace(brazil, "note:", "stale_risk:", 1), "low confidence without a note", ""},
		{"impossible day", strings.Replace(brazil, "2023-05-03", "2023-02-30", 1), "not a date", ""},
		{"impossible order", strings.Replace(brazil, "2023-05-03", "2023-05-03, adopted: 2022-01-01", 1), "impossible order", ""},
		{"no dates", strings.Replace(brazil, "{proposed: 2023-05-03}", "{}", 1), "without any date", ""},
		{"number for a date", strings.Replace(brazil, "2023-05-03", "20230503", 1), "not a date", ""},
		{"official id", strings.Replace(brazil, `{bill: "PL 2338/2023"}`, `"PL 2338/2023"`, 1), "identifiers by their scheme", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := regulation.ParseFile("own.yaml", "en", []byte(test.text))
			if !slices.ContainsFunc(problems, func(p source.Problem) bool {
				return strings.Contains(p.What, test.want) && p.Nearest == test.nearest && p.Pos.Line > 0
			}) {
				t.Errorf("no %q among %+v", test.want, problems)
			}
		})
	}
}

func TestRelationsAndDoublesOfTheSite(t *testing.T) {
	own := parse(t, brazil+"amends: [eu-gdrp]\n")
	_, problems := regulation.BuiltIn().With(own)
	if len(problems) != 1 || problems[0].Words != "eu-gdrp" || problems[0].Nearest != "eu-gdpr" {
		t.Errorf("%+v", problems)
	}
	second, _ := regulation.ParseFile("content/data/regulations/again.yaml", "en", []byte(brazil))
	_, problems = regulation.BuiltIn().With(append(parse(t, brazil), second...))
	if len(problems) != 1 || problems[0].File != "content/data/regulations/again.yaml" {
		t.Errorf("%+v", problems)
	}
}

func TestFormsOfAFile(t *testing.T) {
	item := "- " + strings.ReplaceAll(strings.TrimSpace(brazil), "\n", "\n  ") + "\n"
	for name, text := range map[string]string{
		"one entry":     brazil,
		"a list":        item,
		"a catalogue":   "schema_version: 1\nas_of: 2026-10-01\nentries:\n" + item,
		"its own as_of": "as_of: 2020-01-01\nentries:\n" + item,
	} {
		acts := parse(t, text)
		if len(acts) != 1 || acts[0].AsOf != day(t, "2026-09-01") {
			t.Errorf("%s: %+v", name, acts)
		}
	}
	if acts := parse(t, "# nothing yet\n"); len(acts) != 0 {
		t.Errorf("%+v", acts)
	}
}

func TestStale(t *testing.T) {
	c, _ := regulation.BuiltIn().With(parse(t, brazil))
	at := func(s string) time.Time {
		moment, _ := time.Parse(time.DateOnly, s)
		return moment.Add(12 * time.Hour)
	}
	if got := c.Stale(at("2026-12-01")); len(got) != 0 {
		t.Errorf("%+v", got)
	}
	got := c.Stale(at("2027-03-01")) // 181 days after the site's own, 99 after the catalogue's
	if len(got) != 1 || got[0].Level != source.W || got[0].File != "content/data/regulations/own.yaml" {
		t.Errorf("%+v", got)
	}
	if got := c.Stale(at("2027-12-01")); len(got) != 2 {
		t.Errorf("%+v", got)
	}
}

func TestIn(t *testing.T) {
	es := "eu-dsa: {short_name: RSD, relevance: \"Riesgos sistémicos.\"}\neu-ai-act:\n  phased_dates:\n    2025-02-02: {what: \"Prácticas prohibidas\"}\n"
	c, problems := regulation.BuiltIn().In("es", "content/es/data/regulations.yaml", []byte(es))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if act := c.Act("eu-dsa"); act.ShortName.String != "RSD" || act.ShortName.Lang != "es" || act.Title.Lang != "en" {
		t.Errorf("%+v", act)
	}
	if what := c.Act("eu-ai-act").Phases[0].What; what.String != "Prácticas prohibidas" || what.Lang != "es" {
		t.Errorf("%+v", what)
	}
	if regulation.BuiltIn().Act("eu-dsa").ShortName.String != "DSA" {
		t.Error("the built-in catalogue changed")
	}
	_, problems = regulation.BuiltIn().In("es", "x.yaml", []byte("eu-dsa: {status: in-force}\neu-dss: {title: x}\n"))
	if len(problems) != 2 {
		t.Errorf("%+v", problems)
	}
}

func FuzzParseFile(f *testing.F) {
	f.Add(brazil)
	f.Add("entries: [{id: a}]")
	f.Add("- id: x\n  pending: {trilogues: 3}\n")
	f.Fuzz(func(t *testing.T, text string) {
		acts, _ := regulation.ParseFile("own.yaml", "en", []byte(text))
		c, _ := regulation.BuiltIn().With(acts)
		for act := range c.All() {
			act.State(schema.Date{Year: 2026, Month: 11, Day: 22})
			steps := act.Steps()
			if !slices.IsSortedFunc(steps, func(a, b regulation.Step) int { return a.Date.Compare(b.Date) }) {
				t.Errorf("%s: steps out of order", act.ID)
			}
		}
	})
}

// The catalogue is read at every start.
func BenchmarkParseFile(b *testing.B) {
	text := []byte(regulation.Shipped())
	b.ReportAllocs()
	for b.Loop() {
		regulation.ParseFile("catalogue.yaml", "en", text)
	}
}
