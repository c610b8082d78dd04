package main

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"salient/internal/locale"
)

// numberWords gives the words of a language for the numbers that texts write out, from the rules by which CLDR spells
// numbers (UTS #35, "Rule-Based Number Formatting"): the cardinals to 100, in all their forms to 20 and for the tens
// above; their ordinals; the hundreds; and what multiplies: thousand, lakh, million. It is nil where CLDR has no rules
// of the language, or where a region's are those of its language.
func (p *packages) numberWords(tag locale.Tag) (map[string]int, error) {
	var file struct {
		RBNF struct {
			RBNF struct{ SpelloutRules map[string]any }
		}
	}
	err := p.read(fmt.Sprintf("cldr-rbnf/rbnf/%s.json", tag), &file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	s := spellout{sets: map[string][]spelling{}, plural: locale.For(tag).Plural}
	for name, rules := range file.RBNF.RBNF.SpelloutRules {
		if err := s.add(name, rules); err != nil {
			return nil, err
		}
	}
	return s.words(), nil
}

// spellout is the rules of one language, by the name of their set. A name with one percent sign is public.
type spellout struct {
	sets   map[string][]spelling
	plural func(locale.Decimal) string
}

// spelling is how the numbers from a base on are spelt.
type spelling struct {
	base, divisor int
	body          string
}

func (s *spellout) add(name string, rules any) error {
	list, _ := rules.([]any) // the name of the file is no list
	for _, r := range list {
		pair, ok := r.([]any)
		if !ok || len(pair) != 2 {
			return fmt.Errorf("%s: a rule that is no pair", name)
		}
		key, _ := pair[0].(string)
		body, _ := pair[1].(string)
		first, radix, _ := strings.Cut(strings.ReplaceAll(key, ",", ""), "/")
		base, err := strconv.Atoi(first)
		if err != nil {
			continue // for what is negative, broken or no number
		}
		by := 10
		if radix != "" {
			if by, err = strconv.Atoi(radix); err != nil || by < 2 {
				return fmt.Errorf("%s: a radix not met before: %s", name, key)
			}
		}
		divisor := 1
		for divisor <= base/by {
			divisor *= by
		}
		body = strings.TrimPrefix(strings.TrimSuffix(body, ";"), "'") // the apostrophe keeps a blank at the beginning
		s.sets[name] = append(s.sets[name], spelling{base, divisor, body})
	}
	return nil
}

var errNotSpelt = errors.New("not spelt in words")

// spell writes a number by the rules of a set.
func (s *spellout) spell(set string, n, depth int) (string, error) {
	rules := s.sets[set]
	at := -1
	for i, r := range rules {
		if r.base <= n {
			at = i
		}
	}
	if at < 0 || depth > 16 {
		return "", errNotSpelt
	}
	r := rules[at]
	if at > 0 && strings.Contains(r.body, "→") && r.base%r.divisor != 0 && n%r.divisor == 0 {
		r = rules[at-1]
	}
	body := r.body
	if before, rest, ok := strings.Cut(body, "["); ok {
		optional, after, _ := strings.Cut(rest, "]")
		further, exact, _ := strings.Cut(optional, "|")
		if n%r.divisor == 0 {
			further = exact
		}
		body = before + further + after
	}
	return s.fill(body, set, r.divisor, n, depth)
}

// fill writes what the arrows of a rule stand for.
func (s *spellout) fill(body, set string, divisor, n, depth int) (string, error) {
	var b strings.Builder
	for body != "" {
		at := strings.IndexAny(body, "←→=$")
		if at < 0 {
			b.WriteString(body)
			break
		}
		b.WriteString(body[:at])
		body = body[at:]
		if plural, ok := strings.CutPrefix(body, "$("); ok {
			choice, rest, _ := strings.Cut(plural, ")$")
			_, forms, _ := strings.Cut(choice, ",")
			b.WriteString(form(forms, s.plural(locale.Decimal(strconv.Itoa(n/divisor)))))
			body = rest
			continue
		}
		arrow := string([]rune(body)[0])
		target, rest, closed := strings.Cut(body[len(arrow):], arrow)
		if target == "" {
			target = set
		}
		number := map[string]int{"←": n / divisor, "→": n % divisor, "=": n}[arrow]
		if !closed || !strings.HasPrefix(target, "%") {
			return "", errNotSpelt // by a pattern, in digits
		}
		words, err := s.spell(target, number, depth+1)
		if err != nil {
			return "", err
		}
		b.WriteString(words)
		body = rest
	}
	return b.String(), nil
}

// form chooses from "one{million}other{millions}".
func form(forms, category string) string {
	for _, name := range []string{category, "other"} {
		if _, rest, ok := strings.Cut(forms, name+"{"); ok {
			text, _, _ := strings.Cut(rest, "}")
			return text
		}
	}
	return ""
}

func (s *spellout) words() map[string]int {
	words := map[string]int{}
	put := func(text string, n int) {
		text = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Cf, r) { // hyphens where a line may break, and joiners
				return -1
			}
			return r
		}, strings.Trim(text, " ,"))
		if _, taken := words[text]; !taken && text != "" && !strings.ContainsFunc(text, unicode.IsDigit) {
			words[text] = n
		}
	}
	for _, set := range slices.Sorted(maps.Keys(s.sets)) {
		if !public(set) {
			continue
		}
		plain := everyNumber[set]
		for n := 0; n <= 1000; n++ {
			if n <= 20 || n <= 100 && (n%10 == 0 || plain) || n%100 == 0 && plain || n == 1000 {
				if text, err := s.spell(set, n, 0); err == nil {
					put(text, n)
				}
			}
		}
	}
	for _, set := range slices.Sorted(maps.Keys(s.sets)) {
		if strings.Contains(set, "ordinal") || strings.Contains(set, "year") {
			continue
		}
		for _, r := range s.sets[set] {
			if r.divisor < 1000 || !isPower(r.divisor) || r.divisor > 1e12 {
				continue
			}
			n := r.divisor
			if !strings.Contains(r.body, "←") {
				n = r.base // a word of its own, as Arabic has for two thousand
			}
			for _, text := range s.multipliers(r, words) {
				if !strings.Contains(text, " ") {
					put(text, n)
				}
			}
		}
	}
	return words
}

// multipliers gives what a rule writes between a count and the rest: "million" of "←← million[ →→]", and "Million" of
// "eine Million[ →→]".
func (s *spellout) multipliers(r spelling, words map[string]int) []string {
	text, _, _ := strings.Cut(r.body, "[")
	text, _, _ = strings.Cut(text, "→")
	if i := strings.LastIndex(text, "←"); i >= 0 {
		text = text[i+len("←"):]
	} else if one, rest, ok := strings.Cut(text, " "); ok && words[one] == 1 {
		text = rest
	}
	if strings.Contains(text, "=") {
		return nil
	}
	stem, choice, chosen := strings.Cut(text, "$(")
	if !chosen {
		return []string{strings.Trim(text, " \u00ad")}
	}
	choice, ending, _ := strings.Cut(choice, ")$")
	_, choice, _ = strings.Cut(choice, ",")
	var all []string
	for part := range strings.SplitSeq(choice, "}") {
		if _, form, ok := strings.Cut(part, "{"); ok {
			all = append(all, strings.Trim(stem+form+ending, " \u00ad"))
		}
	}
	return all
}

func isPower(n int) bool {
	for n%10 == 0 {
		n /= 10
	}
	return n == 1
}

// public says whether a set spells numbers for texts: not the years, and not the parts of other sets.
func public(set string) bool {
	return (strings.HasPrefix(set, "%spellout-cardinal") || strings.HasPrefix(set, "%spellout-numbering") || strings.HasPrefix(set, "%spellout-ordinal")) &&
		!strings.Contains(set, "year") && !strings.Contains(set, "financial") && !strings.Contains(set, "days")
}

// everyNumber are the sets of which all numbers to 100 are taken: in other cases they are made of the same words.
var everyNumber = map[string]bool{
	"%spellout-numbering": true, "%spellout-cardinal": true, "%spellout-cardinal-masculine": true,
	"%spellout-cardinal-feminine": true, "%spellout-cardinal-neuter": true,
}
