package theme

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"text/template/parse"
)

// templates gives the templates that this theme is asked for by name, each with
// the type of its data. One for a kind of chapter is optional: pages/chapter
// stands in for it.
func (t *Theme) templates() map[string]reflect.Type {
	chapter, listing, lists := reflect.TypeFor[*Chapter](), reflect.TypeFor[*Listing](), reflect.TypeFor[*Topics]()
	question := reflect.TypeFor[*Question]()
	wanted := map[string]reflect.Type{
		"pages/layout":    reflect.TypeFor[*Page](),
		"pages/chapter":   chapter,
		"pages/home":      listing,
		"pages/part":      listing,
		"pages/contents":  listing,
		"pages/topic":     reflect.TypeFor[*Topic](),
		"pages/topics":    lists,
		"pages/search":    lists,
		"pages/404":       lists,
		"pages/question":  reflect.TypeFor[*Single](),
		"pages/print":     reflect.TypeFor[*Print](),
		"blocks/chapter":  chapter,
		"blocks/heading":  reflect.TypeFor[*Heading](),
		"blocks/question": question,
		"blocks/quiz":     question,
		"blocks/part":     reflect.TypeFor[*Part](),
		"blocks/term":     reflect.TypeFor[*Explained](),
		"blocks/dialogue": reflect.TypeFor[[]Turn](),
	}
	for _, kind := range chapterPages {
		if name := "pages/" + kind; t.Has(name) {
			wanted[name] = chapter
		}
	}
	return wanted
}

// chapterPages are the pages that a theme may have for a kind of chapter.
var chapterPages = [...]string{"list", "mock", "scenario", "quiz", "prompts", "experience", "article", "index"}

// check follows every template through all its branches and reports fields
// and templates that do not exist, then lets html/template prove that each is
// safe in its place.
func (t *Theme) check() error {
	wanted := t.templates()
	c := &checker{theme: t, seen: map[call]bool{}, used: map[string]bool{}}
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if t.Has(name) {
			c.template(name, wanted[name])
		} else {
			c.errs = append(c.errs, fmt.Errorf("%s.html is missing: the theme and those below it have no such template", name))
		}
	}
	if len(c.errs) > 0 {
		return errors.Join(c.errs...)
	}
	for _, name := range t.names {
		switch {
		case role(name) != page:
		case c.used[strings.TrimSuffix(name, ".html")]:
			t.used = append(t.used, name)
		default:
			t.unused = append(t.unused, name)
		}
	}
	return t.tryOut(wanted)
}

// tryOut runs each template with sample data, which shows whether the markup
// around its actions is sound.
func (t *Theme) tryOut(wanted map[string]reflect.Type) error {
	var errs []error
	english := t.Edition("en")
	for _, name := range slices.Sorted(maps.Keys(wanted)) {
		if err := english.try(name, wanted[name]); err != nil {
			errs = append(errs, err)
		}
	}
	if len(errs) == 0 {
		return nil
	}
	if open := t.unclosed(); open != nil { // every page that includes these templates fails, at no place
		return open
	}
	return errors.Join(errs...)
}

// call is a template together with the data it is given.
type call struct {
	name string
	data reflect.Type
}

// checker collects what is wrong with a theme's templates.
type checker struct {
	theme *Theme
	seen  map[call]bool
	used  map[string]bool // templates by name
	tree  *parse.Tree
	from  string // where the tree was included, "" for one that is asked for by name
	errs  []error
}

// template checks a template given data of a type; nil is data of any kind.
func (c *checker) template(name string, data reflect.Type) {
	at := call{name, data}
	if c.seen[at] {
		return
	}
	c.seen[at], c.used[name] = true, true
	before := c.tree
	c.tree = c.theme.parsed.Lookup(name).Tree
	if c.tree != nil {
		c.list(c.tree.Root, scope{"$": data, ".": data})
	}
	c.tree = before
}

// included checks a template that another includes at a node.
func (c *checker) included(n *parse.TemplateNode, data reflect.Type) {
	before := c.from
	c.from = c.place(n)
	c.template(n.Name, data)
	c.from = before
}

// fail reports something about a node. What is wrong with an included template
// may be the data it was given, so that is named too.
func (c *checker) fail(n parse.Node, format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	if c.from != "" {
		text += " (included at " + c.from + ")"
	}
	c.errs = append(c.errs, fmt.Errorf("%s: %s", c.place(n), text))
}

// place gives the file, line and column of a node.
func (c *checker) place(n parse.Node) string {
	at, _ := c.tree.ErrorContext(n)
	return fileOf(at)
}

// fileOf turns "pages/home:3:5" into "pages/home.html:3:5".
func fileOf(place string) string {
	name, rest, _ := strings.Cut(place, ":")
	return name + ".html:" + rest
}

// templateError is how html/template and its parser begin a message:
// "template: NAME:LINE:" or "html/template:NAME:LINE:COL:".
var templateError = regexp.MustCompile(`^(?:html/)?template: ?([^:]+):(\d+(?::\d+)?):\s*`)

// readable puts the file's own name into an error of html/template.
func readable(err error) error {
	if err == nil {
		return nil
	}
	m := templateError.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	text := err.Error()[len(m[0]):]
	return fmt.Errorf("%s.html:%s: %s%s", m[1], m[2], text, expected(text))
}

// expected adds to a message of the parser what would be right.
func expected(text string) string {
	switch {
	case strings.Contains(text, "unexpected EOF"):
		return "; an {{if}}, {{range}}, {{with}}, {{block}} or {{define}} lacks its {{end}}"
	case strings.HasPrefix(text, "function "):
		return "; there are t, n and those of html/template, such as len, eq, and, or, not, index, printf"
	}
	return ""
}
