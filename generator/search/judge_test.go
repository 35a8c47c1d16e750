package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// query is a query with the places that answer it.
type query struct {
	kind string // title, code, prefix, typo, paraphrase, blind, asked, section
	text string
	want []string // URL with fragment, without the leading slash
}

// score is how a kind of queries fared.
type score struct {
	n, first, three, none int
	reciprocal            float64 // sum over the first ten
}

func (s *score) add(rank, total int) {
	s.n++
	if total == 0 {
		s.none++
	}
	if rank == 1 {
		s.first++
	}
	if 1 <= rank && rank <= 3 {
		s.three++
	}
	if 1 <= rank && rank <= 10 {
		s.reciprocal += 1 / float64(rank)
	}
}

func percent(part, whole int) float64 { return 100 * float64(part) / float64(max(whole, 1)) }

// judge asks every query and scores the answers by kind, and as "all".
func judge(t testing.TB, b *browser, queries []query) map[string]*score {
	t.Helper()
	scores := map[string]*score{"all": {}}
	for _, q := range queries {
		r := b.ask(t, q.text, 10)
		rank := 1 + slices.IndexFunc(r.Shown, func(s struct{ Title, Chapter, URL, Type, Excerpt, Above, Level string }) bool {
			return slices.Contains(q.want, s.URL)
		})
		if scores[q.kind] == nil {
			scores[q.kind] = &score{}
		}
		scores[q.kind].add(rank, r.Total)
		scores["all"].add(rank, r.Total)
		if rank != 1 && testing.Verbose() {
			got := ""
			if len(r.Shown) > 0 {
				got = r.Shown[0].URL
			}
			t.Logf("%-10s %2d  %q wants %s, got %s", q.kind, rank, q.text, q.want[0], got)
		}
	}
	return scores
}

// table prints scores as section 4 of the goals asks for them.
func table(t testing.TB, title string, scores map[string]*score) {
	t.Logf("%s\n%-12s %5s %6s %6s %7s %5s", title, "kind", "n", "top-1", "top-3", "MRR@10", "none")
	for _, kind := range []string{"title", "code", "prefix", "typo", "paraphrase", "blind", "all", "asked", "section"} {
		if s := scores[kind]; s != nil {
			t.Logf("%-12s %5d %6.1f %6.1f %7.3f %5.1f", kind, s.n, percent(s.first, s.n), percent(s.three, s.n), s.reciprocal/float64(s.n), percent(s.none, s.n))
		}
	}
}

// goal is what part of the queries of a kind must be answered by the first
// result and by one of the first three, in percent.
type goal struct{ first, three float64 }

func hold(t *testing.T, scores map[string]*score, goals map[string]goal) {
	t.Helper()
	for kind, g := range goals {
		s := scores[kind]
		if s == nil {
			t.Errorf("no queries of kind %s", kind)
			continue
		}
		if first, three := percent(s.first, s.n), percent(s.three, s.n); first < g.first || three < g.three {
			t.Errorf("%s: %.1f / %.1f, less than %.0f / %.0f", kind, first, three, g.first, g.three)
		}
	}
	if all := scores["all"]; percent(all.none, all.n) > 1 {
		t.Errorf("%.1f %% of the queries find nothing", percent(all.none, all.n))
	}
}

// derived makes the queries that follow from questions by themselves: title
// without stop words, a prefix of it, a typing error in it, code names.
func derived(r *rand.Rand, chapters []*chapter, questions int) []query {
	var list []query
	homes := map[string][]string{} // code name -> where it is
	type place struct {
		d   *document
		url string
	}
	var places []place
	told := map[string]bool{} // titles that are not of one question alone are skipped
	for _, c := range chapters {
		for i := range c.documents {
			d := &c.documents[i]
			url := strings.TrimPrefix(c.url, "/") + "#" + d.anchor
			seen := map[string]bool{}
			names(fold(d.title+" "+d.names), func(n string) {
				if !seen[n] {
					seen[n] = true
					homes[n] = append(homes[n], url)
				}
			})
			key := strings.Join(contentWords(d.title), " ")
			if d.kind == "question" && strings.Contains(key, " ") && !told[key] {
				places = append(places, place{d, url})
			}
			told[key] = true
		}
	}
	for _, i := range r.Perm(len(places))[:min(questions, len(places))] {
		d, want := places[i].d, []string{places[i].url}
		content := contentWords(d.title)
		list = append(list,
			query{"title", strings.Join(content, " "), want},
			query{"prefix", cutLast(r, content), want},
			query{"typo", mistype(r, content), want})
		once := map[string]bool{}
		names(fold(d.title+" "+d.names), func(n string) {
			if len(homes[n]) == 1 && !once[n] && len(once) < 2 {
				once[n] = true
				list = append(list, query{"code", n, want})
			}
		})
	}
	return list
}

// sections gives the titles of sections that no other text has, which count less
// than those of questions.
func sections(chapters []*chapter) (list []query) {
	titles := map[string]int{}
	for _, c := range chapters {
		for _, d := range c.documents {
			titles[strings.Join(contentWords(d.title), " ")]++
		}
	}
	for _, c := range chapters {
		for _, d := range c.documents {
			if key := strings.Join(contentWords(d.title), " "); d.kind == "section" && strings.Contains(key, " ") && titles[key] == 1 {
				list = append(list, query{"section", key, []string{strings.TrimPrefix(c.url, "/") + "#" + d.anchor}})
			}
		}
	}
	return list
}

// asking gives the queries that ask for titles in other words than the titles do.
func asking(queries []query) (list []query) {
	ways := []string{"explain %s", "tell me about %s", "what does %s mean", "how does %s work", "give an example of %s", "what is the purpose of %s", "define %s please"}
	for _, q := range queries {
		if q.kind == "title" {
			list = append(list, query{"asked", fmt.Sprintf(ways[len(list)%len(ways)], q.text), q.want})
		}
	}
	return list
}

// cutLast gives the words with the last one cut inside.
func cutLast(r *rand.Rand, content []string) string {
	last := []rune(content[len(content)-1])
	if len(last) > 3 {
		last = last[:2+r.IntN(len(last)-2)]
	}
	return strings.Join(append(slices.Clone(content[:len(content)-1]), string(last)), " ")
}

// mistype gives the words with one of them mistyped: two letters swapped, one
// dropped, doubled, or hit beside.
func mistype(r *rand.Rand, content []string) string {
	list := slices.Clone(content)
	long := []int{}
	for i, w := range list {
		if len([]rune(w)) >= 4 {
			long = append(long, i)
		}
	}
	if len(long) == 0 {
		return strings.Join(list, " ")
	}
	at := long[r.IntN(len(long))]
	w := []rune(list[at])
	i := 1 + r.IntN(len(w)-2)
	switch r.IntN(4) {
	case 0:
		w[i], w[i+1] = w[i+1], w[i]
	case 1:
		w = slices.Delete(w, i, i+1)
	case 2:
		w = slices.Insert(w, i, w[i])
	default:
		w[i] = neighbour(w[i])
	}
	list[at] = string(w)
	return strings.Join(list, " ")
}

// neighbour gives the key to the right of a letter's.
func neighbour(r rune) rune {
	const rows = "qwertyuiop asdfghjkl zxcvbnm "
	if i := strings.IndexRune(rows, r); i >= 0 && rows[i+1] != ' ' {
		return rune(rows[i+1])
	}
	return 'e'
}

// questions of this repository's guide that the derived queries are made of.
const judgedQuestions = 50

// TestJudged asks this repository's guide among made-up chapters that make it
// a guide of 100.
func TestJudged(t *testing.T) {
	t.Parallel() // with those that wait for browsers
	chapters := guideChapters(t)
	queries := append(derived(rand.New(rand.NewPCG(3, 3)), chapters, judgedQuestions), paraphrases(t, chapters)...)
	if len(queries) < 300 {
		t.Errorf("only %d queries", len(queries))
	}
	goals := map[string]goal{"all": {87, 91}, "title": {100, 100}, "code": {98, 98}, "typo": {88, 94}, "prefix": {89, 96}, "paraphrase": {75, 85}, "blind": {60, 72}, "asked": {95, 100}, "section": {88, 96}}
	all := append(newCorpus(1).chapters(95), chapters...)
	b := newBrowser(t, mustBuild(t, site(all...)))
	scores := judge(t, b, queries)
	scores["asked"] = judge(t, b, asking(queries))["asked"]
	scores["section"] = judge(t, b, sections(chapters))["section"]
	table(t, fmt.Sprintf("%d queries, %d chapters", len(queries), len(all)), scores)
	hold(t, scores, goals)
}

// TestJudgedMadeUp asks questions whose words recur everywhere.
func TestJudgedMadeUp(t *testing.T) {
	c := newCorpus(1)
	chapters := c.chapters(100)
	scores := judge(t, newBrowser(t, mustBuild(t, site(chapters...))), derived(c.Rand, chapters, 20))
	table(t, "100 made-up chapters", scores)
	hold(t, scores, map[string]goal{"title": {100, 100}, "code": {98, 98}, "typo": {88, 94}, "prefix": {89, 96}})
}

// BenchmarkQuality prints the scores of a guide of 1,000 chapters.
func BenchmarkQuality(b *testing.B) {
	chapters := guideChapters(b)
	queries := append(derived(rand.New(rand.NewPCG(3, 3)), chapters, judgedQuestions), paraphrases(b, chapters)...)
	client := newBrowser(b, mustBuild(b, site(append(newCorpus(1).chapters(1000), chapters...)...)))
	for b.Loop() {
		scores := judge(b, client, queries)
		scores["asked"] = judge(b, client, asking(queries))["asked"]
		scores["section"] = judge(b, client, sections(chapters))["section"]
		table(b, "this guide among 1,000 made-up chapters", scores)
	}
}
