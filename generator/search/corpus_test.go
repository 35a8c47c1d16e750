package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// corpus makes a guide of n chapters that reads like one to a search: 10 to 30
// questions a chapter, words by Zipf's law, subjects that recur everywhere so
// that no single word finds a question, and a code name of its own for each
// third question.
type corpus struct {
	*rand.Rand
	words   []string
	zipf    *rand.Zipf
	modules []string
}

var (
	subjects = strings.Fields(`list dict tuple set string generator iterator decorator closure class instance
		module package import exception traceback thread process coroutine lock queue stack heap tree graph cache
		buffer socket request response session cookie token index cursor transaction schema table column query view
		trigger container image volume pipeline branch commit merge review test fixture mock assertion benchmark
		profiler logger handler formatter parser lexer compiler interpreter bytecode frame scope namespace argument
		parameter default annotation protocol interface descriptor property attribute metaclass mixin factory
		singleton observer adapter proxy pool worker scheduler timer signal event loop future promise callback
		stream file directory path encoding decoder serializer validator serializer router middleware template form
		field widget signalling histogram outlier dataframe array matrix vector scalar gradient tensor feature label
		cluster replica shard partition leader follower broker topic consumer producer offset gateway balancer
		firewall certificate cipher digest signature password role policy quota limit budget deadline retry backoff`)
	aspects = strings.Fields(`memory ordering equality identity hashing copying slicing sorting nesting sharing closing
		opening reading writing locking waiting cancelling resuming pickling printing comparing merging splitting
		counting grouping filtering mapping reducing caching evicting expiring refreshing validating escaping quoting
		encoding decoding compressing encrypting signing hashing sampling shuffling rounding overflow precision
		recursion iteration mutation assignment inheritance composition delegation overriding overloading shadowing
		binding lookup dispatch lifetime ownership visibility cleanup startup shutdown deployment rollback migration
		versioning packaging testing mocking profiling tracing logging alerting debugging`)
	shapes = []string{
		"What happens to a %s during %s in a %s?",
		"How does a %s affect the %s of a %s?",
		"When would you prefer a %s for the %s of a %s?",
		"Explain why a %s needs %s before a %s",
		"What is wrong with a %s that does its %s inside a %s?",
		"How do you keep a %s safe from %s by another %s?",
	}
)

func newCorpus(seed uint64) *corpus {
	r := rand.New(rand.NewPCG(seed, 7))
	c := &corpus{Rand: r}
	c.words = append(c.words, strings.Fields("the a of to and is in it that for with as on are this be by or not you from an which can when its has one")...)
	c.words = append(append(c.words, subjects...), aspects...)
	for len(c.words) < 9000 {
		c.words = append(c.words, c.invent())
	}
	for range 60 {
		c.modules = append(c.modules, c.invent())
	}
	c.zipf = rand.NewZipf(r, 1.25, 12, uint64(len(c.words)-1))
	return c
}

// invent makes a word that could be English.
func (c *corpus) invent() string {
	heads := []string{"b", "br", "c", "cl", "d", "f", "fl", "g", "gr", "h", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w"}
	tails := []string{"an", "ar", "at", "el", "en", "er", "ig", "il", "in", "ock", "on", "or", "ul", "um", "und", "ent"}
	var b strings.Builder
	for range 2 + c.IntN(2) {
		b.WriteString(heads[c.IntN(len(heads))] + tails[c.IntN(len(tails))])
	}
	return b.String()
}

func (c *corpus) pick(list []string) string { return list[c.IntN(len(list))] }

// prose makes about n words of running text.
func (c *corpus) prose(n int, names ...string) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		if len(names) > 0 && i%23 == 5 {
			b.WriteString(names[i%len(names)])
		}
		b.WriteByte(' ')
		b.WriteString(c.words[c.zipf.Uint64()])
		if i%13 == 12 {
			b.WriteByte('.')
		}
	}
	return b.String()
}

// chapters makes n chapters. Titles differ from each other.
func (c *corpus) chapters(n int) []*chapter {
	taken := map[string]bool{}
	list := make([]*chapter, n)
	for i := range list {
		ch := &chapter{
			url: fmt.Sprintf("/part-%d/chapter-%d/", i/20, i), kind: c.pick([]string{"list", "list", "mock", "quiz"}), language: "en",
			title: fmt.Sprintf("%s and %s", c.pick(subjects), c.pick(aspects)),
		}
		topics := []string{c.pick(subjects), c.pick(aspects)}
		level := c.pick([]string{"junior", "mid", "senior"})
		ch.documents = append(ch.documents, document{title: ch.title, kind: "chapter", level: level, topics: topics, body: c.prose(60)})
		for range 10 + c.IntN(20) {
			ch.documents = append(ch.documents, c.question(taken, level, topics))
		}
		list[i] = ch
	}
	return list
}

func (c *corpus) question(taken map[string]bool, level string, topics []string) document {
	for {
		title := fmt.Sprintf(c.pick(shapes), c.pick(subjects), c.pick(aspects), c.pick(subjects))
		name := ""
		if c.IntN(3) == 0 {
			name = fmt.Sprintf("%s.%s_%s", c.pick(c.modules), c.pick(subjects), c.pick(aspects))
			title = fmt.Sprintf("What does %s return for a %s under %s?", name, c.pick(subjects), c.pick(aspects))
		}
		key := strings.Join(contentWords(title), " ")
		if taken[key] || taken[name] {
			continue
		}
		taken[key], taken[name] = true, name != ""
		d := document{
			title: title, anchor: plainSlug(title), kind: "question", level: level, topics: topics,
			body: c.prose(50+c.IntN(100), name), names: name,
			code: fmt.Sprintf("value = %s(%s)\nfor item in value:\n    print(item)\n", name, c.pick(subjects)),
		}
		return d
	}
}

// contentWords gives the words of a title that are no stop words, sorted
// neither by frequency nor otherwise: in their order.
func contentWords(title string) []string {
	s := newStemmer("en")
	var list []string
	words(fold(title), func(w string) {
		if !s.stopword(w) {
			list = append(list, w)
		}
	})
	return list
}
