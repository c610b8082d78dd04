package locale

import (
	"testing"
	"time"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		load("es")
	}
}

func BenchmarkDate(b *testing.B) {
	for _, tag := range []Tag{"en", "ar-EG"} {
		b.Run(string(tag), func(b *testing.B) {
			b.ReportAllocs()
			l := For(tag)
			for b.Loop() {
				l.Date(2026, time.May, 14)
			}
		})
	}
}

func BenchmarkNumber(b *testing.B) {
	for _, tag := range []Tag{"en", "ar-EG"} {
		b.Run(string(tag), func(b *testing.B) {
			b.ReportAllocs()
			l := For(tag)
			for b.Loop() {
				l.Number("12345.50")
			}
		})
	}
}

func BenchmarkFor(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		For("es")
	}
}

func BenchmarkCompare(b *testing.B) {
	b.ReportAllocs()
	l := For("es")
	for b.Loop() {
		l.Compare("Vigilancia y reconocimiento facial", "Vigilancia y rastreo")
	}
}
