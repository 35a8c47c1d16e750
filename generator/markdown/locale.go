package markdown

import (
	"embed"
	"fmt"
	"slices"
	"strings"

	"gen/generator/guide"
)

// Locale packs: the words by which guides of many languages call things. They
// are all in force at once, since guides mix languages.
//
//go:embed data/*.txt
var localeFiles embed.FS

// vocabulary is what words mean in a guide.
type vocabulary struct {
	labels      map[string]guide.PartKind // by the words of those lists that are named as a kind of part is
	lists       map[string]*phraseList    // by name, those of labels too
	contain     wordIndex                 // interview words of scripts without spaces
	containWeak wordIndex
	bank        wordIndex           // what banks of questions are called, in scripts without spaces
	bid         wordIndex           // what asks for an answer in scripts without spaces, or where the verb stands at the end
	step        []string            // what titles end with, in scripts without spaces, that say what is done
	job         map[string][]string // what names of a job's facts contain, by fact
}

var locales = mustLoadLocales()

func mustLoadLocales() *vocabulary {
	v := &vocabulary{labels: map[string]guide.PartKind{}, lists: map[string]*phraseList{}, job: map[string][]string{}}
	entries, err := localeFiles.ReadDir("data")
	if err != nil {
		panic(err) // the files are part of the program
	}
	for _, e := range entries {
		data, err := localeFiles.ReadFile("data/" + e.Name())
		if err != nil {
			panic(err)
		}
		for n, line := range strings.Split(string(data), "\n") {
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			name, phrases, ok := strings.Cut(line, ":")
			if !ok {
				panic(fmt.Sprintf("data/%s:%d: no colon", e.Name(), n+1))
			}
			v.add(name, strings.Split(phrases, "|"))
		}
	}
	return v
}

func (v *vocabulary) add(name string, phrases []string) {
	for _, p := range phrases {
		p = strings.TrimSpace(p)
		switch name {
		case "contain":
			v.contain.add(p)
			continue
		case "containweak":
			v.containWeak.add(p)
			continue
		case "bankpart":
			v.bank.add(p)
			continue
		case "bidpart":
			v.bid.add(p)
			continue
		case "step":
			v.step = append(v.step, p)
			continue
		}
		if field, ok := strings.CutPrefix(name, "job-"); ok {
			v.job[field] = append(v.job[field], strings.ToLower(p))
			continue
		}
		p = normalWord(p)
		if kind := guide.PartKind(name); slices.Contains(guide.PartKinds, kind) {
			if _, taken := v.labels[p]; !taken {
				v.labels[p] = kind
			}
		}
		if v.lists[name] == nil {
			v.lists[name] = newPhraseList()
		}
		v.lists[name].add(p)
	}
}
