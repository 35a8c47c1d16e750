package page

import (
	"strings"
	"testing"

	"gen/generator/theme"
)

func TestHeight(t *testing.T) {
	long := theme.HTML("<p>" + strings.Repeat("word and ", 55) + "</p>")
	code := theme.HTML("<pre>" + strings.Repeat("x = <b>1</b>\n", 10) + "</pre>")
	for name, c := range map[string]struct {
		view theme.Question
		want string
	}{
		"nothing":  {theme.Question{}, "3"},
		"text":     {theme.Question{Answer: long}, "12"},
		"code":     {theme.Question{Answer: code}, "15"},
		"closed":   {theme.Question{Answer: long, Closed: true}, "3"},
		"choices":  {theme.Question{Answer: long, Choices: []theme.Choice{{Body: "a"}, {Body: "b"}}}, "6"},
		"print":    {theme.Question{Answer: long, Open: true, Closed: true, Choices: []theme.Choice{{Body: "a"}}, Reasons: []theme.Reason{{Body: long}}}, "24"},
		"unclosed": {theme.Question{Answer: "a < b <p"}, "3"},
	} {
		if got := string(height(&c.view)); got != ` data-lines="`+c.want+`"` {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
