package markdown

import (
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

// syntax is the parser all chapters share; it is not changed after use began.
var syntax = newSyntax()

func newSyntax() parser.Parser {
	return goldmark.New(goldmark.WithExtensions(
		extension.Table, extension.Strikethrough, extension.TaskList, extension.Linkify,
		extension.Footnote, extension.DefinitionList,
	)).Parser()
}
