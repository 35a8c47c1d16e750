package content

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"gen/generator/guide"
)

// The functions here read one value of front matter or configuration. Scalars
// are taken literally: title: 404 is the word "404", not a number.

// wanted is the error of a value that has the wrong form.
type wanted string

func (w wanted) Error() string { return "expected " + string(w) }

// lenient is the error of a value that means something else to other
// generators: it is left out, and the build goes on.
type lenient struct{ error }

func severity(err error) guide.Severity {
	if errors.As(err, new(lenient)) {
		return guide.Warning
	}
	return guide.Error
}

func text(n *yaml.Node) (string, error) {
	if n.Kind != yaml.ScalarNode {
		return "", wanted("a text, found " + form(n))
	}
	if n.Tag == "!!null" {
		return "", nil
	}
	return norm.NFC.String(strings.TrimSpace(n.Value)), nil
}

// tag is the form of language tags in use: a language of two or three letters,
// then script, region and variants (RFC 5646).
var tag = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$`)

// language reads a language tag. Guides to programming also say "language:
// python".
func language(n *yaml.Node) (string, error) {
	s, err := text(n)
	if err == nil && s != "" && !tag.MatchString(s) {
		return "", lenient{wanted(fmt.Sprintf("a language tag such as en or pt-BR, found %q", s))}
	}
	return s, err
}

// form names what a node is, for messages.
func form(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a mapping of keys to values"
	}
	return strconv.Quote(n.Value)
}

// texts reads a list of texts. One text stands for a list of one; commas
// separate several.
func texts(n *yaml.Node) ([]string, error) {
	if n.Kind == yaml.ScalarNode {
		all, err := text(n)
		return fields(all, ","), err
	}
	if n.Kind != yaml.SequenceNode {
		return nil, wanted("a list of texts, found " + form(n))
	}
	var list []string
	for _, item := range n.Content {
		s, err := text(resolve(item))
		if err != nil {
			return nil, wanted("a list of texts, found " + form(resolve(item)) + " in it")
		}
		if s != "" {
			list = append(list, s)
		}
	}
	return list, nil
}

// firstText reads a text, or the first of a list of texts.
func firstText(n *yaml.Node) (string, error) {
	if n.Kind == yaml.SequenceNode && len(n.Content) > 0 {
		n = resolve(n.Content[0])
	}
	return text(n)
}

// unlessSwitch reads a text that other generators have a switch for, which
// says nothing here.
func unlessSwitch(n *yaml.Node) (string, error) {
	if n.Tag == "!!bool" {
		return "", nil
	}
	return text(n)
}

// people reads a list of names, some of which may stand under the key name of a
// mapping.
func people(n *yaml.Node) ([]string, error) {
	if n.Kind == yaml.MappingNode {
		n = &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{n}}
	}
	if n.Kind != yaml.SequenceNode {
		return texts(n)
	}
	names := &yaml.Node{Kind: yaml.SequenceNode}
	for _, one := range n.Content {
		one = resolve(one)
		for i := 0; one.Kind == yaml.MappingNode && i+1 < len(one.Content); i += 2 {
			if one.Content[i].Value == "name" {
				one = resolve(one.Content[i+1])
			}
		}
		names.Content = append(names.Content, one)
	}
	return texts(names)
}

func fields(s, sep string) []string {
	var list []string
	for part := range strings.SplitSeq(s, sep) {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func lowered(n *yaml.Node) ([]string, error) {
	list, err := texts(n)
	for i, s := range list {
		list[i] = strings.ToLower(s)
	}
	return list, err
}

func boolean(n *yaml.Node) (bool, error) {
	switch strings.ToLower(n.Value) {
	case "true", "yes", "on":
		return true, nil
	case "false", "no", "off":
		return false, nil
	}
	return false, wanted("true or false, found " + form(n))
}

func integer(n *yaml.Node) (int, error) {
	i, err := strconv.Atoi(strings.TrimSpace(n.Value))
	if n.Kind != yaml.ScalarNode || err != nil {
		return 0, wanted("a whole number, found " + form(n))
	}
	return i, nil
}

// oneOf reads a text that must be one of words, in any case.
func oneOf(n *yaml.Node, words ...string) (string, error) {
	s, err := text(n)
	if err != nil || s == "" {
		return "", err
	}
	for _, w := range words {
		if strings.EqualFold(s, w) {
			return w, nil
		}
	}
	hint := ""
	if near := guide.Nearest(strings.ToLower(s), words); near != "" {
		hint = "; did you mean " + near + "?"
	}
	return "", fmt.Errorf("%q is none of %s%s", s, strings.Join(words, ", "), hint)
}

// dateForms are the ways a date may be written.
var dateForms = []string{
	time.DateOnly, time.RFC3339, "2006-01-02T15:04:05", "2006-01-02 15:04:05", "2006-01-02 15:04:05 -0700",
	"2006-01-02T15:04", "2006-01-02 15:04", "2006/01/02", "2006-01", "January 2, 2006", "2 January 2006", "Jan 2, 2006", "2 Jan 2006",
}

func date(n *yaml.Node) (time.Time, error) {
	s, err := text(n)
	if err != nil || s == "" {
		return time.Time{}, err
	}
	for _, form := range dateForms {
		if t, err := time.Parse(form, s); err == nil {
			return t.UTC(), nil
		}
	}
	return time.Time{}, wanted(fmt.Sprintf("a date such as 2026-11-21, found %q", s))
}

// duration reads "30m", "1h 30m", "45 minutes" or a bare number of minutes.
func duration(n *yaml.Node) (time.Duration, error) {
	s, err := text(n)
	if err != nil || s == "" {
		return 0, err
	}
	if minutes, err := strconv.Atoi(s); err == nil && minutes >= 0 {
		return time.Duration(minutes) * time.Minute, nil
	}
	short := durationWords.Replace(strings.ToLower(s))
	if d, err := time.ParseDuration(short); err == nil && d >= 0 {
		return d, nil
	}
	return 0, wanted(fmt.Sprintf("a duration such as 30m or 1h30m, found %q", s))
}

var durationWords = strings.NewReplacer(" ", "", "minutes", "m", "minute", "m", "mins", "m", "min", "m",
	"hours", "h", "hour", "h", "hrs", "h", "hr", "h", "seconds", "s", "second", "s", "secs", "s", "sec", "s")

// resolve gives the node that an alias stands for.
func resolve(n *yaml.Node) *yaml.Node {
	if n.Kind == yaml.AliasNode {
		return n.Alias
	}
	return n
}
