package content

import (
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// set makes the function that reads a value with read and keeps it in to.
func set[T any](read func(*yaml.Node) (T, error), to *T) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		v, err := read(n)
		if err == nil {
			*to = v
		}
		return err
	}
}

// setPtr is set for a value whose absence matters.
func setPtr[T any](read func(*yaml.Node) (T, error), to **T) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		v, err := read(n)
		if err == nil {
			*to = &v
		}
		return err
	}
}

// setEnum is set for a text that must be one of words.
func setEnum[T ~string](to *T, words ...string) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		v, err := oneOf(n, words...)
		if err == nil {
			*to = T(v)
		}
		return err
	}
}

// setWord is setEnum for words that guides have other words for, too.
func setWord(to *string, meant func(string) string, words ...string) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		if n.Kind == yaml.ScalarNode {
			if *to = meant(n.Value); *to != "" {
				return nil
			}
		}
		return setEnum(to, words...)(n)
	}
}

// cast reads the list of speakers.
func cast(n *yaml.Node) ([]guide.Cast, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, wanted("a list of {name, role}, found " + form(n))
	}
	var list []guide.Cast
	for _, item := range n.Content {
		c := guide.Cast{}
		if item = resolve(item); item.Kind == yaml.ScalarNode {
			c.Name = item.Value
		} else if err := fill(item, map[string]func(*yaml.Node) error{
			"name": set(text, &c.Name), "about": set(text, &c.About),
			"role": setEnum(&c.Role, string(guide.Interviewer), string(guide.Candidate), string(guide.Observer)),
		}); err != nil {
			return nil, err
		}
		if c.Name == "" {
			return nil, wanted("a name for each speaker")
		}
		list = append(list, c)
	}
	return list, nil
}

// job reads the job being hired for.
func job(n *yaml.Node) (*guide.Job, error) {
	j := &guide.Job{}
	if n.Kind == yaml.ScalarNode {
		j.Role = n.Value
		return j, nil
	}
	return j, fill(n, map[string]func(*yaml.Node) error{
		"role": set(text, &j.Role), "locations": set(texts, &j.Locations), "location": set(texts, &j.Locations),
		"experience": set(text, &j.Experience), "notice": set(text, &j.Notice),
		"mandatory": set(texts, &j.Mandatory), "secondary": set(texts, &j.Secondary), "desired": set(texts, &j.Desired),
		"duties": set(texts, &j.Duties), "apply": set(text, &j.Apply),
	})
}

// fill reads a mapping by its keys.
func fill(n *yaml.Node, keys map[string]func(*yaml.Node) error) error {
	if n.Kind != yaml.MappingNode {
		return wanted("keys and values, found " + form(n))
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key := n.Content[i].Value
		read := keys[strings.ToLower(key)]
		if read == nil {
			return fmt.Errorf("unknown key %q in it%s", key, didYouMean(key, mapKeys(keys)))
		}
		if err := read(resolve(n.Content[i+1])); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}
