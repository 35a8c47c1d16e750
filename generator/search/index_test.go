package search

import (
	"bytes"
	"cmp"
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

// TestNearest asks for words that no document has: the titles that look most
// like them are shown, and that they are no answer is told.
func TestNearest(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(smallGuide()...)))
	for query, want := range map[string]string{
		"functional":              "How does functools.lru_cache work?",
		"level:senior redesigned": "Design an LRU cache",
	} {
		r := b.ask(t, query, 1)
		if len(r.Shown) == 0 || r.Shown[0].Title != want || !r.Weak {
			t.Errorf("%s: got %+v, want %q as the nearest", query, r.Shown, want)
		}
	}
	if r := b.ask(t, "xyzzyqq", 1); r.Total != 0 {
		t.Errorf("nonsense finds %+v", r.Shown)
	}
	zh := &chapter{url: "/", title: "题", language: "zh", documents: []document{{title: "什么是装饰器？", anchor: "a", kind: "question"}, {title: "列表和元组", anchor: "b", kind: "question"}}}
	b = newBrowser(t, mustBuild(t, site(zh)))
	if r := b.ask(t, "装璜", 1); len(r.Shown) == 0 || r.Shown[0].Title != "什么是装饰器？" || !r.Weak {
		t.Errorf("a pair of characters of an unspaced script finds %+v", r.Shown)
	}
}

// TestFormsOfGet asks with a word that says as little as "get".
func TestFormsOfGet(t *testing.T) {
	docs := []document{
		{title: "What is the hardest feedback you were given?", anchor: "feedback", kind: "question", body: "Say what changed."},
		{title: "Why do you want to leave?", anchor: "leave", kind: "question", body: "Criticism that you got is no reason."},
	}
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", kind: "list", language: "en", documents: docs})))
	for _, query := range []string{"feedback you got", "getting feedback"} {
		if got := b.ask(t, query, 1); !strings.HasSuffix(got.Shown[0].URL, "#feedback") {
			t.Errorf("%s leads to %s", query, got.Shown[0].URL)
		}
	}
}

// TestMistypedStopWord mistypes a word that says nothing, of which no other word
// of a title is to be made while it is nearer.
func TestMistypedStopWord(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", language: "en", documents: []document{
		{title: "Why is tag white?", anchor: "a", kind: "question"}, {title: "Which lock is it?", anchor: "b", kind: "question"},
	}})))
	if r := b.ask(t, "whihc lock", 2); len(r.Corrected) != 1 || r.Corrected[0][1] != "which" || r.Shown[0].Title != "Which lock is it?" {
		t.Errorf("read as %v, found %+v", r.Corrected, r.Shown)
	}
}

// TestLostLetter asks for a word of four letters without one of them.
func TestLostLetter(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", language: "en", documents: []document{
		{title: "What is Python?", anchor: "a", kind: "question"}, {title: "What is self in Python?", anchor: "b", kind: "question"},
		{title: "What is a set in Python?", anchor: "c", kind: "question"},
	}})))
	for query, want := range map[string]string{"sef python": "#b", "python sel": "#b", "xyz python": "#a"} {
		if r := b.ask(t, query, 1); r.Shown[0].URL != want {
			t.Errorf("%s leads to %+v", query, r.Shown)
		}
	}
}

// TestCompounds asks for words that a title writes as one, and the other way
// about. A word that only happens to be made of two stays itself.
func TestCompounds(t *testing.T) {
	c := &chapter{url: "/", title: "Names", kind: "list", language: "en"}
	for i, title := range []string{"How does WeakHashMap work?", "Convert a HashMap to a list", "What are lifecycle hooks?", "What is the event loop?", "What is a JSONParser?", "Use strict mode", "Start of a session", "The data-model of objects", "Why is a cold start slow?"} {
		c.documents = append(c.documents, document{title: title, anchor: fmt.Sprint("q", i), kind: "question"})
	}
	b := newBrowser(t, mustBuild(t, site(c)))
	for query, want := range map[string]string{
		"weak hash map": "How does WeakHashMap work?", "weakhashmap": "How does WeakHashMap work?", "hash map": "Convert a HashMap to a list",
		"life cycle": "What are lifecycle hooks?", "eventloop": "What is the event loop?", "parser": "What is a JSONParser?", "strictmode": "Use strict mode",
		"data model": "The data-model of objects", "data-model": "The data-model of objects", "datamodel": "The data-model of objects", "cold-start": "Why is a cold start slow?",
	} {
		if got := b.titles(t, query); len(got) == 0 || got[0] != want {
			t.Errorf("%s: got %q, want %q first", query, got, want)
		}
	}
}

func TestSynonymsOfASite(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(smallGuide()...)))
	if got := b.titles(t, "zwischenspeicher"); len(got) != 0 {
		t.Fatalf("found %q without synonyms", got)
	}
	b = newBrowser(t, mustBuild(t, siteWith(map[string][]string{"cache": {"zwischenspeicher", "speed book"}}, smallGuide()...)))
	for _, query := range []string{"zwischenspeicher", "speed book"} {
		if got := b.titles(t, query); len(got) == 0 || got[0] != "Design an LRU cache" {
			t.Errorf("%s: found %q", query, got)
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

// hostile are queries that nobody types.
var hostile = []string{
	`<img src=x onerror=alert(1)>`, strings.Repeat("a", 10000), strings.Repeat("ab ", 3333), "?!.,;()[]{}", "🧵🔒", "__proto__", "constructor",
	"toString hasOwnProperty", "%", "%E0%A4%A", `\`, `"`, `""""`, "level:", "level:__proto__ x", `topic:"`, "\x00", "[", "(?<", "مرحبا", "נשמה", "ก",
	strings.Repeat("(", 5000), strings.Repeat("*@", 5000), strings.Repeat(`"x" `, 2500), strings.Repeat("o(", 5000),
}

func TestHostileQueries(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(smallGuide()...)))
	for _, query := range hostile {
		b.ask(t, query, 10)
	}
	for _, expression := range []string{`ask("\ud800", 3)`, `ask("x\udc00y", 3)`, `ask("", 3)`, `ask(" ", 3)`} {
		b.await(t, expression)
	}
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

// TestUndeclared reads chapters that do not say their language.
func TestUndeclared(t *testing.T) {
	guides := map[string][]string{
		"es": {"¿Qué es el recolector de basura?", "¿Cómo se crea un hilo?", "¿Cuál es la diferencia entre listas y tuplas?"},
		"de": {"Was ist ein Dekorierer?", "Wie funktioniert die Speicherbereinigung?", "Wozu dient das Schlüsselwort yield und wann ist es von Nutzen?"},
		"en": {"What is the GIL?", "How is a list made?", "Why are strings immutable?"},
		"":   {"map", "filter", "reduce"},
	}
	for want, titles := range guides {
		var docs []document
		for _, title := range titles {
			docs = append(docs, document{title: title, kind: "question"})
		}
		if got := speaks(docs, "en"); got != cmp.Or(want, "en") {
			t.Errorf("%q: told as %s, want %s", titles, got, want)
		}
	}
}

// TestForeignSynonyms asks guides in other languages, and holds an English one
// free of what it has no use for.
func TestForeignSynonyms(t *testing.T) {
	for _, c := range []struct{ language, title, query string }{
		{"es", "¿Cómo se crea un hilo?", "thread"},
		{"es", "¿Qué es el recolector de basura?", "gc"},
		{"ru", "Что такое замыкание?", "closure"},
		{"ru", "Что такое memory leaks?", "leak"},
		{"en", "Что делает сборщик мусора?", "garbage collector"}, // told by its script
		{"zh", "垃圾回收机制", "gc"},
		{"zh", "什么是装饰器？", "decorator"},
		{"ja", "デッドロックとは何ですか", "deadlock"},
		{"ja", "再帰とは何ですか", "recursion"},
		{"ko", "Hash Table 이란", "해시테이블"},
		{"ko", "교착상태란 무엇인가", "데드락"},
	} {
		docs := []document{{title: c.title, anchor: "q", kind: "question"}, {title: "Other", anchor: "o", kind: "question"}}
		b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", language: c.language, documents: docs})))
		if got := b.titles(t, c.query); len(got) == 0 || got[0] != c.title {
			t.Errorf("%s: got %q, want %q", c.query, got, c.title)
		}
	}
	docs := []document{{title: "What is a thread?", anchor: "q", kind: "question"}}
	b := newBrowser(t, mustBuild(t, site(&chapter{url: "/", title: "x", language: "en", documents: docs})))
	if got := b.titles(t, "hilo"); len(got) != 0 {
		t.Errorf("an English guide knows a Spanish word: %q", got)
	}
}

// TestLanguages asks a guide whose chapters are in several languages, and whose
// own is English, for inflected, unfinished and mistyped words.
func TestLanguages(t *testing.T) {
	var chapters []*chapter
	for language, titles := range map[string][]string{
		"en": {"What is a generator?"},
		"de": {"Wie funktioniert die Speicherbereinigung?", "Wozu dienen Schlüsselwörter?", "Was macht sys.getrefcount?"},
		"ru": {"Чем список отличается от кортежа?", "Как работает сборщик мусора?"},
		"ja": {"リストとタプルの違いは何ですか？", "デコレータとは何ですか？"},
		"zh": {"列表和元组有什么区别？", "什么是装饰器？"},
		"hi": {"सूची और टपल में क्या अंतर है?", "डेकोरेटर क्या होता है?"},
		"ar": {"ما الفرق بين القائمة والصف؟", "كيف تعمل القواميس؟"},
		"ko": {"리스트와 튜플의 차이점을 설명해주세요.", "데코레이터란 무엇인가요?"},
		"bn": {"লিস্ট ও টাপলের মধ্যে পার্থক্য কী?", "ক্লোজার কীভাবে কাজ করে?"},
		"th": {"ลิสต์กับทูเพิลต่างกันอย่างไร?", "ตัวตกแต่งคืออะไร?"},
		"he": {"מה ההבדל בין רשימה לטאפל?", "איך עובד איסוף זבל?"},
		"fa": {"تفاوت لیست و تاپل چیست؟", "دکوراتور چگونه کار می‌کند؟"},
		"uk": {"Чим замикання відрізняється від функції?"},
		"tr": {"Kapanış (closure) nedir?"},
		"vi": {"Bao đóng là gì?"},
		"pl": {"Czym są domknięcia?"},
	} {
		c := &chapter{url: "/" + language + "/", title: language, kind: "list", language: language}
		for i, title := range titles {
			c.documents = append(c.documents, document{title: title, anchor: fmt.Sprint("q", i), kind: "question"})
		}
		chapters = append(chapters, c)
	}
	slices.SortFunc(chapters, func(a, b *chapter) int { return strings.Compare(a.url, b.url) })
	b := newBrowser(t, mustBuild(t, site(chapters...)))
	for query, want := range map[string]string{
		"speicherbereinigun": "Speicherbereinigung", "schlusselwort": "Schlüsselwörter", "getrefcount": "getrefcount", "sys.getrefcount": "getrefcount",
		"списки и кортежи": "список", "сборка мусора": "сборщик", "タプル 違い": "タプル", "デコレーター": "デコレータ",
		"元组列表区别": "元组", "装饰": "装饰器", "टपल सूची": "टपल", "डेकोरेटर": "डेकोरेटर", "قائمة": "القائمة", "قواميس": "القواميس",
		"튜플 차이": "튜플", "데코레이터": "데코레이터", "টাপল": "টাপলের", "ক্লোজার": "ক্লোজার", "ทูเพิล": "ทูเพิล", "ตัวตกแต่ง": "ตัวตกแต่ง", "ความแตกต่างระหว่างลิสต์กับทูเพิล": "ทูเพิล",
		"טאפל":      "לטאפל",
		"איסוף זבל": "איסוף", "تاپل": "تاپل", "دكوراتور": "دکوراتور", "замикання": "замикання", "kapanis": "Kapanış", "bao dong": "Bao đóng", "domkniecia": "domknięcia",
	} {
		if got := b.titles(t, query); len(got) == 0 || !strings.Contains(got[0], want) {
			t.Errorf("%s: got %q, want %q first", query, got, want)
		}
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
