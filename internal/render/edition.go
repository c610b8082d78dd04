package render

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"html/template"
	"io"
	"sync"
	"text/template/parse"

	"salient/internal/locale"
)

// Edition is a theme in one language. It may be used by many goroutines at once.
type Edition struct {
	words     *locale.Words
	templates *template.Template
}

// Edition puts the words of a language into a theme. Each {{word "…"}} becomes plain text of the template here, once,
// so that it costs a page nothing. An error is a *Mistake: an unknown word, markup that cannot be escaped safely, or a
// field that a view does not have.
func (t *Theme) Edition(words *locale.Words) (*Edition, error) {
	word := template.FuncMap{wordFunc: func(key string) (string, error) { return words.T(key) }}
	e := &Edition{words: words, templates: template.New("").Option("missingkey=error").Funcs(word)}
	for name, tree := range t.trees {
		tree = tree.Copy()
		if err := putWords(tree.Root, words, false); err != nil {
			return nil, &Mistake{tree.ParseName, err}
		}
		if _, err := e.templates.AddParseTree(name, tree); err != nil {
			return nil, &Mistake{tree.ParseName, err}
		}
	}
	for _, view := range kinds() {
		// html/template escapes a template when it first runs: here, before there is any page.
		if err := e.Render(io.Discard, view); err != nil {
			return nil, err
		}
	}
	c, err := checkViews(func(name string) *parse.Tree {
		if t := e.templates.Lookup(name); t != nil {
			return t.Tree
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	c.dropNeedless()
	return e, nil
}

// putWords replaces each {{word "…"}} of a template by the word, which is plain text and becomes HTML here. A word that
// is missing in the language is English, and says so where it stands in text. inTag tells that the list begins within
// a tag, as in the value of an attribute.
func putWords(list *parse.ListNode, words *locale.Words, inTag bool) error {
	for i, node := range list.Nodes {
		var branch *parse.BranchNode
		switch node := node.(type) {
		case *parse.TextNode:
			if open, end := bytes.LastIndexByte(node.Text, '<'), bytes.LastIndexByte(node.Text, '>'); open != end {
				inTag = open > end
			}
			continue
		case *parse.ActionNode:
			key, found := wordIn(node.Pipe)
			if !found {
				continue
			}
			word, err := words.T(key)
			if err != nil {
				return err
			}
			word = html.EscapeString(word)
			if language := words.Language(key); language != words.Locale().Tag() && !inTag {
				word = fmt.Sprintf(`<span lang="%s" dir="%s">%s</span>`, language, language.Direction(), word)
			}
			list.Nodes[i] = &parse.TextNode{NodeType: parse.NodeText, Pos: node.Pos, Text: []byte(word)}
			continue
		case *parse.IfNode:
			branch = &node.BranchNode
		case *parse.WithNode:
			branch = &node.BranchNode
		case *parse.RangeNode:
			branch = &node.BranchNode
		default:
			continue
		}
		for _, list := range []*parse.ListNode{branch.List, branch.ElseList} {
			if list == nil {
				continue
			}
			if err := putWords(list, words, inTag); err != nil {
				return err
			}
		}
	}
	return nil
}

// wordIn gives the key of an action that is a word and nothing more.
func wordIn(pipe *parse.PipeNode) (key string, found bool) {
	if len(pipe.Decl) > 0 || len(pipe.Cmds) != 1 || len(pipe.Cmds[0].Args) != 2 {
		return "", false
	}
	name, ok := pipe.Cmds[0].Args[0].(*parse.IdentifierNode)
	if !ok || name.Ident != wordFunc {
		return "", false
	}
	argument, ok := pipe.Cmds[0].Args[1].(*parse.StringNode)
	if !ok {
		return "", false
	}
	return argument.Text, true
}

// largestPage is the most bytes that a page may have: a template that never ends must stop somewhere.
const largestPage = 32 << 20

var errPageTooLarge = errors.New("page larger than 32 MiB")

// pageBuffer holds a page until it is whole, so that a mistake in the middle of it leaves nothing half written.
type pageBuffer struct{ bytes.Buffer }

func (b *pageBuffer) Write(p []byte) (int, error) {
	if b.Len()+len(p) > largestPage {
		return 0, errPageTooLarge
	}
	return b.Buffer.Write(p)
}

var pageBuffers = sync.Pool{New: func() any { return new(pageBuffer) }}

// Render writes a page, in one piece. An error that is a *Mistake is one of a template, any other is w's.
func (e *Edition) Render(w io.Writer, view View) error {
	page := pageBuffers.Get().(*pageBuffer)
	defer pageBuffers.Put(page)
	page.Reset()
	if err := e.templates.ExecuteTemplate(page, view.template(), view); err != nil {
		return &Mistake{view.template(), err}
	}
	_, err := page.WriteTo(w)
	return err
}

// fragment renders a part of pages by itself: what all pages of a section share is rendered once.
func (e *Edition) fragment(name string, view any) (template.HTML, error) {
	var part pageBuffer
	if err := e.templates.ExecuteTemplate(&part, name, view); err != nil {
		return "", &Mistake{name, err}
	}
	return template.HTML(part.String()), nil
}
