package search

import "strings"

// reader turns chapters into terms. It belongs to one worker.
type reader struct {
	*terms
	thesaurus *thesaurus
	tongues   map[string]*tongue
	touched   []int32         // terms of the document being read
	seq       []int32         // words of the field being read, without stop words
	kinds     map[string]bool // kinds of the chapters read
}

// tongue is what a reader knows of one language's words.
type tongue struct {
	stemmer
	words   map[string]*word
	phrases phrases
}

// word is a spelling met in a text.
type word struct {
	id      int32
	stop    bool
	inTitle bool // met in a title: offered for completion and correction
}

func newReader(limit int, th *thesaurus) *reader {
	return &reader{terms: newTerms(limit), thesaurus: th, tongues: map[string]*tongue{}, kinds: map[string]bool{}}
}

func (r *reader) tongue(tag string) *tongue {
	base := baseLanguage(tag)
	t := r.tongues[base]
	if t == nil {
		t = &tongue{stemmer: newStemmer(tag), words: map[string]*word{}}
		t.phrases = r.thesaurus.phrases(t.stemmer, r.terms)
		r.tongues[base] = t
	}
	return t
}

// chapter reads the documents of c; number gives the number of each.
func (r *reader) chapter(c *chapter, number func(i int) int) {
	t := r.tongue(c.language)
	for i := range c.documents {
		d := &c.documents[i]
		n := number(i)
		r.title(t, d.title)
		r.keywords(t, d)
		r.body(t, d)
		context := strings.Join(d.path, " ")
		if d.kind != "chapter" {
			context += " " + c.title
		}
		r.context(t, context)
		r.flush(n, d.prior())
		r.facets(t, c, d, n)
	}
}

// count adds weight to a term of the document being read.
func (r *reader) count(id int32, weight float32, marks uint8) {
	t := &r.list[id]
	if t.marks == 0 {
		r.touched = append(r.touched, id)
	}
	t.tf += weight
	t.marks |= marks | markTouched
}

// flush turns what was counted into postings of document n.
func (r *reader) flush(n int, prior float32) {
	for _, id := range r.touched {
		t := &r.list[id]
		if t.marks&markOwn != 0 {
			t.df++
		}
		t.add(newPosting(n, quantise(t.tf, prior, t.marks&markTitle != 0), t.next), r.limit)
		t.tf, t.marks, t.next = 0, 0, 0
	}
	r.touched = r.touched[:0]
}

// word gives what is known of a folded word.
func (r *reader) word(t *tongue, s string) *word {
	w := t.words[s]
	if w == nil {
		w = &word{stop: t.stopword(s)}
		s = strings.Clone(s)
		w.id = r.id(t.stem(s))
		t.words[s] = w
	}
	return w
}

// title counts words and code names, and notes which word follows which. Stop words count here,
// and only here.
func (r *reader) title(t *tongue, title string) {
	folded := fold(title)
	r.seq = r.seq[:0]
	var stops []int32
	words(folded, func(s string) {
		w := r.word(t, s)
		w.inTitle = true
		if w.stop {
			stops = append(stops, w.id)
		} else {
			r.seq = append(r.seq, w.id)
		}
	})
	weight := weightTitle * lengthNorm(titleB, len(r.seq)+len(stops)/2, titleLength)
	for i, id := range r.seq {
		r.count(id, weight, markTitle|markOwn)
		if t := &r.list[id]; t.next == 0 && i+1 < len(r.seq) {
			t.next = follower(r.list[r.seq[i+1]].key)
		}
	}
	for _, id := range stops {
		r.count(id, weight, markTitle|markOwn)
	}
	r.concepts(t, weight, markTitle|markOwn)
	names(folded, func(name string) { r.count(r.name(t, name), weight, markTitle|markOwn) })
}

// keywords counts what the author wants the document to be found by.
func (r *reader) keywords(t *tongue, d *document) {
	list := append(append([]string(nil), d.topics...), d.keywords...)
	weight := weightKeyword * lengthNorm(titleB, len(list), keywordLength)
	for _, k := range list {
		folded := fold(k)
		r.sequence(t, folded)
		for _, id := range r.seq {
			r.count(id, weight, markOwn)
		}
		r.concepts(t, weight, markOwn)
		names(folded, func(name string) { r.count(r.name(t, name), weight, markOwn) })
	}
}

// body counts running text, inline code and code blocks.
func (r *reader) body(t *tongue, d *document) {
	body, code, inline := fold(d.body), fold(d.code), fold(d.names)
	r.sequence(t, code)
	n := len(r.seq) / 2
	r.sequence(t, body)
	n += len(r.seq)
	norm := lengthNorm(bodyB, n, bodyLength)
	for _, id := range r.seq {
		r.count(id, weightBody*norm, markOwn)
	}
	r.concepts(t, weightBody*norm, markOwn)
	names(body, func(name string) { r.count(r.name(t, name), weightBody*norm, markOwn) })
	r.sequence(t, inline)
	for _, id := range r.seq {
		r.count(id, (weightName-weightBody)*norm, markOwn)
	}
	names(inline, func(name string) { r.count(r.name(t, name), (weightKeyword-weightBody)*norm, markOwn) })
	r.sequence(t, code)
	for _, id := range r.seq {
		r.count(id, weightBody*norm/2, markOwn)
	}
	names(code, func(name string) { r.count(r.name(t, name), weightBody*norm, markOwn) })
}

func (r *reader) context(t *tongue, context string) {
	r.sequence(t, fold(context))
	for _, id := range r.seq {
		r.count(id, weightContext, 0)
	}
}

// sequence fills seq with the words of folded text, stop words left out.
func (r *reader) sequence(t *tongue, folded string) {
	r.seq = r.seq[:0]
	words(folded, func(s string) {
		if w := r.word(t, s); !w.stop {
			r.seq = append(r.seq, w.id)
		}
	})
}

// concepts counts the one-word names of phrases of the thesaurus in seq.
func (r *reader) concepts(t *tongue, weight float32, marks uint8) {
	for i := range r.seq {
		t.phrases.match(r.seq[i:], func(concept int32) { r.count(concept, weight, marks) })
	}
}

// name gives the term of a code name. Its key begins with the first word in
// it, so that it is found in the same shard as that word.
func (r *reader) name(t *tongue, name string) int32 {
	return r.id(nameKey(t.stemmer, name))
}

func nameKey(s stemmer, name string) string {
	base := ""
	words(name, func(w string) {
		if base == "" {
			base = s.stem(w)
		}
	})
	return base + "=" + name
}

// facets lists the document under what it can be filtered by.
func (r *reader) facets(t *tongue, c *chapter, d *document, n int) {
	seen := map[string]bool{}
	add := func(name, value string) {
		if key := "@" + name + ":" + value; value != "" && !seen[key] {
			seen[key] = true
			id := r.id(key)
			r.list[id].df++
			r.list[id].add(newPosting(n, 0, 0), r.limit)
		}
	}
	r.kinds[c.kind] = true
	add("kind", c.kind)
	add("kind", d.kind)
	add("level", d.level)
	for _, topic := range d.topics {
		add("topic", facetValue(topic))
	}
	words(fold(c.title), func(w string) { add("chapter", t.stem(w)) })
}

// facetValue gives a topic as it is typed after "topic:".
func facetValue(s string) string {
	return strings.Join(strings.Fields(fold(s)), "-")
}
