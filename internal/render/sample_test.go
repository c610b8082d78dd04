package render

import (
	"fmt"
	"html/template"
)

// sample makes one publication's worth of views with texts of real length, as the mapping from a site gives them.
type sample struct {
	edition   *Edition
	lang, dir string
}

func (s sample) word(key string, args ...any) string {
	word, err := s.edition.words.T(key, args...)
	if err != nil {
		panic(err)
	}
	return word
}

// say is a word where HTML is wanted.
func (s sample) say(key string, args ...any) template.HTML {
	return template.HTML(template.HTMLEscapeString(s.word(key, args...)))
}

func (s sample) fragment(name string, view any) template.HTML {
	part, err := s.edition.fragment(name, view)
	if err != nil {
		panic(err)
	}
	return part
}

func sampleLink[T string | template.HTML](href string, text T) template.HTML {
	return template.HTML(`<a href="`+template.HTMLEscapeString(href)+`">`) + template.HTML(text) + "</a>"
}

func cited(n int) template.HTML {
	return template.HTML(fmt.Sprintf(`<sup class="cite"><a href="#ev-%d">%d</a></sup>`, n, n))
}

func (s sample) page(title, section string, notices ...Notice) Page {
	var sections []template.HTML
	for _, name := range []string{"briefings", "issues", "companies", "regulations", "countries", "asks", "glossary", "case-studies", "surveys"} {
		current := ""
		if name == section {
			current = ` aria-current="true"`
		}
		sections = append(sections, template.HTML(`<a href="/en/`+name+`/"`+current+`>`)+s.say("nav."+name)+"</a>")
	}
	return Page{
		Lang: s.lang, Dir: s.dir,
		Head: Head{
			Title: title + " · Investor briefings", Description: "What the sale of location data means for journalists & owners.",
			Links: `<link rel="canonical" href="https://briefings.example.org/en/x/">` +
				`<link rel="alternate" hreflang="en" href="https://briefings.example.org/en/x/">` +
				`<link rel="alternate" hreflang="x-default" href="https://briefings.example.org/en/x/">`,
			Assets: `<link rel="stylesheet" href="css/salient.css">`,
			OpenGraph: &OpenGraph{
				Type: "article", Title: title, Description: "What the sale of location data means.",
				URL: "https://briefings.example.org/en/x/", SiteName: "Investor briefings", Locale: "en_GB",
			},
			JSONLD: `{"@context":"https://schema.org","@type":"Report","headline":"A \u003c b"}`,
		},
		Masthead: s.fragment("masthead", Masthead{Title: "Investor briefings", Home: "/en/", Sections: sections}),
		Footer: s.fragment("footer", Footer{
			Links:     []template.HTML{sampleLink("/en/about/", "About"), sampleLink("/en/methodology/", "Methodology"), sampleLink("/en/privacy/", "Privacy"), sampleLink("/en/feed.xml", s.say("nav.feed"))},
			Publisher: sampleLink("https://publisher.example.org/", "Access Example"), Contact: sampleLink("mailto:desk@example.org", "desk@example.org"),
			Licence: `Text and data: <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, unless stated otherwise.`,
		}),
		Languages: []LanguageLink{
			{Link: `<a href="/en/x/" lang="en" dir="ltr" hreflang="en" aria-current="page">English</a>`},
			{Link: `<a href="/es/x/" lang="es" dir="ltr" hreflang="es">Español</a>`},
			{Link: `<a href="/ar/x/" lang="ar" dir="rtl" hreflang="ar">العربية</a>`, Note: s.say("language.not-translated")},
		},
		Notices: notices,
	}
}

// bar shows n of so many steps; an n of 0 is not assessed.
func (s sample) bar(n, of int, text template.HTML) template.HTML {
	bar := Bar{Text: text}
	if n > 0 {
		bar.Steps = make([]bool, of)
		for i := range n {
			bar.Steps[i] = true
		}
	}
	return s.fragment("bar", bar)
}

func (s sample) five(n int) template.HTML {
	if n == 0 {
		return s.bar(0, 5, s.say("score.not-assessed"))
	}
	return s.bar(n, 5, s.say("score.of", "n", n, "max", 5))
}

func (s sample) atLeast(n int) template.HTML {
	return s.bar(n, 5, s.say("score.at-least", "n", n, "max", 5))
}

func (s sample) level(n int) template.HTML {
	return s.bar(n, 4, s.say(fmt.Sprintf("level.%d", n))+", "+s.say("score.of", "n", n, "max", 4))
}

func (s sample) score(part string, n int, why template.HTML) Score {
	score := Score{Label: s.say("score." + part), Bar: s.five(n), Why: why}
	if n > 0 {
		score.Anchor = s.say(fmt.Sprintf("anchor-%s.%d", part, n))
	}
	return score
}

func (s sample) fact(key string, value template.HTML) Fact { return Fact{s.say(key), value} }

func day(text, iso string) Date {
	return Date(`<time datetime="` + iso + `">` + text + `</time>`)
}

var (
	meridian     = sampleLink("/en/companies/meridian/", "Meridian Analytics plc")
	surveillance = sampleLink("/en/issues/surveillance/", "Surveillance")
)

const longTitle = "Location data for sale: what the brokered movements of journalists mean for people, and for the owners of Meridian Analytics"

func (s sample) briefing(companies int) *Briefing {
	v := &Briefing{
		Page: s.page(longTitle, "briefings",
			Notice{Kind: "illustrative", Title: s.say("notice.illustrative"), Text: s.say("notice.illustrative-text", "companies", "Meridian Analytics plc")},
			Notice{Kind: "outdated", Title: s.say("notice.outdated"), Text: s.say("notice.outdated-text"), Items: []template.HTML{sampleLink("#bottom-line", "Bottom line"), sampleLink("#chain", "How the data reaches a buyer")}},
		),
		Kind: sampleLink("/en/briefings/", s.say("kind.briefing")), Title: Prose{HTML: longTitle}, Byline: s.say("briefing.by", "names", "Access Example and A. Rivera"),
		Dates: []Fact{
			s.fact("briefing.published", `<time datetime="2026-05-14">14 May 2026</time>`),
			s.fact("briefing.updated", `<time datetime="2026-09-01">1 September 2026</time>`),
			s.fact("briefing.evidence-cutoff", `<time datetime="2026-08-31">31 August 2026</time>`),
		},
		Summary: Prose{HTML: `Meridian sells the daily movements of some four million phones, journalists’ among them, to buyers it does not screen. Harm is likely where those buyers are security services, and cannot be undone once a source is found. Regulators in two of its markets have opened files; a fine of 2 to 10 per cent of yearly revenue is possible within five years. Investors can ask for buyer screening before the licence renewal of March 2027.` + cited(1)},
		Glance: Glance{
			Severity: &GlanceScore{s.atLeast(5), sampleLink("#saliency-surveillance", s.say("issue.surveillance")), []Fact{
				s.fact("saliency.nature", s.say("nature.potential")), s.fact("score.likelihood", s.say("score.of", "n", 4, "max", 5)), s.fact("saliency.confidence", s.say("confidence.medium")),
			}},
			Financial: &GlanceScore{s.level(3), sampleLink("#materiality-regulatory", s.say("channel.regulatory")), []Fact{
				s.fact("materiality.company", meridian), s.fact("materiality.horizon", s.say("horizon.medium")+" ("+s.say("horizon-meaning.medium")+")"), s.fact("materiality.confidence", s.say("confidence.low")),
			}},
			Next: &NextDate{day("31 March 2027", "2027-03-31"), sampleLink("#ask-publish-hria", "Ask due: publish a human rights impact assessment")},
		},
		Scales: sampleLink("/en/methodology/#scales", s.say("briefing.scale-link")),
		Body: Body{Blocks: []Block{
			{HTML: `<h2 id="why-now">Why now</h2><p>In March 2026 a newsroom in Guadalajara found the home addresses of three of its reporters in a data set that anybody with a company registration could buy for less than the price of a laptop.<sup class="cite"><a href="#ev-2">2</a></sup> The set had been assembled from advertising identifiers, joined to <a href="/en/glossary/#stakeholder" class="term">stakeholder</a> lists, and offered with a map. Of the 32 organisations that answered the survey, <span class="datum" tabindex="0">19 <span class="base">mentions; base not stated</span></span> named the lack of a door to knock on.</p><p>The seller, Meridian Analytics, says that buyers “warrant lawful use”. No document that we could find describes who checks this, or how.<sup class="cite"><a href="#ev-3">3</a></sup> A <a href="https://example.org/a-rather-long-address/that/goes/on?and=on&amp;on=1">study of eleven brokers</a> found none that refused a buyer.</p><h3 id="chain">How the data reaches a buyer</h3><p>Three steps, each of them lawful in at least one of the markets concerned, make an address out of a weather app:</p><ol><li>an app asks for the location to show a forecast;</li><li>a software kit inside it sends each reading to an exchange;</li><li>a broker buys the stream and sells “audiences”.</li></ol>`},
			{Figure: s.figure()},
			{HTML: `<h2 id="numbers">What the numbers say</h2><p>Revenue from public-sector buyers has grown faster than the rest, from a small base. See <a href="#fig-barriers">Figure 1</a>.</p><div class="scroll" tabindex="0" role="region" aria-label="Revenue"><table><thead><tr><th>Measure</th><th class="end">2023</th><th class="end">2024</th><th class="end">2025</th></tr></thead><tbody><tr><td>Revenue, US$ million</td><td class="end">118.4</td><td class="end">131.0</td><td class="end">152.7</td></tr><tr><td>of which public sector</td><td class="end">6.1</td><td class="end">11.9</td><td class="end">24.2</td></tr><tr><td>Buyers refused</td><td class="end">0</td><td class="end">0</td><td class="end">0</td></tr></tbody></table></div>`},
			{Quote: s.quote()},
			{HTML: `<p>A claim that needs a source.<sup class="footnote-ref"><a href="#fn-a" id="fnref-a">a</a></sup></p><section class="footnotes" aria-label="Notes"><ol><li id="fn-a"><p>Counted from the company’s own list. <a href="#fnref-a" aria-label="Back to the text">↩</a></p></li></ol></section>`},
		}},
		Regulations: []BriefedRegulation{
			{"reg-eu-dsa", sampleLink("/en/regulations/eu-dsa/", "DSA"), Prose{HTML: "Regulation (EU) 2022/2065 of the European Parliament and of the Council of 19 October 2022 on a Single Market For Digital Services and amending Directive 2000/31/EC (Digital Services Act)"}, Status{"in-force", s.say("regulation-status.in-force")}, "Very large platforms must assess systemic risks, the sale of data among them, and act on what they find." + cited(4), []Fact{s.fact("briefing.provisions", "Art. 34, Recital 90")}},
			{"reg-eu-csddd", sampleLink("/en/regulations/eu-csddd/", "CSDDD"), Prose{HTML: "Directive (EU) 2024/1760 of the European Parliament and of the Council of 13 June 2024 on corporate sustainability due diligence"}, Status{"in-force-not-applying", s.say("regulation-status.in-force-not-applying")}, "Buyers of data are business partners whose harm must be looked for.", []Fact{s.fact("briefing.provisions", "Art. 8, Art. 9"), s.fact("date-state.next", "26 July 2028: to be transposed into national law")}},
		},
		Catalogue: s.say("briefing.regulations-intro", "date", "22 November 2026", "as_of", "22 November 2026"),
		Questions: []Question{
			{"q-hria", "Who decides which buyers are refused, and how many were refused in the last reporting period?", "Names a function outside sales, gives a number, and says what happened to data already delivered."},
			{"q-remedy", "How can a person who was located through your data complain, and what have you done for those who did?", ""},
		},
		Asks:        s.asks(),
		Progress:    []Dated{{day("1 August 2026", "2026-08-01"), "The company confirmed in a call with investors that buyer screening is under review." + cited(5)}, {day("September 2026", "2026-09"), "The regulator published its preliminary findings."}},
		Quotes:      []Quote{*s.quote()},
		CaseStudies: []template.HTML{sampleLink("/en/case-studies/payroll/", "The pension fund that asked who buys")},
		Surveys:     []template.HTML{sampleLink("/en/surveys/cso-engagement/", "Engagement of civil society with technology investors")},
		Evidence:    s.evidence(),
		Changes:     []Dated{{day("1 September 2026", "2026-09-01"), "Likelihood of surveillance raised from 3 to 4 after the second newsroom came forward."}},
		Imprint:     s.imprint(),
	}
	v.Saliency = []SaliencyRow{{
		ID: "saliency-surveillance", Issue: surveillance, Severity: s.atLeast(5), Basis: s.say("score.part-missing"),
		Urgent: "A source that is found is found for good." + cited(2),
		Scores: []Score{
			s.score("scale", 4, "Reporters were followed home and two left the country."+cited(2)), s.score("scope", 0, ""),
			s.score("irremediability", 5, "What a service has learnt of a person’s movements cannot be unlearnt."+cited(1)+cited(3)),
			s.score("likelihood", 4, "Two newsrooms in fourteen months, with no screening in between."+cited(2)),
		},
		Companies: []Involvement{
			{meridian, s.say("involvement.contribute"), "It assembles and sells the data, and could refuse." + cited(3)},
			{sampleLink("/en/companies/acme/", "Acme Cloud"), s.say("involvement.linked"), "It hosts the exchange."},
		},
		Facts: []Fact{
			s.fact("saliency.nature", s.say("nature.potential")), s.fact("saliency.countries", sampleLink("/en/countries/mx/", "Mexico")+", "+sampleLink("/en/countries/in/", "India")),
			s.fact("saliency.rights", "privacy (ICCPR art. 17), peaceful assembly (ICCPR art. 21)"),
			s.fact("saliency.rightsholders", "journalists, at heightened risk, heard directly; human rights defenders, heard through organisations"),
			s.fact("saliency.confidence", "Medium: one primary source, or several secondary ones"), s.fact("saliency.assessed", "1 May 2026, by Access Example, before mitigation"),
		},
	}, {
		ID: "saliency-privacy", Issue: sampleLink("/en/issues/privacy/", "Privacy and data protection"), Severity: s.five(4), Basis: s.say("score.highest-part"),
		Scores: []Score{
			s.score("scale", 3, "Movements of a day show faith, health and company kept."+cited(1)), s.score("scope", 4, "Four million phones in nine countries."+cited(3)),
			s.score("irremediability", 3, "Data can be deleted by the seller, not by those who bought it."),
		},
		Facts: []Fact{s.fact("saliency.nature", s.say("nature.actual")), s.fact("saliency.rights", "privacy (ICCPR art. 17)"), s.fact("saliency.rightsholders", "users, not heard"), s.fact("saliency.confidence", "High: two independent primary sources, or an official finding")},
	}}
	for _, row := range []struct {
		channel, horizon, confidence string
		level, magnitude, likelihood int
		why                          template.HTML
	}{
		{"regulatory", "medium", "low", 3, 4, 3, "Two authorities have opened files. The highest fine that either has imposed on a broker was 4 per cent of turnover." + cited(4)},
		{"market", "short", "medium", 2, 3, 2, "Two buyers, 11 per cent of revenue, have announced that they will buy from screened sellers only." + cited(5)},
		{"legal", "long", "low", 1, 2, 2, "A class action has been filed and not yet certified."},
	} {
		v.Materiality = append(v.Materiality, MaterialityRow{
			ID: "materiality-" + row.channel, Channel: s.say("channel." + row.channel), Subject: meridian, Level: s.level(row.level), Why: row.why,
			Scores: []Score{s.score("magnitude", row.magnitude, ""), s.score("likelihood-horizon", row.likelihood, "")},
			Facts: []Fact{
				s.fact("materiality.horizon", s.say("horizon."+row.horizon)+" ("+s.say("horizon-meaning."+row.horizon)+")"), s.fact("materiality.grows-from", sampleLink("#saliency-surveillance", "Surveillance")),
				s.fact("materiality.effects", "cash flow, cost of capital"), s.fact("materiality.regulations", sampleLink("#reg-eu-dsa", "DSA")), s.fact("materiality.confidence", s.say("confidence."+row.confidence)),
			},
		})
	}
	for i := range companies {
		name := fmt.Sprintf("Meridian Holdings %d Société en commandite par actions", i)
		if i%3 == 0 {
			name = fmt.Sprintf("Acme %d plc", i)
		}
		if i < 6 {
			v.Glance.Companies = append(v.Glance.Companies, sampleLink("/en/companies/x/", name))
		}
		company := BriefedCompany{ID: fmt.Sprintf("company-%d", i), Name: sampleLink("/en/companies/x/", name)}
		switch i {
		case 0:
			company.Illustrative = true
			company.Facts = []Fact{s.fact("briefing.products", "Meridian Streams, Meridian Audiences")}
			company.Replies = []Reply{{
				Status{"quoted", s.say("reply-status.quoted")}, []Fact{s.fact("reply.sought", "2 March 2026"), s.fact("reply.deadline", "30 March 2026"), s.fact("reply.received", "28 March 2026")},
				Prose{HTML: "Every buyer warrants lawful use. We are reviewing our onboarding and will report on it in our next annual report."}, sampleLink("https://example.org/reply", s.say("reply.source")),
			}}
		case 1:
			company.Facts = []Fact{s.fact("company.ticker", "XLON:ACME")}
			company.Replies = []Reply{{Status: Status{"no-reply", s.say("reply-status.no-reply")}, Facts: []Fact{s.fact("reply.sought", "2 March 2026"), s.fact("reply.deadline", "30 March 2026")}}}
		}
		v.Companies = append(v.Companies, company)
	}
	if companies > 6 {
		v.Glance.More = sampleLink("#companies", s.say("count.more-companies", "n", companies-6))
	}
	for _, section := range []string{"saliency", "materiality", "regulations", "questions", "asks", "progress", "replies", "evidence", "changes", "cite"} {
		v.Contents = append(v.Contents, sampleLink("#"+section, s.say("briefing."+section)))
	}
	return v
}

// arabic is a briefing written from right to left, with a company name and figures that are not.
func (s sample) arabic() *Briefing {
	v := s.briefing(2)
	v.Notices = nil
	v.Title = Prose{HTML: "بيانات المواقع المعروضة للبيع: ما تعنيه تحركات الصحفيين للناس ولمالكي Meridian Analytics"}
	v.Summary = Prose{HTML: "تبيع الشركة التحركات اليومية لنحو أربعة ملايين هاتف، بينها هواتف صحفيين، لمشترين لا تتحقق منهم. الضرر مرجّح حيث يكون المشترون أجهزة أمنية، ولا يمكن محوه متى كُشف المصدر. وقد فتحت الجهات التنظيمية في اثنتين من أسواقها ملفات، وقد تبلغ الغرامة ما بين 2 و10 في المئة من الإيرادات السنوية خلال خمس سنوات." + cited(1)}
	v.Body = Body{Blocks: []Block{
		{HTML: `<h2 id="why-now">لماذا الآن</h2><p>في آذار/مارس 2026 وجدت غرفة أخبار في غوادالاخارا عناوين منازل ثلاثة من مراسليها في مجموعة بيانات يستطيع شراءها كل من يملك سجلًا تجاريًا بأقل من ثمن حاسوب محمول.` + cited(2) + ` وتقول Meridian Analytics plc إن المشترين «يتعهدون باستخدام مشروع». ولم نجد وثيقة تصف من يتحقق من ذلك ولا كيف.</p><ol><li>يطلب تطبيق الموقع ليعرض حالة الطقس؛</li><li>ترسل حزمة برمجية داخله كل قراءة إلى سوق للإعلانات؛</li><li>يشتري وسيط هذا التدفق ويبيع «جماهير».</li></ol>`},
		{Quote: s.quote()},
	}}
	v.Saliency[0].Issue = sampleLink("/ar/issues/surveillance/", s.say("issue.surveillance"))
	v.Saliency[0].Urgent = "المصدر الذي يُكشف يبقى مكشوفًا." + cited(2)
	v.Saliency[0].Scores[0].Why = "تُتبِّع مراسلون إلى بيوتهم وغادر اثنان البلاد." + cited(2)
	v.Asks[0].Action, v.Asks[0].Test = "نشر تقييم للأثر على حقوق الإنسان يشمل المبيعات للجهات العامة والمشترين الذين رُفضوا.", "التقييم منشور في موقع الشركة ويذكر معدّيه ومنهجه وعدد المشترين المرفوضين وأسباب الرفض."
	return v
}

func (s sample) asks() []Ask {
	return []Ask{{
		ID: "ask-publish-hria", Action: "Publish a human rights impact assessment of sales to public bodies, with the buyers refused.",
		Test:   "the assessment is on the company’s site, names its authors and method, and gives the number of buyers refused and why.",
		Status: Status{"in-progress", s.say("ask-status.in-progress")}, Due: day("31 March 2027", "2027-03-31"),
		Facts:   []Fact{s.fact("ask.to", meridian), s.fact("ask.feasibility", s.say("feasibility.short")), s.fact("ask.issues", surveillance)},
		History: []Dated{{day("1 September 2026", "2026-09-01"), "The board has commissioned it." + cited(5)}},
	}, {
		ID: "ask-screen", Action: "Make buyer screening a condition of new capital.", Test: "term sheets published or shown to the authors contain the condition.",
		Status: Status{"overdue", s.say("ask-status.overdue")}, Due: day("1 October 2026", "2026-10-01"), Facts: []Fact{s.fact("ask.to", "Asset managers, Venture capital")},
	}, {
		ID: "ask-law", Action: "Bring brokers under the licence regime.", Test: "the act names them.", Status: Status{"open", s.say("ask-status.open")}, Facts: []Fact{s.fact("ask.to", "Policymakers")},
	}}
}

func (s sample) quote() *Quote {
	return &Quote{Text: Prose{HTML: "Es muy difícil para la sociedad civil del Sur Global construir cualquier tipo de contacto con inversores del Norte.", Lang: "es", Dir: "ltr"}, By: "Survey respondent, Argentina" + cited(2)}
}

func (s sample) evidence() (list []Evidence) {
	for i, e := range []struct{ title, detail, kind, grade string }{
		{"Brokered movements: eleven sellers of location data compared", "Example Institute, February 2026", "report", "primary"},
		{"", "Interview, 2026", "interview", "primary"},
		{"Terms of sale, version 7", "Meridian Analytics plc, 2025", "company-statement", "primary"},
		{"Preliminary findings on the trade in advertising identifiers, with an annex on the precision of readings", "Data Protection Authority, 31 July 2026", "law", "primary"},
		{"", "Meeting under the Chatham House Rule, 2026", "meeting", "secondary"},
	} {
		entry := Evidence{ID: fmt.Sprintf("ev-%d", i+1), Title: template.HTML(e.detail), Grade: s.say("evidence-kind."+e.kind) + ", " + s.say("grade."+e.grade)}
		if e.title != "" {
			entry.Title, entry.Detail, entry.Archived = sampleLink("https://example.org/evidence/"+e.kind, e.title), template.HTML(e.detail), sampleLink("https://archive.example.org/"+e.kind, s.say("evidence.archived"))
		}
		for _, letter := range "abc"[:1+i%3] {
			entry.Back = append(entry.Back, template.HTML(fmt.Sprintf(`<a href="#main" aria-label="%s">↩ %c</a>`, s.say("evidence.back-to", "mark", string(letter)), letter)))
		}
		list = append(list, entry)
	}
	return list
}

func (s sample) imprint() Imprint {
	const address = "https://briefings.example.org/en/briefings/location-data/"
	return Imprint{
		Cite: "Access Example and A. Rivera (2026). “" + longTitle + "”. Investor briefings. " + sampleLink(address, address), Downloads: []template.HTML{sampleLink("index.json", s.say("cite.json"))},
		Facts: []Fact{
			s.fact("imprint.address", sampleLink(address, address)), s.fact("imprint.version", "1 September 2026"), s.fact("imprint.publisher", sampleLink("https://publisher.example.org/", "Access Example")),
			s.fact("imprint.licence", sampleLink("https://creativecommons.org/licenses/by/4.0/", "CC BY 4.0")),
		},
		Contact: sampleLink("https://publisher.example.org/investors", "publisher.example.org/investors") + " · " + sampleLink("mailto:desk@example.org", "desk@example.org"),
	}
}

func (s sample) figure() *Figure {
	return &Figure{
		ID: "fig-barriers", Number: s.say("figure.number", "n", 1), Title: "The door itself is the first barrier", Subtitle: "Barriers to engagement with investors, number of mentions; base not stated",
		SVG:    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="Lack of opportunities 19, lack of time 14, difficulty of finding whom to engage 12" width="100%" height="150"><text x="0" y="14" font-size="14">Lack of opportunities</text><rect class="bar" x="0" y="20" width="90%" height="16"/><text x="91%" y="33" font-size="14">19</text><text x="0" y="64" font-size="14">Lack of time, capacity and funding</text><rect class="bar" x="0" y="70" width="66%" height="16"/><text x="67%" y="83" font-size="14">14</text><text x="0" y="114" font-size="14">Finding which investors to engage</text><rect class="bar" x="0" y="120" width="57%" height="16"/><text x="58%" y="133" font-size="14">12</text></svg>`,
		Note:   "A respondent may have given several answers.",
		Source: sampleLink("https://example.org/taking-ctrl", "Taking CTRL") + ", Business & Human Rights Resource Centre, 2024", Base: s.say("figure.base-not-stated"),
		Withheld: s.say("figure.withheld-note", "n", 10),
		Table: Table{
			Caption: "The door itself is the first barrier", Header: []template.HTML{s.say("figure.answer"), "Mentions"},
			Rows: []Row{{"Lack of opportunities for engagement", []Cell{{"19", false}}}, {"Lack of time, capacity and funding", []Cell{{"14", false}}}, {"Difficulty of finding which investors to engage", []Cell{{"12", false}}}, {"Regular meetings", []Cell{{s.say("figure.withheld"), true}}}},
		},
		CSVHref: "barriers.csv", SVGHref: "barriers.svg",
	}
}

func (s sample) items(n int) (items []Item) {
	titles := []string{longTitle, "The door itself is the first barrier", "What the law now asks of those who invest in technology", "Twenty per cent is a win: shareholder resolutions as a lever"}
	for i := range n {
		items = append(items, Item{
			Title: sampleLink("/en/briefings/x/", titles[i%len(titles)]), Date: day("14 May 2026", "2026-05-14"), Facts: []template.HTML{surveillance, meridian},
			Summary: Prose{HTML: "Thirty-two organisations told us what keeps them from talking to investors. The first answer is not money or time: there is no door to knock on."},
		})
	}
	return items
}

func (s sample) entries(names ...string) (entries []Entry) {
	for i, name := range names {
		entries = append(entries, Entry{Link: sampleLink("/en/x/", name), Count: s.say("count.briefings", "n", i+1)})
	}
	return entries
}

// views gives a page of every kind, by file name.
func (s sample) views() map[string]View {
	issues := s.entries("Surveillance", "Privacy and data protection", "Freedom of expression", "Environment and data centres")
	story := sampleLink("/en/briefings/x/", "Location data for sale")
	finding := SaliencyFinding{story, surveillance, s.atLeast(5), "Potential, likelihood 4 of 5", meridian + " contributes to the harm", "Medium"}
	none := s.briefing(0)
	none.Saliency, none.Notices, none.Glance.Severity, none.Glance.Next = nil, nil, nil, nil
	return map[string]View{
		"index.html": &Home{
			Page: s.page("Investor briefings", ""), Title: "Investor briefings", Tagline: "Human rights risk in technology: what it does to people, and what it does to value.",
			Body:   Body{Blocks: []Block{{HTML: "<p>Briefings by civil society organisations for those who own, finance and insure technology companies. Each says what harm there is or may be, how grave it is and to whom, what it may cost, which law bears on it, and what to ask.</p>"}}},
			Latest: s.items(4), All: sampleLink("/en/briefings/", s.say("nav.all-briefings")),
			Due: []Due{
				{day("31 December 2026", "2026-12-31"), sampleLink("/en/asks/#x", "Publish buyer screening criteria"), story}, {day("19 March 2027", "2027-03-19"), sampleLink("/en/regulations/eu-omnibus-i/", "Omnibus I: to be transposed into national law"), "Regulation"},
				{day("31 March 2027", "2027-03-31"), sampleLink("/en/asks/#y", "Publish a human rights impact assessment"), story},
			},
			Ways: []Way{{sampleLink("/en/issues/", s.say("home.by-issue")), issues}, {sampleLink("/en/companies/", s.say("home.by-company")), s.entries("Acme Cloud", "Meridian Analytics plc")}, {sampleLink("/en/regulations/", s.say("home.by-regulation")), s.entries("CSDDD", "DSA", "UNGPs")}, {sampleLink("/en/countries/", s.say("home.by-country")), s.entries("India", "Mexico")}},
		},
		"briefing.html": s.briefing(2), "briefing-none.html": none, "briefing-40.html": s.briefing(40),
		"briefings.html": &List{Page: s.page("Briefings", "briefings"), Title: s.say("list.briefings"), Intro: s.say("list.briefings-intro"), Years: []Year{{"2026", s.items(5)}, {"2025", s.items(3)}}, Paging: &Paging{Next: sampleLink("/en/briefings/2/", s.say("nav.next")), Where: s.say("nav.where", "n", 1, "total", 7)}, Feed: sampleLink("/en/feed.xml", s.say("nav.feed"))},
		"issues.html":    &Index{Page: s.page("Issues", "issues"), Title: s.say("index.issues"), Intro: s.say("index.issues-intro"), Groups: []Group{{"", issues}, {"Regions", issues[:1]}}},
		"company.html": &Topic{
			Page: s.page("Meridian Analytics plc", "companies", Notice{Kind: "illustrative", Title: s.say("notice.illustrative"), Text: s.say("notice.illustrative-company")}),
			Kind: sampleLink("/en/companies/", s.say("kind.company")), Title: "Meridian Analytics plc", Illustrative: true,
			Facts:     []Fact{s.fact("company.country", sampleLink("/en/countries/gb/", "United Kingdom")), s.fact("company.control", s.say("control.dual-class")), s.fact("company.stack-layers", "Data brokers, Cloud"), s.fact("company.as-of", "1 September 2026")},
			Briefings: s.items(1), Asks: s.asks()[:1],
			Findings: Findings{[]SaliencyFinding{finding, finding}, []MaterialityFinding{{story, "Regulatory", meridian, s.level(3), "Medium term", "Low"}}},
			Replies:  []TopicReply{{story, Reply{Status: Status{"no-reply", s.say("reply-status.no-reply")}, Facts: []Fact{s.fact("reply.sought", "2 March 2026")}}}},
		},
		"regulation.html": &Regulation{
			Page: s.page("EU AI Act", "regulations"), Kind: sampleLink("/en/regulations/", s.say("kind.regulation")), Title: "EU AI Act",
			Official: Prose{HTML: "Regulation (EU) 2024/1689 of the European Parliament and of the Council of 13 June 2024 laying down harmonised rules on artificial intelligence", Lang: "en", Dir: "ltr"},
			Status:   Status{"phasing-in", s.say("regulation-status.phasing-in")}, AsOf: s.say("regulation.status-on", "date", "22 November 2026", "as_of", "22 November 2026"),
			Facts:  []Fact{s.fact("regulation.jurisdiction", sampleLink("/en/countries/eu/", "European Union")), s.fact("regulation.kind", s.say("regulation-kind.regulation")), {"CELEX", "32024R1689"}, s.fact("regulation.source", sampleLink("https://eur-lex.europa.eu/eli/reg/2024/1689/oj", "eur-lex.europa.eu"))},
			Caveat: "The transitional date for systems already on the market was not confirmed.",
			Dates: []RegulationDate{
				{day("1 August 2024", "2024-08-01"), "Enters into force", Status{"past", s.say("date-state.past")}}, {day("2 February 2025", "2025-02-02"), "Art. 5 prohibited practices, Art. 4 AI literacy", Status{"past", s.say("date-state.past")}},
				{day("2 December 2026", "2026-12-02"), "new Art. 5 bans; end of the grace period for marking", Status{"next", s.say("date-state.next")}}, {day("2 December 2027", "2027-12-02"), "Annex III stand-alone high-risk systems", Status{"ahead", s.say("date-state.ahead")}},
			},
			Timeline:  s.figure(),
			Texts:     []TitledText{{s.say("regulation.relevance"), Prose{HTML: "Fundamental rights impact assessments; prohibited practices; duties of providers and deployers."}}, {s.say("regulation.scope"), Prose{HTML: "Providers and deployers of AI systems placed on the Union market."}}},
			AmendedBy: []template.HTML{sampleLink("/en/regulations/eu-ai-omnibus/", "AI Omnibus")}, Citations: []Citation{{story, "Art. 27, Annex III", "It makes the impact assessment a duty of deployers."}},
		},
		"case-study.html": &CaseStudy{
			Page: s.page("The pension fund that asked who buys", "case-studies"), Kind: sampleLink("/en/case-studies/", s.say("kind.case-study")), Title: Prose{HTML: "The pension fund that asked who buys"},
			Dates: []Fact{s.fact("briefing.published", "3 June 2026")}, Summary: Prose{HTML: "A public pension fund and two organisations spent eighteen months on one question. The answer changed a contract and not yet a policy."},
			Outcome: Status{"partly", s.say("outcome.partly")}, Facts: []Fact{s.fact("case-study.engagement", "Dialogue, Vote"), s.fact("case-study.investors", "Public pension funds"), s.fact("case-study.remedy", "Acknowledged")},
			Lessons: []template.HTML{"Ask for the number, not for the policy.", "Bring those affected into the room, and pay for their time."},
			Body:    Body{Blocks: []Block{{HTML: "<h2>What happened</h2><p>In the first letter the fund asked for a policy and was sent one.</p>"}}}, Evidence: s.evidence()[:2], Imprint: s.imprint(),
		},
		"survey.html": &Survey{
			Page: s.page("Survey", "surveys"), Kind: sampleLink("/en/surveys/", s.say("kind.survey")), Title: Prose{HTML: "Engagement of civil society with technology investors"}, Protection: s.say("survey.protection", "n", 10),
			Disclosure: []Disclosure{{s.fact("survey.n", "32"), false}, {s.fact("survey.sampling", s.say("survey.not-stated")), true}, {s.fact("survey.mode", s.say("survey.not-stated")), true}, {s.fact("survey.population", "Digital rights organisations, located primarily in Global South countries"), false}},
			Questions:  []SurveyQuestion{{"q-barriers", Prose{HTML: "What keeps you from engaging with investors?"}, []Fact{s.fact("survey.wording", s.say("survey.not-stated")), s.fact("survey.unit", s.say("unit.mentions"))}, s.figure()}},
			Briefings:  s.items(1), Imprint: s.imprint(),
		},
		"glossary.html": &Glossary{
			Page: s.page("Glossary", "glossary"), Title: s.say("glossary.title"), Intro: s.say("glossary.intro"),
			Terms: []Term{
				{"risk", Prose{HTML: "Risk"}, "The chance that somebody is harmed, and how badly. It is theirs, whether or not it ever becomes anyone else’s.", "The chance that an outcome, and with it value, falls short of what was expected.", []template.HTML{sampleLink("#leverage", "Leverage")}},
				{"leverage", Prose{HTML: "Leverage"}, "The ability to change the wrongful practices of whoever causes the harm.", "Debt in proportion to equity.", nil},
			},
		},
		"asks.html":        &Asks{Page: s.page("Asks", "asks"), Title: "Asks", Intro: s.say("ask.intro"), Groups: []AskGroup{{"overdue", s.say("ask-status.overdue"), "1", s.asks()[1:2]}, {"in-progress", s.say("ask-status.in-progress"), "1", s.asks()[:1]}, {"open", s.say("ask-status.open"), "1", s.asks()[2:]}}},
		"methodology.html": &Plain{Page: s.page("Methodology", ""), Title: Prose{HTML: "Methodology"}, Body: Body{Blocks: []Block{{HTML: "<p>How the scores are made, and what they are not.</p>"}}}, Scales: s.scales()},
		"404.html":         &NotFound{s.page("Page not found", ""), sampleLink("/en/", s.say("nav.back-home"))},
		"withdrawn.html":   &Withdrawn{s.page("Withdrawn", ""), day("2 October 2026", "2026-10-02"), "A source asked us to."},
		"chooser.html": &Chooser{s.page("Investor briefings", ""), []ChooserEdition{
			{"English", "Investor briefings", "What it does to people, and what it does to value.", "/en/", "en", "ltr"}, {"Español", "Informes para inversores", "Lo que hace a las personas y lo que hace al valor.", "/es/", "es", "ltr"}, {"العربية", "إحاطات للمستثمرين", "أثرها على الناس وأثرها على القيمة.", "/ar/", "ar", "rtl"},
		}},
		"redirect.html": &Redirect{s.page("Moved", ""), "/en/briefings/x/?a=1&b=2", "Location data for sale"},
	}
}

func (s sample) scales() *Scales {
	scales := &Scales{}
	for _, level := range []string{"high", "medium", "low"} {
		scales.Confidence = append(scales.Confidence, s.fact("confidence."+level, s.say("confidence-meaning."+level)))
	}
	for _, scale := range []string{"scale", "scope", "irremediability", "likelihood", "magnitude", "likelihood-horizon"} {
		anchors := Anchors{Name: s.say("scale-name." + scale)}
		for n := 1; n <= 5; n++ {
			anchors.Anchors = append(anchors.Anchors, Fact{template.HTML(fmt.Sprint(n)), s.say(fmt.Sprintf("anchor-%s.%d", scale, n))})
		}
		scales.Anchors = append(scales.Anchors, anchors)
	}
	for n, levels := range []string{"11223", "12233", "12334", "22344", "23344"} {
		row := BandRow{Likelihood: template.HTML(fmt.Sprint(n+1, " ")) + s.say(fmt.Sprintf("anchor-likelihood-horizon.%d", n+1))}
		for _, level := range levels {
			row.Levels = append(row.Levels, Band{int(level - '0'), template.HTML(string(level)) + " " + s.say(fmt.Sprintf("level.%c", level))})
		}
		scales.Bands.Rows = append(scales.Bands.Rows, row)
		scales.Bands.Magnitudes = append(scales.Bands.Magnitudes, template.HTML(fmt.Sprint(n+1)))
	}
	return scales
}
