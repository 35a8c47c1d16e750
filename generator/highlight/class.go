package highlight

import "github.com/alecthomas/chroma/v2"

// A class is an index of the palette; 0 is code without a class.
type class uint8

// A shade is one class of code: the tokens that share it and what they look
// like. Token types that are in no shade look like plain code, and so carry
// no markup: names, operators, punctuation, self.
type shade struct {
	class    string // in the HTML, one letter
	property string // the custom property of the colour is --code- and this
	light    string
	dark     string
	types    []chroma.TokenType // each with the types below it that are not listed themselves
}

// palette holds the shades, light and dark chosen together: every colour has
// a contrast of at least 4.5:1 on the backgrounds of its scheme, highlighted
// lines included.
var palette = [...]shade{
	{},
	{"k", "keyword", "#6b3fa0", "#c5a5ec", []chroma.TokenType{
		chroma.Keyword, chroma.OperatorWord, chroma.OperatorReserved,
	}},
	{"s", "string", "#3d6b21", "#a9cc8d", []chroma.TokenType{
		chroma.LiteralString,
	}},
	{"e", "escape", "#0f6a66", "#7ecbc2", []chroma.TokenType{
		chroma.LiteralStringEscape, chroma.LiteralStringRegex, chroma.NameEntity,
	}},
	{"n", "number", "#9a4410", "#e6ab80", []chroma.TokenType{
		chroma.LiteralNumber, chroma.KeywordConstant, chroma.NameConstant, chroma.LiteralDate, chroma.LiteralStringSymbol, chroma.LiteralStringAtom,
	}},
	{"c", "comment", "#5c6469", "#9da5a8", []chroma.TokenType{
		chroma.Comment, chroma.LiteralStringDoc,
	}},
	{"f", "function", "#1d5799", "#90bdf0", []chroma.TokenType{
		chroma.NameFunction, chroma.NameClass,
	}},
	{"b", "builtin", "#1f6075", "#88c6d8", []chroma.TokenType{
		chroma.NameBuiltin, chroma.NameException,
	}},
	{"a", "attribute", "#775608", "#dcc07a", []chroma.TokenType{
		chroma.NameAttribute, chroma.NameDecorator, chroma.NameProperty, chroma.NameVariable, chroma.CommentPreproc,
	}},
	{"t", "type", "#8f2f5e", "#e7a6c0", []chroma.TokenType{
		chroma.KeywordType, chroma.NameTag,
	}},
	{"i", "inserted", "#2a6a2f", "#97d19a", []chroma.TokenType{
		chroma.GenericInserted,
	}},
	{"d", "deleted", "#a4322b", "#f29f96", []chroma.TokenType{
		chroma.GenericDeleted, chroma.GenericError, chroma.GenericTraceback,
	}},
	{"h", "heading", "#1d5799", "#90bdf0", []chroma.TokenType{
		chroma.GenericHeading, chroma.GenericSubheading,
	}},
	{"p", "prompt", "#5c6469", "#9da5a8", []chroma.TokenType{
		chroma.GenericPrompt,
	}},
	{"o", "output", "#474e52", "#b9c0c2", []chroma.TokenType{
		chroma.GenericOutput,
	}},
}

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
