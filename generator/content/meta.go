package content

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// readMeta reads a mapping into m and reports what it cannot take.
func readMeta(file string, root *yaml.Node, m *guide.Meta) []guide.Problem {
	problems := readKeys(file, root, metaKeys(m), synonymsOf, foreignKeys)
	for i := 0; i+1 < len(root.Content); i += 2 { // what Jekyll and Obsidian write for draft: true
		name := strings.ToLower(root.Content[i].Value)
		if shown, err := boolean(resolve(root.Content[i+1])); (name == "published" || name == "publish") && err == nil && !shown {
			m.Draft = true
		}
	}
	at := func(name string) guide.Pos { return valuePos(file, root, name) }
	problems = append(problems, settleSlug(m, at("slug"))...)
	problems = append(problems, settleAliases(m, at("aliases"))...)
	// what a folder's defaults say keeps its place, and is shared by many chapters
	if pos := at("aliases"); pos.Col > 0 {
		m.AliasesAt = pos
	}
	if pos := at("related"); pos.Col > 0 {
		m.RelatedAt = pos
	}
	if pos := at("job"); pos.Col > 0 && m.Job != nil {
		m.Job.Pos = pos
	}
	return problems
}

// settleSlug makes the slug one as addresses hold it, and reports what is lost.
func settleSlug(m *guide.Meta, at guide.Pos) []guide.Problem {
	slug := m.Slug
	if slug == "/" {
		slug = "" // to other generators the home page, which ours is by its name
	}
	if m.Slug = slug; slug == "" {
		return nil
	}
	if why := badSlug(slug); why != "" {
		m.Slug = ""
		return []guide.Problem{{Pos: at, Code: "slug", Severity: guide.Error,
			Message: fmt.Sprintf("slug %q %s", slug, why), Hint: "use lower-case letters, digits and hyphens: slug: " + segment(slug)}}
	}
	if m.Slug = tidy(slug); m.Slug != strings.TrimRight(slug, "/") {
		return []guide.Problem{{Pos: at, Code: "slug", Severity: guide.Warning,
			Message: fmt.Sprintf("slug %q has characters that do not belong in an address; it becomes %q", slug, m.Slug), Hint: "use lower-case letters, digits and hyphens"}}
	}
	return nil
}

// settleAliases keeps the aliases that are addresses. What is a name in words, as
// Obsidian means it, is one the chapter is found by; the rest is reported.
func settleAliases(m *guide.Meta, at guide.Pos) (problems []guide.Problem) {
	m.Aliases = slices.DeleteFunc(m.Aliases, func(alias string) bool {
		if !strings.ContainsAny(alias, "/.") && guide.Slug(alias) != alias {
			m.Keywords = append(slices.Clip(m.Keywords), alias)
			return true
		}
		why := badAlias(alias)
		if why != "" {
			problems = append(problems, guide.Problem{Pos: at, Code: "alias", Severity: guide.Error,
				Message: fmt.Sprintf("alias %q %s", alias, why), Hint: "write it as the address was below the site's root: /old/place/"})
		}
		return why != ""
	})
	return problems
}

// valuePos gives where the value of a key stands, or the line on which the
// mapping begins.
func valuePos(file string, root *yaml.Node, key string) guide.Pos {
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == key {
			return guide.Pos{File: file, Line: root.Content[i+1].Line, Col: root.Content[i+1].Column}
		}
	}
	return guide.Pos{File: file, Line: root.Line}
}

// readKeys reads the keys of a mapping, and reports wrong values, keys that
// stand twice, and keys that nobody knows.
func readKeys(file string, root *yaml.Node, keys []key, synonyms map[string]string, foreign map[string]bool) []guide.Problem {
	var problems []guide.Problem
	report := func(n *yaml.Node, code string, severity guide.Severity, message, hint string) {
		problems = append(problems, guide.Problem{Pos: guide.Pos{File: file, Line: n.Line, Col: n.Column}, Code: code, Severity: severity, Message: message, Hint: hint})
	}
	seen := map[string]int{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		at, value := root.Content[i], resolve(root.Content[i+1])
		name := strings.ToLower(at.Value)
		if other, ok := synonyms[name]; ok {
			name = other
		}
		k := slices.IndexFunc(keys, func(k key) bool { return k.name == name })
		switch {
		case seen[at.Value] > 0:
			report(at, "fm-parse", guide.Error, fmt.Sprintf("%s stands twice; it is on line %d too", at.Value, seen[at.Value]), "keep one of them")
		case value.Tag == "!!null": // a key without a value, as templates of notes leave them
		case k >= 0:
			if err := keys[k].read(value); err != nil {
				report(root.Content[i+1], "fm-type", severity(err), at.Value+": "+err.Error(), keys[k].doc)
			}
		case !foreign[name]:
			hint := "gen schema lists the keys that have a meaning"
			if near := guide.Nearest(name, keyNames(keys)); near != "" {
				hint = "did you mean " + near + "?"
			}
			report(at, "fm-unknown", guide.Warning, fmt.Sprintf("unknown key %q", at.Value), hint)
		}
		seen[at.Value] = at.Line
	}
	return problems
}

func keyNames(keys []key) []string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = k.name
	}
	return names
}
