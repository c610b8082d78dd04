package chart

import (
	"strings"
	"testing"

	"salient/internal/survey"
)

// TestDownloadIsInert opens nothing: no cell of text begins as a formula does, and numbers stay numbers.
func TestDownloadIsInert(t *testing.T) {
	d := rows(value(-5.5), value(1200), survey.Withheld{}, nil)
	for i, label := range []string{`=HYPERLINK("https://evil.example")`, "-a, or b", "+1", "@home"} {
		d.Categories[i].Label.String = label
	}
	d.Series[0].Base = survey.Count(1234)
	want := strings.Join([]string{
		`row_id,label,series_id,series,value,unit,base,value_status`,
		`row-0,"'=HYPERLINK(""https://evil.example"")",,,-5.5,,1234,stated`,
		`row-1,"'-a, or b",,,1200.0,,1234,stated`,
		`row-2,'+1,,,,,1234,withheld`,
		`row-3,'@home,,,,,1234,not-stated`,
		``,
	}, "\r\n")
	f := draw(t, d, "en")
	if got := string(f.CSV()); got != want {
		t.Errorf("got\n%s", got)
	}
}
