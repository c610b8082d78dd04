package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"regexp"
	"strings"

	"salient/internal/locale"
	"salient/internal/locale/cldr"
)

// packages is an unpacked release: what concerns all languages is read once, the rest a language at a time.
type packages struct {
	fsys    fs.FS
	release string
	modern  []string                     // locales of the languages covered to the level "modern"
	digits  map[string]string            // by numbering system
	plurals map[string]map[string]string // by language, then "pluralRule-count-one"
}

func open(fsys fs.FS) (*packages, error) {
	p := &packages{fsys: fsys, digits: map[string]string{}}
	var (
		manifest  struct{ Version string }
		available struct{ AvailableLocales struct{ Full []string } }
		coverage  struct{ CoverageLevels map[string]string }
		systems   struct {
			Supplemental struct {
				NumberingSystems map[string]struct {
					Digits string `json:"_digits"`
				}
			}
		}
		plurals struct {
			Supplemental struct {
				Cardinal map[string]map[string]string `json:"plurals-type-cardinal"`
			}
		}
	)
	if err := errors.Join(
		p.read("cldr-core/package.json", &manifest),
		p.read("cldr-core/availableLocales.json", &available),
		p.read("cldr-core/coverageLevels.json", &coverage),
		p.read("cldr-core/supplemental/numberingSystems.json", &systems),
		p.read("cldr-core/supplemental/plurals.json", &plurals),
	); err != nil {
		return nil, err
	}
	p.release = manifest.Version
	p.plurals = plurals.Supplemental.Cardinal
	for name, system := range systems.Supplemental.NumberingSystems {
		p.digits[name] = system.Digits
	}
	// CLDR lists "en" alone, for its "en" is that of the United States.
	for _, name := range append(available.AvailableLocales.Full, "en-US") {
		if coverage.CoverageLevels[base(name)] == "modern" {
			p.modern = append(p.modern, name)
		}
	}
	return p, nil
}

func (p *packages) read(path string, into any) error {
	text, err := fs.ReadFile(p.fsys, path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(text, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// main reads the part of a file that belongs to a locale: {"main": {"es": …}}.
func (p *packages) main(pkg, name, file string, into any) error {
	var content struct{ Main map[string]json.RawMessage }
	path := fmt.Sprintf("cldr-%s-full/main/%s/%s.json", pkg, name, file)
	if err := p.read(path, &content); err != nil {
		return err
	}
	if err := json.Unmarshal(content.Main[name], into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// language gathers the data of a CLDR locale that is to stand under a tag.
func (p *packages) language(name string, tag locale.Tag) (*cldr.Data, error) {
	data := &cldr.Data{Plurals: p.rules(tag)}
	var err error
	data.NumberWords, err = p.numberWords(tag)
	return data, errors.Join(
		err,
		p.numbers(name, &data.Numbers),
		p.dates(name, &data.Dates),
		p.list(name, &data.List),
		p.quotes(name, &data.Quotes),
		p.names(name, data),
	)
}

// rules are those of the nearest parent that has some, without the samples and without "other", which is the rest.
func (p *packages) rules(tag locale.Tag) map[string]string {
	rules := map[string]string{}
	for ; tag != ""; tag = tag.Parent() {
		for key, text := range p.plurals[string(tag)] {
			category := strings.TrimPrefix(key, "pluralRule-count-")
			if rule, _, _ := strings.Cut(text, "@"); category != "other" {
				rules[category] = strings.TrimSpace(rule)
			}
		}
		if p.plurals[string(tag)] != nil {
			break
		}
	}
	return rules
}

func (p *packages) numbers(name string, into *cldr.Numbers) error {
	var file struct{ Numbers map[string]json.RawMessage }
	if err := p.main("numbers", name, "numbers", &file); err != nil {
		return err
	}
	var (
		system, minimum  string
		symbols          struct{ Decimal, Group, MinusSign, PercentSign string }
		decimal, percent struct{ Standard string }
	)
	if err := errors.Join(
		json.Unmarshal(file.Numbers["defaultNumberingSystem"], &system),
		json.Unmarshal(file.Numbers["minimumGroupingDigits"], &minimum),
		json.Unmarshal(file.Numbers["symbols-numberSystem-"+system], &symbols),
		json.Unmarshal(file.Numbers["decimalFormats-numberSystem-"+system], &decimal),
		json.Unmarshal(file.Numbers["percentFormats-numberSystem-"+system], &percent),
	); err != nil {
		return err
	}
	grouping, found := map[string][2]int{"#,##0.###": {3, 3}, "#,##,##0.###": {3, 2}}[decimal.Standard]
	if !found {
		return fmt.Errorf("a pattern of numbers not met before: %s", decimal.Standard)
	}
	*into = cldr.Numbers{
		Digits: p.digits[system], Decimal: symbols.Decimal, Group: symbols.Group, Minus: symbols.MinusSign,
		Percent:  strings.Replace(anyNumber.ReplaceAllString(percent.Standard, "{0}"), "%", symbols.PercentSign, 1),
		Grouping: grouping,
	}
	_, err := fmt.Sscan(minimum, &into.MinGrouping)
	return err
}

var anyNumber = regexp.MustCompile(`[#,0]+`)

func (p *packages) dates(name string, into *cldr.Dates) error {
	type months struct{ Abbreviated, Wide map[string]string }
	var file struct {
		Dates struct {
			Calendars struct {
				Gregorian struct {
					Months struct {
						Format     months
						StandAlone months `json:"stand-alone"`
					}
					DateFormats     struct{ Long string }
					DateTimeFormats struct {
						Long             string
						AvailableFormats map[string]string
					}
				}
			}
		}
	}
	if err := p.main("dates", name, "ca-gregorian", &file); err != nil {
		return err
	}
	calendar := file.Dates.Calendars.Gregorian
	formats := calendar.DateTimeFormats.AvailableFormats
	*into = cldr.Dates{
		// The long format adds the era in Thai, which the skeleton leaves out.
		Day:        formats["yMMMMd"],
		Month:      formats["yMMMM"],
		Year:       formats["y"],
		ShortDay:   formats["yMMMd"],
		ShortMonth: formats["yMMM"],
		Time:       formats["Hmv"],
		Instant:    calendar.DateTimeFormats.Long,
		Wide:       twelve(calendar.Months.Format.Wide),
		Short:      twelve(calendar.Months.Format.Abbreviated),
		LoneWide:   twelve(calendar.Months.StandAlone.Wide),
		LoneShort:  twelve(calendar.Months.StandAlone.Abbreviated),
	}
	if into.Day == "" {
		into.Day = calendar.DateFormats.Long
	}
	for _, pattern := range []string{into.Day, into.Month, into.Year, into.ShortDay, into.ShortMonth, into.Time} {
		if pattern == "" {
			return errors.New("a pattern of dates is missing")
		}
		for _, field := range letters.FindAllString(quoted.ReplaceAllString(pattern, ""), -1) {
			if !understood[field] {
				return fmt.Errorf("a field of dates not met before: %s", field)
			}
		}
	}
	return nil
}

var (
	quoted  = regexp.MustCompile(`'[^']*'`)
	letters = regexp.MustCompile(`y+|M+|L+|d+|H+|m+|v+|[A-Za-z]`)
	// understood are the fields that package locale writes.
	understood = map[string]bool{
		"y": true, "M": true, "MM": true, "MMM": true, "MMMM": true, "LLL": true, "LLLL": true,
		"d": true, "dd": true, "H": true, "HH": true, "mm": true, "v": true, "vvvv": true,
	}
)

func twelve(byNumber map[string]string) (months [12]string) {
	for i := range months {
		months[i] = byNumber[fmt.Sprint(i+1)]
	}
	return months
}

func (p *packages) list(name string, into *cldr.List) error {
	var file struct {
		ListPatterns struct {
			Standard map[string]string `json:"listPattern-type-standard"`
		}
	}
	if err := p.main("misc", name, "listPatterns", &file); err != nil {
		return err
	}
	for key, between := range map[string]*string{"2": &into.Pair, "start": &into.Start, "middle": &into.Middle, "end": &into.End} {
		pattern := file.ListPatterns.Standard[key]
		if !strings.HasPrefix(pattern, "{0}") || !strings.HasSuffix(pattern, "{1}") {
			pattern = file.ListPatterns.Standard["start"] // Tigrinya marks each item: its plain list serves
		}
		*between = strings.TrimSuffix(strings.TrimPrefix(pattern, "{0}"), "{1}")
	}
	return nil
}

func (p *packages) quotes(name string, into *[2]string) error {
	var file struct {
		Delimiters struct{ QuotationStart, QuotationEnd string }
	}
	err := p.main("misc", name, "delimiters", &file)
	*into = [2]string{file.Delimiters.QuotationStart, file.Delimiters.QuotationEnd}
	return err
}

func (p *packages) names(name string, into *cldr.Data) error {
	type named struct {
		LocaleDisplayNames struct {
			Territories, Languages, Scripts map[string]string
			LocaleDisplayPattern            struct{ LocalePattern string }
		}
	}
	var territories, languages, scripts, patterns named
	if err := errors.Join(
		p.main("localenames", name, "territories", &territories),
		p.main("localenames", name, "languages", &languages),
		p.main("localenames", name, "scripts", &scripts),
		p.main("localenames", name, "localeDisplayNames", &patterns),
	); err != nil {
		return err
	}
	into.Qualified = patterns.LocaleDisplayNames.LocaleDisplayPattern.LocalePattern
	into.Territories, into.Languages, into.Scripts = map[string]string{}, map[string]string{}, map[string]string{}
	for code, name := range territories.LocaleDisplayNames.Territories {
		code, form, _ := strings.Cut(code, "-alt-")
		if (form == "" || form == "short" && shorter[code]) && !noPlace[code] && (form != "" || into.Territories[code] == "") {
			into.Territories[code] = name
		}
	}
	for tag, name := range languages.LocaleDisplayNames.Languages {
		if !strings.Contains(tag, "-alt-") {
			into.Languages[tag] = name
		}
	}
	for _, script := range tellApart {
		into.Scripts[script] = scripts.LocaleDisplayNames.Scripts[script]
	}
	return nil
}

var (
	// shorter are the places whose short name is the common one: "Palestine", "Hong Kong", "Myanmar".
	shorter = map[string]bool{"HK": true, "MM": true, "MO": true, "PS": true}
	// noPlace are codes for testing, for groupings, and for parts of a country that have no code in ISO 3166-1.
	noPlace = map[string]bool{
		"XA": true, "XB": true, "ZZ": true, "QO": true, "UN": true, "EZ": true,
		"AC": true, "CP": true, "CQ": true, "DG": true, "EA": true, "IC": true, "TA": true,
	}
	// tellApart are the scripts in which a language is written beside another one.
	tellApart = []string{"Arab", "Cyrl", "Deva", "Guru", "Hans", "Hant", "Latn"}
)

func base(tag string) string {
	language, _, _ := strings.Cut(tag, "-")
	return language
}

// writeSamples keeps CLDR's samples of each rule: {"ar": {"few": ["3", "4", … "103.0"]}}. Those in compact notation
// ("1c6", for "1 million") are left out: nothing here is written so.
func (p *packages) writeSamples(path string, tags []locale.Tag) error {
	samples := map[locale.Tag]map[string][]string{}
	for _, tag := range tags {
		for key, text := range p.plurals[string(tag)] {
			if samples[tag] == nil {
				samples[tag] = map[string][]string{}
			}
			category := strings.TrimPrefix(key, "pluralRule-count-")
			_, listed, _ := strings.Cut(text, "@")
			for _, word := range strings.FieldsFunc(listed, func(r rune) bool { return strings.ContainsRune(" ,…@~", r) }) {
				if number.MatchString(word) {
					samples[tag][category] = append(samples[tag][category], word)
				}
			}
		}
	}
	text, err := json.MarshalIndent(samples, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(text, '\n'), 0o644)
}

var number = regexp.MustCompile(`^[0-9.]+$`)
