package search

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// changed counts what an index has that another has not: shards and texts.
func changed(before, after []piece) (shards, texts int) {
	old := map[string][]byte{}
	for _, f := range before {
		old[f.path] = f.data
	}
	for _, f := range after {
		data, same := old[f.path]
		switch {
		case f.path == rootPath || same && bytes.Equal(data, f.data):
		case strings.HasSuffix(f.path, ".json"):
			texts++
		default:
			shards++
		}
	}
	return shards, texts
}

func total(files []piece) (shards int) {
	for _, f := range files {
		if strings.HasSuffix(f.path, ".bin") && f.path != rootPath {
			shards++
		}
	}
	return shards
}

// TestEditStaysLocal edits a guide of 200 chapters. What is renamed may not
// exceed the shards of the words that changed, and the texts of the chapter.
func TestEditStaysLocal(t *testing.T) {
	chapters := newCorpus(5).chapters(200)
	before := mustBuild(t, site(chapters...))
	edit := func(change func(c *chapter)) []*chapter {
		list := append([]*chapter(nil), chapters...)
		c := *list[77]
		c.documents = append([]document(nil), c.documents...)
		change(&c)
		list[77] = &c
		return list
	}
	for _, test := range []struct {
		name          string
		chapters      []*chapter
		shards, texts int // at most
	}{
		{"nothing", chapters, 0, 0},
		{"a new word", edit(func(c *chapter) { c.documents[3].code += " serendipity " }), 1, 0},
		{"an excerpt and three words", edit(func(c *chapter) { c.documents[3].body = "Serendipity happens quietly. " + c.documents[3].body }), 60, 2},
		{"a question at the end", edit(func(c *chapter) {
			c.documents = append(c.documents, document{title: "What is serendipity good for?", anchor: "new", kind: "question"})
		}), 14, 2},
	} {
		after := mustBuild(t, site(test.chapters...))
		shards, texts := changed(before, after)
		t.Logf("%s: %d of %d shards, %d texts", test.name, shards, total(before), texts)
		if shards > test.shards || texts > test.texts {
			t.Errorf("%s: %d shards and %d texts, want at most %d and %d", test.name, shards, texts, test.shards, test.texts)
		}
	}
	// A chapter more may push some of its neighbours in the numbering aside.
	added := append(append([]*chapter(nil), chapters[:100]...), &chapter{url: "/new/", title: "Serendipity", kind: "list", language: "en", documents: []document{{title: "Serendipity", kind: "chapter"}}})
	if _, texts := changed(before, mustBuild(t, site(append(added, chapters[100:]...)...))); texts > 16 {
		t.Errorf("a new chapter renames the texts of %d others", texts)
	}
}

// TestOrderDoesNotMatter prunes postings as they come in several orders.
func TestOrderDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, titles := range []int{0, 5, 30, 200} {
		var all []posting
		for i := range 400 {
			impact := uint32(r.IntN(impactHalf))
			if i < titles {
				impact += impactHalf
			}
			all = append(all, newPosting(i, impact, 1))
		}
		want, _ := prune(slices.Clone(all), 10)
		slices.Sort(want)
		if n := max(10, min(titles, 40)); len(want) != n {
			t.Errorf("%d titles: %d postings, want %d", titles, len(want), n)
		}
		for range 20 {
			r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
			var v term
			for _, p := range all {
				v.keep(p)
				v.bound(10)
			}
			got, _ := prune(v.postings, 10)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Fatalf("%d titles: %d postings, want %d", titles, len(got), len(want))
			}
		}
	}
}
