package vocabulary

import "strings"

// Control is who holds the votes of a company, which decides what a shareholder resolution can do.
type Control string

func (Control) Values() []string { return controls }

var controls = []string{
	"one-share-one-vote", "dual-class", "controlling-shareholder", "founder", "family", "state", "private-fund",
	"foundation", "cooperative",
}

// LEI is a Legal Entity Identifier (ISO 17442): 18 letters and digits, then two check digits.
type LEI string

// Check wants the shape and the check digits: with A as 10 to Z as 35 the whole is 1 modulo 97 (ISO/IEC 7064,
// MOD 97-10).
func (id LEI) Check() *Flaw {
	if len(id) != 20 || !consistsOf(string(id[:18]), digitOrCapital) || !consistsOf(string(id[18:]), digit) {
		return &Flaw{"an LEI of the wrong shape", "write 18 capital letters and digits, then two check digits"}
	}
	remainder := 0
	for _, char := range []byte(id) {
		if value := alphanumericValue(char); value < 10 {
			remainder = (remainder*10 + value) % 97
		} else {
			remainder = (remainder*100 + value) % 97
		}
	}
	if remainder != 1 {
		return &Flaw{"the check digits of the LEI do not agree with the rest", "copy it again from search.gleif.org"}
	}
	return nil
}

// ISIN is an International Securities Identification Number (ISO 6166): two letters, nine letters and digits, one
// check digit.
type ISIN string

// Check wants the shape and the check digit: with A as 10 to Z as 35, the digits pass the Luhn test.
func (id ISIN) Check() *Flaw {
	if len(id) != 12 || !consistsOf(string(id[:2]), capital) || !consistsOf(string(id[2:11]), digitOrCapital) || !digit(id[11]) {
		return &Flaw{"an ISIN of the wrong shape", "write two capital letters, nine capital letters and digits, and a check digit"}
	}
	sum, double := 0, false
	add := func(value int) {
		if double {
			value *= 2
		}
		sum += value/10 + value%10
		double = !double
	}
	for at := len(id) - 1; at >= 0; at-- {
		value := alphanumericValue(id[at])
		add(value % 10)
		if value >= 10 {
			add(value / 10)
		}
	}
	if sum%10 != 0 {
		return &Flaw{"the check digit of the ISIN does not agree with the rest", "copy it again from the company's own pages for investors"}
	}
	return nil
}

// CIK is a Central Index Key, under which a company files with the United States Securities and Exchange
// Commission: up to ten digits, with or without leading zeros.
type CIK string

// Check wants one to ten digits that are not all zero.
func (id CIK) Check() *Flaw {
	if len(id) > 10 || strings.Trim(string(id), "0") == "" || !consistsOf(string(id), digit) {
		return &Flaw{"a CIK of the wrong shape", "write up to ten digits, as in the address of the company's filings with the SEC"}
	}
	return nil
}

// WikidataID is the identifier of an item in Wikidata: "Q42".
type WikidataID string

// Check wants a Q and a number.
func (id WikidataID) Check() *Flaw {
	number, found := strings.CutPrefix(string(id), "Q")
	if !found || number == "" || len(number) > 12 || number[0] == '0' || !consistsOf(number, digit) {
		return &Flaw{"a Wikidata id of the wrong shape", "write a Q and a number, as at the end of the item's address: Q42"}
	}
	return nil
}

// Ticker is the market and the symbol under which a share is traded: "XLON:ACME". The market is a Market
// Identifier Code (ISO 10383), because symbols are not unique between markets.
type Ticker string

// Market gives the Market Identifier Code.
func (t Ticker) Market() string {
	market, _, _ := strings.Cut(string(t), ":")
	return market
}

// Symbol gives the symbol within the market.
func (t Ticker) Symbol() string {
	_, symbol, _ := strings.Cut(string(t), ":")
	return symbol
}

// Check wants the shape of both parts. It does not know which markets exist: ISO 10383 changes every month.
func (t Ticker) Check() *Flaw {
	market, symbol, _ := strings.Cut(string(t), ":")
	if len(market) != 4 || !consistsOf(market, digitOrCapital) || symbol == "" || len(symbol) > 20 || !consistsOf(symbol, symbolChar) {
		return &Flaw{
			"a ticker of the wrong shape",
			"write the four characters of the market's MIC (ISO 10383), a colon and the symbol: XLON:ACME",
		}
	}
	return nil
}

func consistsOf(text string, class func(byte) bool) bool {
	for at := range len(text) {
		if !class(text[at]) {
			return false
		}
	}
	return true
}

func digit(char byte) bool          { return '0' <= char && char <= '9' }
func capital(char byte) bool        { return 'A' <= char && char <= 'Z' }
func digitOrCapital(char byte) bool { return digit(char) || capital(char) }

// symbolChar allows what exchanges put between the letters of a symbol: "BRK.B", "BT-A", "VOLV B".
func symbolChar(char byte) bool {
	return digitOrCapital(char) || strings.IndexByte(".-/+ &", char) >= 0
}

// alphanumericValue counts the letters on from the digits, A as 10 to Z as 35, as ISO 17442 and ISO 6166 both do.
func alphanumericValue(char byte) int {
	if digit(char) {
		return int(char - '0')
	}
	return int(char-'A') + 10
}
