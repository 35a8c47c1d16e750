package page

import (
	"regexp"
	"strings"

	"gen/generator/theme"
)

var (
	listTag = regexp.MustCompile(`</?(?:ul|ol|li)\b[^>]*>`)
	stated  = regexp.MustCompile(`(?s)^\s*(<p>)?<strong>([^<]+?)\s*(?:[:：]\s*</strong>|</strong>\s*[:：])\s*(.*?)\s*$`)
)

// asTerms makes lists of terms of the lists in markup whose entries all begin
// with a bold name and a colon, as those of a job's requirements do.
func asTerms(markup theme.HTML) theme.HTML {
	var out strings.Builder
	rest := string(markup)
	for at := strings.Index(rest, "<ul>"); at >= 0; at = strings.Index(rest, "<ul>") {
		entries, size := entriesOf(rest[at:])
		out.WriteString(rest[:at])
		if terms := termsOf(entries); terms != "" {
			out.WriteString(terms)
		} else {
			out.WriteString(rest[at : at+size])
		}
		rest = rest[at+size:]
	}
	return theme.HTML(out.String() + rest)
}

// entriesOf gives what the entries of a list hold that markup begins with, and
// how many bytes the list takes.
func entriesOf(markup string) (entries []string, size int) {
	depth, from := 0, 0
	for _, tag := range listTag.FindAllStringIndex(markup, -1) {
		switch name := markup[tag[0]:tag[1]]; {
		case strings.HasPrefix(name, "<li"):
			if depth == 1 {
				from = tag[1]
			}
		case name == "</li>":
			if depth == 1 {
				entries = append(entries, markup[from:tag[0]])
			}
		case name[1] != '/':
			depth++
		default:
			if depth--; depth == 0 {
				return entries, tag[1]
			}
		}
	}
	return nil, len(markup)
}

// termsOf gives entries as a list of terms, "" when one of them states nothing.
func termsOf(entries []string) string {
	var out strings.Builder
	for _, e := range entries {
		m := stated.FindStringSubmatch(e)
		if m == nil || m[3] == "" || m[1] != "" && strings.HasPrefix(m[3], "</p>") {
			return ""
		}
		out.WriteString(`<div class="term"><dt>` + m[2] + `</dt><dd>` + m[1] + m[3] + `</dd></div>`)
	}
	if out.Len() == 0 {
		return ""
	}
	return `<dl class="terms">` + out.String() + `</dl>`
}
