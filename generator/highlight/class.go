package highlight

import (
	"strings"

	"github.com/alecthomas/chroma/v2"
)

// A class is an index of the palette; 0 is code without a class.
type class uint8

// A shade is one class of code: the tokens that share it and what they look
// like. Token types that are in no shade look like plain code, and so carry
// no markup: names, operators, punctuation, self.
type shade struct {
	element  string // of its runs in the HTML, as a selector
	property string // the custom property of the colour is --code- and this
	light    string
	dark     string
	types    []chroma.TokenType // each with the types below it that are not listed themselves
}

// palette holds the shades, light and dark chosen together: every colour has
// a contrast of at least 4.5:1 on the backgrounds of its scheme, highlighted
// lines included.
//
// Tags are the larger part of highlighted code, so the elements are the shortest
// that HTML has for text that only looks different: <i> with a class of one
// letter, and <b> and <i> alone for the two shades that are half of what stands
// out in Python. Where there is no stylesheet, in feeds and reading views,
// keywords are bold and the rest is italic.
var palette = [...]shade{
	{},
	{"b", "keyword", "#6b3fa0", "#c5a5ec", []chroma.TokenType{
		chroma.Keyword, chroma.OperatorWord, chroma.OperatorReserved,
	}},
	{"i.s", "string", "#3d6b21", "#a9cc8d", []chroma.TokenType{
		chroma.LiteralString,
	}},
	{"i.e", "escape", "#0f6a66", "#7ecbc2", []chroma.TokenType{
		chroma.LiteralStringEscape, chroma.LiteralStringRegex, chroma.NameEntity,
	}},
	{"i.n", "number", "#9a4410", "#e6ab80", []chroma.TokenType{
		chroma.LiteralNumber, chroma.KeywordConstant, chroma.NameConstant, chroma.LiteralDate, chroma.LiteralStringSymbol, chroma.LiteralStringAtom,
	}},
	{"i.c", "comment", "#5c6469", "#9da5a8", []chroma.TokenType{
		chroma.Comment, chroma.LiteralStringDoc,
	}},
	{"i.f", "function", "#1d5799", "#90bdf0", []chroma.TokenType{
		chroma.NameFunction, chroma.NameClass,
	}},
	{"i", "builtin", "#1f6075", "#88c6d8", []chroma.TokenType{
		chroma.NameBuiltin, chroma.NameException,
	}},
	{"i.a", "attribute", "#775608", "#dcc07a", []chroma.TokenType{
		chroma.NameAttribute, chroma.NameDecorator, chroma.NameProperty, chroma.NameVariable, chroma.CommentPreproc,
	}},
	{"i.t", "type", "#8f2f5e", "#e7a6c0", []chroma.TokenType{
		chroma.KeywordType, chroma.NameTag,
	}},
	{"i.i", "inserted", "#2a6a2f", "#97d19a", []chroma.TokenType{
		chroma.GenericInserted,
	}},
	{"i.d", "deleted", "#a4322b", "#f29f96", []chroma.TokenType{
		chroma.GenericDeleted, chroma.GenericError, chroma.GenericTraceback,
	}},
	{"i.h", "heading", "#1d5799", "#90bdf0", []chroma.TokenType{
		chroma.GenericHeading, chroma.GenericSubheading,
	}},
	{"i.p", "prompt", "#5c6469", "#9da5a8", []chroma.TokenType{
		chroma.GenericPrompt,
	}},
	{"i.o", "output", "#474e52", "#b9c0c2", []chroma.TokenType{
		chroma.GenericOutput,
	}},
}

// tags are the start and the end of an element of each class.
var tags = func() (tags [len(palette)][2]string) {
	for i, s := range palette[1:] {
		name, class, _ := strings.Cut(s.element, ".")
		start := name
		if class != "" {
			start += " class=" + class
		}
		tags[i+1] = [2]string{"<" + start + ">", "</" + name + ">"}
	}
	return tags
}()

// unstyled are types that would else inherit a class.
var unstyled = []chroma.TokenType{
	chroma.NameBuiltinPseudo, chroma.NameVariableMagic,
}

// classes maps token types to classes. A type that is in no shade has the
// class of its subcategory (hundreds), or else of its category (thousands).
var classes = func() (table [chroma.TextPunctuation + 1]class) {
	const unset = class(len(palette))
	for t := range table {
		table[t] = unset
	}
	for i, s := range palette {
		for _, t := range s.types {
			table[t] = class(i)
		}
	}
	for _, t := range unstyled {
		table[t] = 0
	}
	for t := range table {
		kind := chroma.TokenType(t)
		for _, up := range []chroma.TokenType{kind.SubCategory(), kind.Category(), 0} {
			if table[t] != unset {
				break
			}
			table[t] = table[up] % unset
		}
	}
	return table
}()

// classOf returns the class of tokens of a type.
func classOf(t chroma.TokenType) class {
	if t < 0 || int(t) >= len(classes) {
		return 0
	}
	return classes[t]
}
