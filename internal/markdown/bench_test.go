package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"

	"salient/internal/markdown"
)

// body is 8 KB as a briefing has them: sections with links, citations and figures, a table, a list, footnotes.
var body = func() string {
	const section = `## Why now, part %

Technology companies hold the data of hundreds of millions of people, and few of them [publish](../briefings/other.md#why) what
they do with it.[@ev-1] The law now *asks* for more [@eu-dsa art:34 recital:90]: a yearly assessment of risks, and
its **audit** by others. Of those asked, [=cso-engagement.barriers.no-opportunity] said that the door itself is the
first barrier, as [the report](https://example.org/report?year=2024) shows.[^note%]

- Policies on ` + "`retention`" + ` of data, and who may ask for it
- Training of staff, *before* a request comes
- Remedy for those who were harmed: see [here](#why-now-part-1)

| Company | Staff | Policy |
|---|--:|---|
| Acme | 1,000 | none [@ev-2] |
| Example & Sons | 16,000 | "in preparation" |

> A quotation of what a company said about its plans, over a line and
> another one.

[^note%]: A note with a [link](https://example.org/%).

`
	var b strings.Builder
	for i := 0; b.Len() < 8<<10; i++ {
		b.WriteString(strings.ReplaceAll(section, "%", string(rune('1'+i))))
	}
	return b.String()
}()

func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		markdown.Parse("a.md", body, start)
	}
}

// BenchmarkGoldmark is what goldmark alone takes for the same text with the same extensions: the measure of ours.
func BenchmarkGoldmark(b *testing.B) {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Footnote, extension.DefinitionList, extension.Strikethrough, extension.TaskList),
		goldmark.WithParserOptions(parser.WithAutoHeadingID()),
	)
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := md.Convert([]byte(body), &out); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkProse(b *testing.B) {
	for name, text := range map[string]string{
		"plain":  "Companies hold the data of hundreds of millions of people, and few of them publish what they do with it.",
		"marked": "Companies hold the data of *hundreds of millions* of people[@ev-1], and few of them [publish](a.md) it.",
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				markdown.ParseProse("a.md", text, start)
			}
		})
	}
}

func BenchmarkAppend(b *testing.B) {
	doc, problems := markdown.Parse("a.md", body, start)
	if len(problems) > 0 {
		b.Fatal(problems)
	}
	var page []byte
	b.ReportAllocs()
	for b.Loop() {
		page = doc.Append(page[:0], empty{})
	}
}
