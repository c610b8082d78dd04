package settings

import (
	"os"
	"regexp"
	"testing"

	"salient/internal/colour"
)

// TestGroundsAreThoseOfTheStyleSheet keeps what is checked and what is shown alike: an accent that only just passes here
// passes there.
func TestGroundsAreThoseOfTheStyleSheet(t *testing.T) {
	css, err := os.ReadFile("../../assets/css/salient.css")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range []string{"paper", "sheet"} {
		found := regexp.MustCompile(`--`+name+`: (#[0-9a-f]+);`).FindAllSubmatch(css, 2)
		if len(found) < 2 {
			t.Fatalf("--%s is not given for light and for dark pages", name)
		}
		for j, ground := range []colour.Colour{pale[i], deep[i]} {
			if c, _ := colour.Parse(string(found[j][1])); c != ground {
				t.Errorf("--%s is %s in the stylesheet, and %s here", name, c, ground)
			}
		}
	}
}
