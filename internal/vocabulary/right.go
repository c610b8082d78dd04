package vocabulary

import (
	"slices"
	"strconv"
	"strings"
)

// Right is a human right as an article of the instrument that protects it: "iccpr:17", "udhr:12". For the
// International Labour Organization the article is a convention or a protocol: "ilo:c029", "ilo:p029".
type Right string

// Instrument gives the part before the colon.
func (r Right) Instrument() string {
	instrument, _, _ := strings.Cut(string(r), ":")
	return instrument
}

// Article gives the part after the colon.
func (r Right) Article() string {
	_, article, _ := strings.Cut(string(r), ":")
	return article
}

// Check wants an instrument of the list and an article that it has.
func (r Right) Check() *Flaw {
	name, article, found := strings.Cut(string(r), ":")
	if !found {
		return &Flaw{"a right without its article", "write the instrument, a colon and the article: iccpr:17"}
	}
	if name == ilo {
		if isLabourStandard(article) {
			return nil
		}
		return &Flaw{
			"no such convention of the International Labour Organization",
			"write c and three digits for a convention, c001 to c193, or p for a protocol: ilo:c029, ilo:p029",
		}
	}
	at := slices.IndexFunc(instruments, func(i instrument) bool { return i.name == name })
	if at < 0 {
		return &Flaw{"unknown human rights instrument", "write one of " + strings.Join(Instruments(), ", ")}
	}
	last := instruments[at].articles
	if number, err := strconv.Atoi(article); err != nil || number < 1 || number > last || strconv.Itoa(number) != article {
		return &Flaw{
			"no such article of this human rights instrument",
			"write an article from 1 to " + strconv.Itoa(last),
		}
	}
	return nil
}

// Subject gives the key of what the right is about, such as "privacy", for the articles of the two Covenants whose
// subject is one right; "" for every other article.
func (r Right) Subject() string { return subjects[r] }

// Instruments gives the names of the instruments, in the order of the content model.
func Instruments() []string {
	names := make([]string, 0, len(instruments)+1)
	for _, instrument := range instruments {
		names = append(names, instrument.name)
	}
	return append(names, ilo)
}

type instrument struct {
	name     string
	articles int
}

var instruments = []instrument{
	{"udhr", 30}, {"iccpr", 53}, {"icescr", 31}, {"crc", 54}, {"cedaw", 30}, {"icerd", 25}, {"crpd", 50},
}

const (
	ilo             = "ilo"
	lastConvention  = 193 // Decent Work in the Platform Economy Convention, 2026
	labourProtocols = "p029 p081 p089 p110 p147 p155"
)

func isLabourStandard(article string) bool {
	if len(article) != 4 {
		return false
	}
	if article[0] == 'p' {
		return slices.Contains(strings.Fields(labourProtocols), article)
	}
	number, err := strconv.ParseUint(article[1:], 10, 16)
	return article[0] == 'c' && err == nil && number >= 1 && number <= lastConvention
}

var subjects = map[Right]string{
	"iccpr:2": "non-discrimination", "iccpr:6": "life", "iccpr:7": "torture", "iccpr:8": "slavery",
	"iccpr:9": "liberty-security", "iccpr:12": "movement", "iccpr:14": "fair-trial", "iccpr:17": "privacy",
	"iccpr:18": "thought", "iccpr:19": "expression", "iccpr:20": "incitement", "iccpr:21": "assembly",
	"iccpr:22": "association", "iccpr:24": "child", "iccpr:25": "participation", "iccpr:26": "non-discrimination",
	"iccpr:27": "minorities",
	"icescr:6": "work", "icescr:7": "work", "icescr:8": "unions", "icescr:9": "social-security",
	"icescr:11": "standard-of-living", "icescr:12": "health", "icescr:13": "education", "icescr:15": "culture-science",
}
