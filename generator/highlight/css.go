package highlight

import "strings"

// surfaces are the colours of a block that no token has.
var surfaces = [...]shade{
	{property: "text", light: "#1a1d1f", dark: "#dcdfdd"},
	{property: "bg", light: "#f4f6f6", dark: "#1c2023"},
	{property: "highlight", light: "#e4ebec", dark: "#2a3135"},
	{property: "highlight-edge", light: "#0b5c73", dark: "#6fb6cc"},
	{property: "line-number", light: "#5c6469", dark: "#9da5a8"},
}

// rules are the rules that do not come from the palette.
const rules = `pre .c{font-style:italic}
pre>code:has(.line){display:block;inline-size:max-content;min-inline-size:100%}
pre .line{display:block;margin-inline:-1ch;padding-inline:1ch}
pre .hl{background:var(--code-highlight);box-shadow:inset 3px 0 var(--code-highlight-edge)}
pre .line[data-n]::before{content:attr(data-n);display:inline-block;min-inline-size:2.5ch;margin-inline-end:1.5ch;text-align:end;color:var(--code-line-number);user-select:none}
@media(forced-colors:active){pre .hl{border-inline-start:3px solid Highlight}}
@media print{pre{color-scheme:light;print-color-adjust:exact}}
`

// CSS returns the stylesheet of the classes.
//
// Every colour is a custom property, --code-keyword and so on, bound for both
// schemes at once by light-dark(), so that it follows the color-scheme of the
// document. The bindings have no specificity: any :root rule of a theme that
// names a property wins, wherever it stands (in the same cascade layer or a
// later one). Colours of the block itself are
// bound as --code-text, --code-bg, --code-highlight,
// --code-highlight-edge and --code-line-number; the theme sets the first two
// on its blocks.
func CSS() string {
	var b strings.Builder
	b.WriteString(":where(:root){\n")
	for _, s := range append(surfaces[:], palette[1:]...) {
		b.WriteString("--code-" + s.property + ":light-dark(" + s.light + "," + s.dark + ");\n")
	}
	b.WriteString("}\n")
	for _, s := range palette[1:] {
		b.WriteString("pre ." + s.class + "{color:var(--code-" + s.property + ")}\n")
	}
	b.WriteString(rules)
	return b.String()
}
