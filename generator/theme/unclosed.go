package theme

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// unclosed finds the templates that end within a tag, which html/template
// reports of the pages that include them, without a place.
func (t *Theme) unclosed() error {
	var errs []error
	for _, name := range t.names {
		if role(name) != page {
			continue
		}
		text, err := fs.ReadFile(t.files, name)
		if err != nil {
			return err
		}
		if line := openTag(string(text)); line > 0 {
			errs = append(errs, fmt.Errorf("%s:%d: the tag that begins here has no end; expected a quotation mark or \">\"", name, line))
		}
	}
	return errors.Join(errs...)
}

// markup is a piece of a template: an action, a comment, a whole tag or what
// begins one that does not end.
var markup = regexp.MustCompile(`(?s)\{\{.*?\}\}|<!--.*?-->|</?[a-zA-Z](?:\{\{.*?\}\}|"(?:\{\{.*?\}\}|[^"])*"|'(?:\{\{.*?\}\}|[^'])*'|[^"'>])*>|</?[a-zA-Z]`)

// openTag gives the line of the first tag that does not end, 0 if all do.
func openTag(text string) int {
	for _, at := range markup.FindAllStringIndex(text, -1) {
		if piece := text[at[0]:at[1]]; piece[0] == '<' && piece[len(piece)-1] != '>' {
			return 1 + strings.Count(text[:at[0]], "\n")
		}
	}
	return 0
}
