package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// recorder turns chapters into records, one at a time. It remembers the words it
// met, so that each spelling is stemmed once.
type recorder struct {
	thesaurus *thesaurus
	tongues   map[string]*tongue
	ids       map[string]int32
	keys      []string // of terms
	list      []met
	found     []found   // in the chapter being read, document after document
	used      []int32   // its terms
	touched   []int32   // terms of the document being read
	seq       []int32   // words of a text, see sequence
	stops     []int32   // stop words of a title
	lines     []int32   // words of code, or within the names of a title
	texts     []plain   // of the chapter's documents
	shown     []byte    // what results show of a slot
	postings  []posting // of the chapter, term after term
	data      []byte    // the chapter's record
	spelled   []string  // words of the chapter's titles, for correction and completion
	serial    int32     // of the chapter being read
}

// met is what the chapter and the document being read hold of a term. It is small,
// as it is looked at for every word of a text.
type met struct {
	postings int32 // in the chapter
	df       int32 // documents of the chapter that hold it, context aside
	end      int32 // of its postings in the record
	tf       float32
	marks    uint8
	next     uint8 // follower in the document's title
}

// found is a document that a term was found in.
type found struct {
	id int32
	posting
}

const (
	markTouched = 1 << iota // seen in the document being read
	markTitle               // in its title
	markOwn                 // in its own text, not only in its context
)

// tongue is what a recorder knows of one language's words.
type tongue struct {
	name string
	stemmer
	words   lexicon
	names   lexicon // code names
	phrases phrases
	glosses phrases
}

// mostWords bounds what a recorder remembers: more are met in no language.
const mostWords = 1 << 18

func newRecorder(th *thesaurus) *recorder {
	return &recorder{thesaurus: th, tongues: map[string]*tongue{}, ids: map[string]int32{}}
}

func (r *recorder) tongue(tag string) *tongue {
	base := baseLanguage(tag)
	t := r.tongues[base]
	if t == nil {
		t = &tongue{name: base, stemmer: newStemmer(tag), words: newLexicon(), names: newLexicon()}
		t.phrases = r.thesaurus.phrases(base, r.id)
		if base == "en" {
			t.glosses = r.explanations(t)
		}
		r.tongues[base] = t
	}
	return t
}

func (r *recorder) id(key string) int32 {
	id, ok := r.ids[key]
	if !ok {
		key = strings.Clone(key)
		id = int32(len(r.list))
		r.ids[key] = id
		r.keys, r.list = append(r.keys, key), append(r.list, met{})
	}
	return id
}

// chapter reads a chapter and gives its record.
func (r *recorder) chapter(c *chapter) []byte {
	if len(r.list) > mostWords {
		*r = *newRecorder(r.thesaurus)
	}
	t := r.tongue(c.language)
	r.serial++
	around := r.about(t, c)
	var facets []int32
	for i := range c.documents {
		d := &c.documents[i]
		r.title(t, d.title)
		r.keywords(t, d)
		r.body(t, d)
		r.context(t, c, d)
		r.flush(i, d.prior())
		if i == 0 || !d.like(&c.documents[i-1]) {
			facets = r.facets(around, d)
		}
		for _, id := range facets {
			r.post(id, newPosting(i, 0, 0), true)
		}
	}
	data := r.record(t, c)
	for _, id := range r.used {
		r.list[id] = met{}
	}
	r.used, r.found, r.spelled = r.used[:0], r.found[:0], r.spelled[:0]
	return data
}

// count adds weight to a term of the document being read.
func (r *recorder) count(id int32, weight float32, marks uint8) {
	t := &r.list[id]
	if t.marks == 0 {
		r.touched = append(r.touched, id)
	}
	t.tf += weight
	t.marks |= marks | markTouched
}

// flush turns what was counted into postings of document n.
func (r *recorder) flush(n int, prior float32) {
	for _, id := range r.touched {
		t := &r.list[id]
		r.post(id, newPosting(n, quantise(t.tf, prior, t.marks&markTitle != 0), t.next), t.marks&markOwn != 0)
		t.tf, t.marks, t.next = 0, 0, 0
	}
	r.touched = r.touched[:0]
}

func (r *recorder) post(id int32, p posting, own bool) {
	t := &r.list[id]
	if t.postings == 0 {
		r.used = append(r.used, id)
	}
	r.found = append(r.found, found{id, p})
	t.postings++
	if own {
		t.df++
	}
}

// word gives what is known of a folded word.
func (r *recorder) word(t *tongue, s string) *word {
	w, met := t.words.find(s)
	if !met {
		w.stop, w.id = t.stopword(s), r.id(t.stem(s))
	}
	return w
}

// title counts words and code names. Stop words count here, and only here; so
// do the words within names such as WeakHashMap, and re-render as one word.
func (r *recorder) title(t *tongue, title string) {
	folded := fold(title)
	seq, stops := r.seq[:0], r.stops[:0]
	words(folded, func(s string) {
		w := r.word(t, s)
		if w.stop {
			stops = append(stops, w.id)
			return
		}
		seq = append(seq, w.id)
		if first, _ := utf8.DecodeRuneInString(s); w.titled != r.serial && len(s) > 2 && !unspaced(first) {
			w.titled = r.serial
			r.spelled = append(r.spelled, s)
		}
	})
	r.seq, r.stops = seq, stops
	weight := weightTitle * lengthNorm(titleB, len(seq)+len(stops)/2, titleLength)
	for _, id := range stops {
		r.count(id, weight, markTitle|markOwn)
	}
	r.heading(seq, weight)
	if parts := r.sequence(t, fold(humps(title)+joined(title)), &r.lines); len(parts) > 0 {
		r.heading(parts, weight)
		if last := &r.list[parts[len(parts)-1]]; last.next == 0 {
			last.next = follower("") // what ends a name need not end the title
		}
	}
	r.concepts(t, seq, weight, markTitle|markOwn)
	r.explain(t, seq)
	r.names(t, folded, weight, markTitle|markOwn)
}

// heading counts the words of a title, and notes which follows which.
func (r *recorder) heading(seq []int32, weight float32) {
	for i, id := range seq {
		r.count(id, weight, markTitle|markOwn)
		if t := &r.list[id]; t.next == 0 && i+1 < len(seq) {
			t.next = follower(r.keys[seq[i+1]])
		}
	}
}

// keywords counts what the author wants the document to be found by.
func (r *recorder) keywords(t *tongue, d *document) {
	list := slices.Concat(d.topics, d.keywords)
	weight := weightKeyword * lengthNorm(titleB, len(list), keywordLength)
	for _, k := range list {
		folded := fold(k)
		r.words(t, r.sequence(t, folded, &r.seq), weight)
		r.names(t, folded, weight, markOwn)
	}
}

// body counts running text, inline code and code blocks. A text is about a name
// that it puts in inline code; a program's names it merely uses, however often.
func (r *recorder) body(t *tongue, d *document) {
	body, code, inline := fold(d.body), fold(d.code), fold(d.names)
	text := r.sequence(t, body, &r.seq)
	lines := r.sequence(t, code, &r.lines)
	norm := weightBody * lengthNorm(bodyB, len(text)+len(lines)/2, bodyLength)
	r.words(t, text, norm)
	r.lead(text[:min(len(text), leadLength)])
	r.names(t, body, norm, markOwn)
	for _, id := range r.sequence(t, inline, &r.seq) {
		r.count(id, (weightName-1)*norm, markOwn)
	}
	r.names(t, inline, (weightTitle-1)*norm, markOwn)
	for _, id := range lines {
		r.count(id, norm/2, markOwn)
	}
	names(code, func(name string) {
		if id := r.name(t, name); r.list[id].marks&markOwn == 0 {
			r.count(id, norm/2, markOwn)
		}
	})
}

// lead counts the words that a text begins with once more: they say what it is
// about, however long it is. Words of the title have said that already.
func (r *recorder) lead(seq []int32) {
	for _, id := range seq {
		if r.list[id].marks&markTitle == 0 {
			r.count(id, weightLead, markOwn)
		}
	}
}

// context counts what stands around the document: the titles above it, and the
// keywords of its chapter.
func (r *recorder) context(t *tongue, c *chapter, d *document) {
	around := strings.Join(d.path, " ")
	if d.kind != "chapter" {
		around += " " + c.title + " " + strings.Join(c.keywords, " ")
	}
	for _, id := range r.sequence(t, fold(around), &r.seq) {
		r.count(id, weightContext, 0)
	}
}

// sequence gives the words of folded text, stop words left out. It is kept in
// buffer, which the next use overwrites.
func (r *recorder) sequence(t *tongue, folded string, buffer *[]int32) []int32 {
	seq := (*buffer)[:0]
	words(folded, func(s string) {
		if w := r.word(t, s); !w.stop {
			seq = append(seq, w.id)
		}
	})
	*buffer = seq
	return seq
}

// words counts the words of a text, and what their phrases mean.
func (r *recorder) words(t *tongue, seq []int32, weight float32) {
	for _, id := range seq {
		r.count(id, weight, markOwn)
	}
	r.concepts(t, seq, weight, markOwn)
}

// concepts counts the one-word names of phrases of the thesaurus.
func (r *recorder) concepts(t *tongue, seq []int32, weight float32, marks uint8) {
	t.phrases.match(seq, func(ph phrase) { r.count(ph.terms[0], weight, marks) })
}

// explain counts what is said of the matters in a title, more of it the more of
// the title their names are.
func (r *recorder) explain(t *tongue, seq []int32) {
	t.glosses.match(seq, func(ph phrase) {
		weight := weightGloss * float32(1+len(ph.rest)) / float32(len(seq))
		for _, id := range ph.terms {
			if r.list[id].marks&markTitle == 0 {
				r.count(id, weight, markOwn)
			}
		}
	})
}

// names counts the code names of folded text.
func (r *recorder) names(t *tongue, folded string, weight float32, marks uint8) {
	names(folded, func(name string) {
		r.count(r.name(t, name), weight, marks)
	})
}

func (r *recorder) name(t *tongue, name string) int32 {
	w, met := t.names.find(name)
	if !met {
		w.id = r.id(nameKey(t.stemmer, name))
	}
	return w.id
}

// nameKey gives the key of a code name. It begins with the first word in it,
// so that it is found in the same shard as that word.
func nameKey(s stemmer, name string) string {
	base := ""
	words(name, func(w string) {
		if base == "" {
			base = s.stem(w)
		}
	})
	return base + "=" + name
}
