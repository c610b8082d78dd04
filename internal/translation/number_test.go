package translation_test

import (
	"strings"
	"testing"

	"salient/internal/locale"
	"salient/internal/translation"
)

func TestNumbers(t *testing.T) {
	for _, tc := range []struct {
		lang       locale.Tag
		text, want string
	}{
		{"en", "1,234.5 and 12,34,567", "1234.5 1234567"},
		{"es", "1.234,5 y 1.234 y 46.9", "1234.5 1234 46.9"},
		{"es-MX", "1,234.5", "1234.5"},
		{"ar", "١٬٢٣٤٫٥ و 1,234.5", "1234.5 1234.5"},
		{"fa", "۱٬۲۳۴٫۵", "1234.5"},
		{"fr", "1\u202f234,5 et 1\u00a0234 et 10 000", "1234.5 1234 10000"},
		{"en", "1\u2009234 in 2024 300 people", "1234 2024 300"},
		{"de-CH", "1’234.5 und 1'234.50", "1234.5 1234.5"},
		{"en", "0.123, 1.10, 007", "0.123 1.1 7"},
		{"en", "60% and $5 and €1,000", "60 5 1000"},
		{"tr", "%46,9", "46.9"},
		{"en", "20–30, 20-30, -5, −3.5, (-2), x-4", "20 30 20 30 -5 -3.5 -2 4"},
		{"es", "20 a 30; 3.º, 1.er, 2ª", "20 30 3 1 2"},
		{"en", "3rd, Q3, COVID-19, 14a-8, UNGP 13, art. 34, ISO 17442, 2024/1760", "3 3 19 14 8 13 34 17442 2024 1760"},
		{"en", "12 May 2026, May 12, 2026, 12th of May 2026, 2026-05-12", "2026-05-12 2026-05-12 2026-05-12 2026-05-12"},
		{"en", "May 2026; on 12 May; you may 12 times", "2026-05 --05-12 12"},
		{"es", "12 de mayo de 2026, mayo de 2026, el 1.º de junio", "2026-05-12 2026-05 --06-01"},
		{"de", "12. Mai 2026, 12.05.2026", "2026-05-12 12 5 2026"},
		{"fr", "1er mai 2026", "2026-05-01"},
		{"hi", "12 मई 2026", "2026-05-12"},
		{"ar", "12 مايو 2026 و١٢ مايو ٢٠٢٦", "2026-05-12 2026-05-12"},
		{"zh", "2026年5月12日", "2026 5 12"},
		{"en", "version 1.2.3, at 9:00 and 09:30", "1.2.3 9 9 30"},
		{"en", "10 million, 1.5 billion", "10000000 1500000000"},
		{"es", "10.000 millones, 1,5 mil millones", "10000000000 1500000000"},
		{"en", "sections 1,2,3", "1 2 3"},
		{"en", "in 2026 May 12", "2026-05-12"},
		{"zh", "3000万人", "30000000"},
		{"en", "no digits ² ½", ""},
	} {
		var got []string
		for _, n := range translation.Numbers(tc.text, locale.For(tc.lang)) {
			got = append(got, n.Value)
			if tc.text[n.At:n.At+len(n.Words)] != n.Words {
				t.Errorf("%q is not at %d", n.Words, n.At)
			}
		}
		if got := strings.Join(got, " "); got != tc.want {
			t.Errorf("%s %q: %q, want %q", tc.lang, tc.text, got, tc.want)
		}
	}
}
