package search

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// result is what the client says of a query.
type result struct {
	Total     int
	Weak      bool
	Corrected [][2]string
	IDs       []int
	Shown     []struct {
		Title, Chapter, URL, Type, Excerpt, Above, Level string
	}
}

func (b *browser) ask(t testing.TB, query string, n int) result {
	t.Helper()
	b.vm.Set("query", query)
	b.vm.Set("n", n)
	var r result
	if err := json.Unmarshal([]byte(b.await(t, "ask(query, n)").String()), &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// titles gives the titles of the results of a query.
func (b *browser) titles(t testing.TB, query string) []string {
	t.Helper()
	var list []string
	for _, s := range b.ask(t, query, 10).Shown {
		list = append(list, s.Title)
	}
	return list
}

// site makes a source of chapters.
func site(chapters ...*chapter) source { return siteWith(nil, chapters...) }

func siteWith(synonyms map[string][]string, chapters ...*chapter) source {
	src := source{language: "en", thesaurus: newThesaurus(synonyms)}
	var mu sync.Mutex
	r := newRecorder(src.thesaurus)
	for _, c := range chapters {
		src.urls = append(src.urls, c.url)
		src.counts = append(src.counts, len(c.documents))
		for i := range c.documents {
			c.documents[i].excerpt = excerpt([]byte(c.documents[i].body))
		}
	}
	src.record = func(i int) ([]byte, error) {
		mu.Lock()
		defer mu.Unlock()
		return r.chapter(chapters[i]), nil
	}
	return src
}

// piece is a file of an index.
type piece struct {
	path string
	data []byte
}

func mustBuild(t testing.TB, src source) []piece {
	t.Helper()
	files, err := build(src)
	if err != nil {
		t.Fatal(err)
	}
	pieces := make([]piece, len(files))
	for i, f := range files {
		data, err := f.data()
		if err != nil {
			t.Fatal(err)
		}
		pieces[i] = piece{f.path, data}
	}
	return pieces
}

func smallGuide() []*chapter {
	return []*chapter{
		{url: "/caching/", title: "Caching", kind: "list", language: "en", documents: []document{
			{title: "Caching", kind: "chapter", body: "Why programs remember what they worked out."},
			{anchor: "how-does-functools-lru-cache-work", title: "How does functools.lru_cache work?", kind: "question", level: "mid", topics: []string{"functools"}, names: "maxsize ", body: "It keeps results of calls by their arguments; see maxsize."},
			{anchor: "q2", title: "Design an LRU cache", kind: "question", level: "senior", body: "A dict and a doubly linked list, each step in O(1)."},
		}},
		{url: "/operators/", title: "Operators", kind: "quiz", language: "en", documents: []document{
			{title: "Operators", kind: "chapter"},
			{anchor: "is", title: "is vs ==", kind: "question", level: "junior", names: "is == ", body: "One compares identity, the other equality."},
			{anchor: "walrus", title: "What does := do?", kind: "quiz", level: "mid", body: "It binds and yields. It compares nothing."},
			{anchor: "init", title: "What is __init__ for?", kind: "question", level: "junior", body: "It fills a fresh object."},
			{anchor: "cpp", title: "Why is C++ faster?", kind: "question", body: "It is compiled ahead of time."},
			{anchor: "args", title: "What are *args?", kind: "question", body: "Positional arguments as a tuple."},
		}},
	}
}

func TestFinds(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(smallGuide()...)))
	for query, want := range map[string]string{
		"functools.lru_cache":        "How does functools.lru_cache work?",
		"lru_cache":                  "How does functools.lru_cache work?",
		"design a cache":             "Design an LRU cache",
		"desing lru":                 "Design an LRU cache",
		"funct":                      "How does functools.lru_cache work?",
		"is vs ==":                   "is vs ==",
		":=":                         "What does := do?",
		"__init__":                   "What is __init__ for?",
		"*args":                      "What are *args?",
		"c++":                        "Why is C++ faster?",
		"o(1)":                       "Design an LRU cache",
		"memoization":                "Design an LRU cache",
		"level:senior cache":         "Design an LRU cache",
		"kind:quiz binds":            "What does := do?",
		"topic:functools":            "How does functools.lru_cache work?",
		"chapter:operators identity": "is vs ==",
		`"fresh object"`:             "What is __init__ for?",
	} {
		if got := b.titles(t, query); len(got) == 0 || got[0] != want {
			t.Errorf("%s: got %q, want %q first", query, got, want)
		}
	}
}

// TestQuestionsFirst asks for what stands in a question's long title and all
// over the sections beside it.
func TestQuestionsFirst(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/terraform/", title: "Terraform", language: "en", documents: []document{
		{title: "Terraform", kind: "chapter", names: "main.tf main.tf ", body: strings.Repeat("The file main.tf is in the root module. ", 9)},
		{anchor: "layout", title: "Terraform layout", kind: "section", names: "main.tf main.tf main.tf ", body: strings.Repeat("In main.tf, main.tf again. ", 9)},
		{anchor: "next", title: "Someone wrote a bucket with its policy and a key to encrypt it in main.tf; what must follow before any of these exist in the account?", kind: "question", body: "Plan, then apply."},
		{anchor: "peering", title: "VPC peering", kind: "section", body: "Two networks are joined by a route."},
		{anchor: "why", title: "What is VPC peering, and when is it worth having?", kind: "question", body: "It joins two networks."},
	}})))
	for query, want := range map[string]string{"main.tf": "next", "vpc peering": "why"} {
		if r := b.ask(t, query, 1); !strings.HasSuffix(r.Shown[0].URL, "#"+want) {
			t.Errorf("%s leads to %s", query, r.Shown[0].URL)
		}
	}
}

// TestWhatATextBeginsWith asks two long answers for what one begins with and
// the other mentions last.
func TestWhatATextBeginsWith(t *testing.T) {
	about, rest := "It reclaims unreachable objects. ", strings.Repeat("Then there is much more to be told of many other things. ", 40)
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/memory/", title: "Memory", language: "en", documents: []document{
		{title: "Memory", kind: "chapter"},
		{anchor: "last", title: "How are pages swapped?", kind: "question", body: rest + about},
		{anchor: "first", title: "What does the collector do?", kind: "question", body: about + rest},
	}})))
	if r := b.ask(t, "reclaims unreachable", 1); !strings.HasSuffix(r.Shown[0].URL, "#first") {
		t.Errorf("leads to %s", r.Shown[0].URL)
	}
}

// TestTextsAndTitles asks for what a text says, beside a title that has one word
// of the query, and for two words of a title, beside a text that is full of them.
func TestTextsAndTitles(t *testing.T) {
	filler := strings.Repeat("Some say one thing, others say another. ", 12)
	docs := []document{
		{title: "What is a worker?", anchor: "worker", kind: "question", body: filler},
		{title: "Which pool would you choose, and how large?", anchor: "pool", kind: "question", body: filler + "A worker waits for a job and takes it off the queue. " + filler},
		{title: "How would you find out that rows of a table are locked?", anchor: "title", kind: "question", body: filler},
		{title: "Why is it slow?", anchor: "full", kind: "question", body: strings.Repeat("Locked rows. ", 9)},
	}
	for i := range 20 {
		docs = append(docs, document{title: fmt.Sprintf("How does part %d wait for a job or a row?", i), anchor: fmt.Sprint("q", i), kind: "question", body: filler})
	}
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", kind: "list", language: "en", documents: docs})))
	for query, want := range map[string]string{
		"worker takes from queue": "pool", "worker": "worker", "locked rows": "title", "slow locked rows": "full",
	} {
		if r := b.ask(t, query, 1); !strings.HasSuffix(r.Shown[0].URL, "#"+want) {
			t.Errorf("%s: got %s, want %s", query, r.Shown[0].URL, want)
		}
	}
}

// TestOneProgramUsesIt asks for a name that stands once, in a long program,
// beside texts that are full of the words in it.
func TestOneProgramUsesIt(t *testing.T) {
	program := strings.Repeat("for row in rows: total += row.weight\n", 60) + "fit(train_inputs)\n"
	docs := []document{
		{title: "How is a vector fitted?", anchor: "program", kind: "question", body: strings.Repeat("It takes some steps. ", 40), code: program},
		{title: "Inputs", anchor: "inputs", kind: "question", body: strings.Repeat("To train is to show inputs. ", 3)},
		{title: "What is it to train?", anchor: "train", kind: "question", body: strings.Repeat("Inputs are shown again and again to train. ", 5)},
	}
	for i := range 20 {
		docs = append(docs, document{title: fmt.Sprintf("What is step %d?", i), anchor: fmt.Sprint("q", i), kind: "question", body: "Train on inputs.", code: program[:2000]})
	}
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", kind: "list", language: "en", documents: docs})))
	for query, want := range map[string]string{"train_inputs": "program", "train inputs": "inputs"} {
		if r := b.ask(t, query, 1); !strings.HasSuffix(r.Shown[0].URL, "#"+want) {
			t.Errorf("%s: got %s, want %s", query, r.Shown[0].URL, want)
		}
	}
}

func TestSameBytes(t *testing.T) {
	first := mustBuild(t, site(smallGuide()...))
	for range 5 {
		again := mustBuild(t, site(smallGuide()...))
		if len(again) != len(first) {
			t.Fatal("another number of files")
		}
		for i, f := range again {
			if f.path != first[i].path || !bytes.Equal(f.data, first[i].data) {
				t.Fatalf("%s differs", f.path)
			}
		}
	}
}

func Example_names() {
	names("o(n log n) of functools.lru_cache", func(name string) { fmt.Println(name) })
	// Output:
	// o(nlogn)
	// functools.lru_cache
	// lru_cache
}

// TestKeywordsOfAChapter reach its questions, weaker than words of their own.
func TestKeywordsOfAChapter(t *testing.T) {
	chapters := smallGuide()
	chapters[1].keywords = []string{"dunder", "identity"}
	b := newBrowser(t, mustBuild(t, site(chapters...)))
	if n := len(b.titles(t, "dunder")); n != 5 {
		t.Errorf("a keyword of the chapter finds %d of its 5 questions", n)
	}
	if got := b.titles(t, "identity"); got[0] != "is vs ==" {
		t.Errorf("found %q before the question whose text has the word", got[0])
	}
}

func TestChooseMovesTheLeastToTheFront(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for size := 1; size < 200; size++ {
		list := make([]posting, size)
		for i := range list {
			list[i] = posting(random.IntN(2 * size))
		}
		sorted := slices.Sorted(slices.Values(list))
		n := 1 + random.IntN(size)
		front := list[:choose(list, n)]
		if front[n-1] != sorted[n-1] || !slices.Equal(slices.Sorted(slices.Values(front)), sorted[:n]) {
			t.Fatalf("the %d least of %v are %v", n, sorted, front)
		}
	}
}

func TestByDocument(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for _, size := range []int{1, 2, 199, 200, 1000} {
		for _, space := range []int{size, 1 << 8, 1 << 16, 1<<16 + 1, 1 << 20} {
			list := make([]posting, size)
			for i, document := range random.Perm(max(size, space))[:size] {
				list[i] = newPosting(document, random.Uint32N(impactTop+1), uint8(random.Uint32N(1<<followerBits)))
			}
			want := slices.SortedFunc(slices.Values(list), func(a, b posting) int { return a.document() - b.document() })
			if got := byDocument(list, nil); !slices.Equal(got, want) {
				t.Fatalf("%d of %d documents are in the order %v", size, space, got)
			}
		}
	}
}
