package render

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"text/template/parse"
)

// checker goes through templates with the types of the views they are given. It finds the fields that no view has, in
// every branch, before there is a page; and in escaped templates the escapers that would give back what they got.
//
// The second is for speed alone: html/template escapes by a call through reflection, some five allocations a value,
// and most values of a view are template.HTML, which its escaper of text leaves as it is.
type checker struct {
	tree     func(name string) *parse.Tree // nil: no such template
	checked  map[call]bool
	needless map[*parse.ActionNode]bool
}

// checkViews checks the templates of all kinds of pages, and the parts that are rendered by themselves.
func checkViews(tree func(name string) *parse.Tree) (*checker, error) {
	c := &checker{tree, make(map[call]bool), make(map[*parse.ActionNode]bool)}
	for _, view := range kinds() {
		if err := c.check(view.template(), reflect.TypeOf(view)); err != nil {
			return nil, err
		}
	}
	for name, part := range map[string]any{"brand": Brand{}, "sections": Sections{}, "footer": Footer{}, "bar": Bar{}} {
		if err := c.check(name, reflect.TypeOf(part)); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// call is a template with the type of its dot.
type call struct {
	name string
	dot  reflect.Type
}

// scope is the types of dot and of the variables. A nil type is one that is not known, as a function's.
type scope struct {
	tree *parse.Tree
	dot  reflect.Type
	vars map[string]reflect.Type
}

// htmlEscaper is what html/template appends to an action in the text of an element.
const htmlEscaper = "_html_template_htmlescaper"

var htmlType = reflect.TypeFor[template.HTML]()

// check goes through a template and those it calls.
func (c *checker) check(name string, dot reflect.Type) error {
	here := call{name, dot}
	tree := c.tree(name)
	if tree == nil || c.checked[here] {
		return nil
	}
	c.checked[here] = true
	return c.list(tree.Root, scope{tree, dot, map[string]reflect.Type{"$": dot}})
}

// dropNeedless removes the escapers that every call of a template has shown to be needless.
func (c *checker) dropNeedless() {
	for action, needless := range c.needless {
		if needless {
			action.Pipe.Cmds = action.Pipe.Cmds[:1]
		}
	}
}

func (c *checker) list(list *parse.ListNode, s scope) error {
	if list == nil {
		return nil
	}
	for _, node := range list.Nodes {
		if err := c.node(node, s); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) node(node parse.Node, s scope) error {
	switch node := node.(type) {
	case *parse.ActionNode:
		typ, err := s.pipe(node.Pipe)
		if err != nil {
			return err
		}
		if cmds := node.Pipe.Cmds; len(node.Pipe.Decl) == 0 && len(cmds) == 2 && cmds[1].String() == htmlEscaper {
			before, seen := c.needless[node]
			c.needless[node] = typ == htmlType && (before || !seen)
		}
	case *parse.IfNode:
		return c.branch(&node.BranchNode, s, func(inner *scope, typ reflect.Type) {})
	case *parse.WithNode:
		return c.branch(&node.BranchNode, s, func(inner *scope, typ reflect.Type) { inner.dot = typ })
	case *parse.RangeNode:
		return c.branch(&node.BranchNode, s, func(inner *scope, typ reflect.Type) { inner.dot = element(typ) })
	case *parse.TemplateNode:
		typ, err := s.pipe(node.Pipe)
		if err != nil {
			return err
		}
		return c.check(node.Name, typ) // a type that is not known makes all escapers of the template needed
	}
	return nil
}

func (c *checker) branch(branch *parse.BranchNode, s scope, enter func(*scope, reflect.Type)) error {
	typ, err := s.pipe(branch.Pipe)
	if err != nil {
		return err
	}
	inner := s
	enter(&inner, typ)
	return errors.Join(c.list(branch.List, inner), c.list(branch.ElseList, s))
}

// element is the type of what is ranged over.
func element(typ reflect.Type) reflect.Type {
	if typ != nil && (typ.Kind() == reflect.Slice || typ.Kind() == reflect.Array) {
		return typ.Elem()
	}
	return nil
}

// pipe gives the type of a pipeline before html/template's escapers, where it is that of one field.
func (s scope) pipe(pipe *parse.PipeNode) (reflect.Type, error) {
	if pipe == nil {
		return nil, nil
	}
	var first reflect.Type
	for i, cmd := range pipe.Cmds {
		for _, arg := range cmd.Args {
			typ, err := s.argument(arg)
			if err != nil {
				return nil, err
			}
			if i == 0 && len(cmd.Args) == 1 {
				first = typ
			}
		}
	}
	for _, name := range pipe.Decl {
		s.vars[name.Ident[0]] = nil
	}
	return first, nil
}

func (s scope) argument(arg parse.Node) (reflect.Type, error) {
	switch arg := arg.(type) {
	case *parse.DotNode:
		return s.dot, nil
	case *parse.FieldNode:
		return s.fields(arg, s.dot, arg.Ident)
	case *parse.VariableNode:
		return s.fields(arg, s.vars[arg.Ident[0]], arg.Ident[1:])
	case *parse.PipeNode:
		return s.pipe(arg)
	case *parse.ChainNode:
		typ, err := s.argument(arg.Node)
		if err != nil {
			return nil, err
		}
		return s.fields(arg, typ, arg.Field)
	}
	return nil, nil
}

// fields follows the names of fields from a type.
func (s scope) fields(node parse.Node, typ reflect.Type, names []string) (reflect.Type, error) {
	for _, name := range names {
		if typ == nil {
			return nil, nil
		}
		if typ.Kind() == reflect.Pointer {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct {
			return nil, s.unknown(node, name, typ)
		}
		field, found := typ.FieldByName(name)
		if !found || !field.IsExported() {
			return nil, s.unknown(node, name, typ)
		}
		typ = field.Type
	}
	return typ, nil
}

func (s scope) unknown(node parse.Node, name string, typ reflect.Type) error {
	place, context := s.tree.ErrorContext(node)
	return &Mistake{s.tree.ParseName, fmt.Errorf("%s: {{%s}}: %s has no field %s", place, context, typ, name)}
}
