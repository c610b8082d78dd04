package survey

import (
	"strings"
	"testing"
)

func TestColumnsThatMayPointAtSomebody(t *testing.T) {
	const codebook = "title: \"T\"\nlicence: \"CC\"\nsource: {title: \"S\", publisher: \"P\", date: 2024, url: \"https://example.org/\"}\nunits: {staff: \"people\"}\n"
	for _, tc := range []struct {
		rows, allowed string
		slips         int
	}{
		{"company,staff\nacme,3\n", "", 0},
		{"company,Latency,staff\nacme,b,3\n", "", 0},
		{"Full name,staff\nMaya,3\n", "", 1},
		{"phone_number,lat,lon,staff\nx,1,2,3\n", "", 3},
		{"teléfono,staff\nx,3\n", "", 1},
		{"who,staff\nmaya@example.org,3\nzoe@example.org,4\n", "", 1},
		{"who,staff\n+52 55 1234 5678,3\n", "", 1},
		{"where,staff\n\"19.4326, -99.1332\",3\n", "", 1},
		{"name,staff\nAcme,3\n", "not_personal: [name]\n", 0},
		{"name,phone,staff\nAcme,x,3\n", "not_personal: [name]\n", 1},
	} {
		_, problems := ParseData("content/data/tables/t.yaml", "en", []byte(codebook+tc.allowed), "content/data/tables/t.csv", []byte(tc.rows))
		if len(problems) != tc.slips {
			t.Errorf("%q: %v, want %d slips", tc.rows, problems, tc.slips)
		}
		for _, p := range problems {
			if !strings.Contains(p.What, "a person") || !p.Confidential {
				t.Errorf("%q: %+v", tc.rows, p)
			}
		}
	}
}
