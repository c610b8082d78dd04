package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"salient/internal/source"
)

// Parse reads the body of a page. from is the place of its first character in the file. The Doc is never nil; where
// there are problems it holds what could be read.
func Parse(file, text string, from source.Pos) (*Doc, []source.Problem) {
	return parse(&page{file: file}, bodies, text, from)
}

// ParseProse reads an inline field of frontmatter: emphasis, code, links, citations and data in one paragraph. What
// would begin a block, such as a number sign, is text like any other. Every line of a field over several lines is
// taken to begin at the column of from.
func ParseProse(file, text string, from source.Pos) (*Doc, []source.Problem) {
	if words := strings.Trim(text, " \t\n\v\f\r"); isPlain(words) {
		return &Doc{HTML: words}, nil
	}
	return parse(&page{file: file, prose: true}, fields, text, from)
}

// isPlain says whether a field is its own HTML. Most fields are, and a site has many of them.
func isPlain(text string) bool {
	return len(text) <= freely && !strings.ContainsAny(text, "\\`*_[<>&\"\n\r\x00") && !strings.Contains(text, "://") && utf8.ValidString(text)
}

func parse(p *page, language goldmark.Markdown, text string, from source.Pos) (*Doc, []source.Problem) {
	if problem := tooMuch(text); problem != nil {
		problem.File, problem.Pos = p.file, from
		return &Doc{}, []source.Problem{*problem}
	}
	p.borrow(strings.ToValidUTF8(text, "\uFFFD"), from) // goldmark panics at other bytes
	defer p.giveBack()
	p.checkSecrets()
	p.checkControls()
	p.read(language)
	return p.doc(), p.problems
}

func (p *page) read(language goldmark.Markdown) {
	context := parser.NewContext()
	context.Set(pageKey, p)
	tree := language.Parser().Parse(text.NewReader(p.source), parser.WithContext(context))
	if len(p.foreign.At) > 0 {
		p.renderMixed(language, tree)
		return
	}
	// Render fails only where a renderer or a writer does, and none of ours can.
	_ = language.Renderer().Render(p, p.source, tree)
}

// pageKey is where parsers that report a problem find the page.
var pageKey = parser.NewContextKey()

// bodies reads all of the language, and fields the inline part of it.
var (
	bodies = goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Footnote, extension.DefinitionList, extension.Strikethrough, extension.TaskList),
		goldmark.WithParserOptions(
			parser.WithInlineParsers(additions...),
			parser.WithASTTransformers(util.Prioritized(unusedNotes{}, 998)), // before 999, which removes them
		),
		goldmark.WithRendererOptions(rendering, eastAsian),
	)
	fields = goldmark.New(
		goldmark.WithParser(parser.NewParser(
			parser.WithBlockParsers(util.Prioritized(paragraphs{parser.NewParagraphParser()}, 1000)),
			parser.WithInlineParsers(parser.DefaultInlineParsers()...),
			parser.WithInlineParsers(additions...),
		)),
		goldmark.WithRendererOptions(rendering, eastAsian),
	)

	// The footnotes' own parser has 101 and the one of links 200: ours look at a bracket between them.
	additions = []util.PrioritizedValue{
		util.Prioritized(missingNotes{}, 102),
		util.Prioritized(directives{}, 103),
	}
	rendering = renderer.WithNodeRenderers(util.Prioritized(nodes, 100))
	// A line break between two Chinese or Japanese characters is no blank.
	eastAsian = html.WithEastAsianLineBreaks(html.EastAsianLineBreaksSimple)
)

// paragraphs reads every line of a field as part of a paragraph, however far it is indented.
type paragraphs struct{ parser.BlockParser }

func (paragraphs) CanAcceptIndentedLine() bool { return true }

// nodes are the nodes that we write otherwise than goldmark does.
var nodes = nodeRenderers{
	ast.KindParagraph:               (*page).paragraph,
	ast.KindTextBlock:               (*page).textBlock,
	ast.KindText:                    (*page).text,
	ast.KindHeading:                 (*page).heading,
	ast.KindLink:                    (*page).link,
	ast.KindAutoLink:                (*page).autoLink,
	ast.KindLinkReferenceDefinition: (*page).linkDefinition,
	ast.KindImage:                   (*page).image,
	ast.KindFencedCodeBlock:         (*page).fence,
	ast.KindHTMLBlock:               (*page).htmlBlock,
	ast.KindRawHTML:                 (*page).rawHTML,
	extast.KindTable:                (*page).table,
	extast.KindTableCell:            (*page).tableCell,
	extast.KindTaskCheckBox:         (*page).checkBox,
	extast.KindFootnoteLink:         (*page).footnoteMark,
	extast.KindFootnoteBacklink:     (*page).footnoteReturn,
	extast.KindFootnote:             (*page).footnote,
	extast.KindFootnoteList:         (*page).footnoteList,
	kindMissingNote:                 (*page).missingNote,
	kindDirective:                   (*page).directive,
}

type nodeRenderers map[ast.NodeKind]func(p *page, n ast.Node, entering bool) ast.WalkStatus

// RegisterFuncs implements renderer.NodeRenderer. The writer that goldmark hands on is the page.
func (r nodeRenderers) RegisterFuncs(register renderer.NodeRendererFuncRegisterer) {
	for kind, render := range r {
		register.Register(kind, func(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return render(w.(*page), n, entering), nil
		})
	}
}
