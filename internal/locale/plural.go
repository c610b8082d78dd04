package locale

import (
	"slices"
	"strconv"
	"strings"
)

// categories are the plural categories of CLDR, in its order. A language uses some of them; "other" is always one.
var categories = [...]string{"zero", "one", "two", "few", "many", "other"}

const other = len(categories) - 1

// Plural gives the category that a number takes in the language: "one" or "other" in English, any of six in Arabic.
// The decimals count: English says "1 point" and "1.0 points". A text that is not a Decimal is "other".
func (l *Locale) Plural(d Decimal) string {
	_, whole, fraction, ok := d.parts()
	if !ok {
		return categories[other]
	}
	return categories[l.plural.category(operandsOf(whole, fraction))]
}

// Categories gives the categories that the language needs for the numbers of a publication: those of whole numbers
// under a thousand, and "other", in CLDR's order. (Spanish has one more, for round millions.)
func (l *Locale) Categories() []string { return l.categories }

// needed are the names behind Categories.
func (rules pluralRules) needed() []string {
	used := [len(categories)]bool{other: true}
	for n := range 1000 {
		used[rules.category(operands{i: n})] = true
	}
	var names []string
	for i, name := range categories {
		if used[i] {
			names = append(names, name)
		}
	}
	return names
}

// names are all categories that the language has.
func (rules pluralRules) names() []string {
	var names []string
	for _, rule := range rules {
		names = append(names, categories[rule.category])
	}
	return append(names, categories[other])
}

// operands are what the rules ask about a number (UTS #35, part 3, plural operand meanings).
type operands struct {
	i int // the whole part
	v int // how many decimals are written
	f int // the decimals, as a number
	w int // how many without the zeros at the end
	t int // the decimals without them, as a number
}

func operandsOf(whole, fraction string) operands {
	trimmed := strings.TrimRight(fraction, "0")
	return operands{i: ending(whole), v: len(fraction), f: ending(fraction), w: len(trimmed), t: ending(trimmed)}
}

// ending is the value of digits. Of more than 17 the last 17 count: the rules ask for remainders, and a 1 before
// them keeps a large number from looking small.
func ending(digits string) int {
	if len(digits) > 17 {
		digits = "1" + digits[len(digits)-17:]
	}
	n, _ := strconv.Atoi(digits)
	return n
}

// pluralRules are the categories with a rule; what meets none is "other".
type pluralRules []pluralRule

type pluralRule struct {
	category int
	any      [][]relation // one of these, of which all relations hold
}

// relation is "i % 100 != 12..14": the remainder of an operand is, or is not, in some ranges.
type relation struct {
	operand byte
	modulus int // 0: the operand itself
	not     bool
	ranges  [][2]int
}

func (rules pluralRules) category(n operands) int {
	for _, rule := range rules {
		if slices.ContainsFunc(rule.any, func(all []relation) bool {
			return !slices.ContainsFunc(all, func(r relation) bool { return !r.holds(n) })
		}) {
			return rule.category
		}
	}
	return other
}

func (r relation) holds(n operands) bool {
	var value int
	switch r.operand {
	case 'n':
		if n.t != 0 {
			return r.not // a broken number equals no whole one
		}
		value = n.i
	case 'i':
		value = n.i
	case 'v':
		value = n.v
	case 'w':
		value = n.w
	case 'f':
		value = n.f
	case 't':
		value = n.t
	case 'e', 'c':
		value = 0 // the exponent of compact notation, in which nothing is written here
	}
	if r.modulus > 0 {
		value %= r.modulus
	}
	within := slices.ContainsFunc(r.ranges, func(of [2]int) bool { return of[0] <= value && value <= of[1] })
	return within != r.not
}

// pluralRulesOf reads the rules of CLDR: "v = 0 and i % 10 = 2..4 and i % 100 != 12..14 or n = 0".
func pluralRulesOf(byCategory map[string]string) pluralRules {
	var rules pluralRules
	for i, name := range categories {
		text, found := byCategory[name]
		if !found {
			continue
		}
		rule := pluralRule{category: i}
		for _, conditions := range strings.Split(text, " or ") {
			var all []relation
			for _, condition := range strings.Split(conditions, " and ") {
				all = append(all, relationOf(condition))
			}
			rule.any = append(rule.any, all)
		}
		rules = append(rules, rule)
	}
	return rules
}

func relationOf(condition string) relation {
	left, right, _ := strings.Cut(condition, "=")
	left, not := strings.CutSuffix(strings.TrimSpace(left), "!")
	operand, modulus, _ := strings.Cut(left, "%")
	r := relation{operand: operand[0], not: not}
	r.modulus, _ = strconv.Atoi(strings.TrimSpace(modulus))
	for _, item := range strings.Split(strings.TrimSpace(right), ",") {
		low, high, isRange := strings.Cut(item, "..")
		if !isRange {
			high = low
		}
		var of [2]int
		of[0], _ = strconv.Atoi(low)
		of[1], _ = strconv.Atoi(high)
		r.ranges = append(r.ranges, of)
	}
	return r
}
