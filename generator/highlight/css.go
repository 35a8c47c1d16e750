package highlight

import "strings"

// accents are the colours of lines, as the palette has those of tokens.
var accents = map[string]shade{
	"highlight":      {light: "#e4ebec", dark: "#2a3135"},
	"highlight-edge": {light: "#0b5c73", dark: "#6fb6cc"},
	"line-number":    {light: "#5c6469", dark: "#9da5a8"},
}

// lineRules are the rules for lines, with the names of accents in brackets. The
// code is as wide as its longest line, so that a mark does not end where the
// block begins to scroll.
const lineRules = `pre:not(.wrap)>code:has(.line){display:block;inline-size:max-content;min-inline-size:100%}
pre .line{display:block;margin-inline:-1ch;padding-inline:1ch}
pre .hl{background:[highlight];box-shadow:inset 3px 0 [highlight-edge]}
pre .line[data-n]::before{content:attr(data-n);display:inline-block;min-inline-size:2.5ch;margin-inline-end:1.5ch;text-align:end;color:[line-number];user-select:none}
@media(forced-colors:active){pre .hl{border-inline-start:3px solid Highlight}}
`

// CSS returns the stylesheet of highlighted code, <code> inside <pre>.
//
// Each colour is a custom property, --code-keyword and so on, that any theme
// may set at any place; where it is not set the palette's colour is used, the
// light or the dark one as the color-scheme of the document says. Text and
// background of the block are the theme's. Every colour is readable on
// backgrounds as light as #f4f6f6 and as dark as #1c2023.
func CSS() string {
	var b strings.Builder
	b.WriteString("pre>code :is(b,i){font-weight:inherit;font-style:inherit}\n")
	for _, s := range palette[1:] {
		b.WriteString("pre>code " + s.element + "{color:" + s.colour(s.property))
		if s.property == "comment" {
			b.WriteString(";font-style:italic")
		}
		b.WriteString("}\n")
	}
	rules := lineRules
	for name, s := range accents {
		rules = strings.ReplaceAll(rules, "["+name+"]", s.colour(name))
	}
	return b.String() + rules
}

// colour returns the CSS value of the shade under the name of its property.
func (s shade) colour(name string) string {
	return "var(--code-" + name + ",light-dark(" + s.light + "," + s.dark + "))"
}
