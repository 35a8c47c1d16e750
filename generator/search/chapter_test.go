package search

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"gen/generator/guide"
)

func prose(html string) *guide.Prose { return &guide.Prose{HTML: guide.HTML(html)} }

// sample is a chapter with a section, a question, a quiz and a conversation.
func sample() *guide.Chapter {
	asked := &guide.Entry{ID: "lru", Type: guide.Asked, Title: "What does lru_cache keep?", Level: "mid", Topics: []string{"Caching"}, Keywords: []string{"memo"}}
	quiz := &guide.Entry{ID: "pick", Type: guide.MultipleChoice, Title: "Which call sorts in place?", Cue: "xs = [3, 1]"}
	turn := &guide.Entry{ID: "turn", Type: guide.AskingTurn, Title: "How would you shard it?"}
	return &guide.Chapter{
		Path: "chapters/a.md", URL: "/a/", Title: "Caches", Kind: guide.KindList, Meta: guide.Meta{Level: "junior"},
		Entries: []*guide.Entry{asked, quiz, turn},
		Body: func() (*guide.Body, error) {
			return &guide.Body{Outline: []*guide.Section{{ID: "basics", Title: "Basics", Children: []*guide.Section{
				{ID: "lru", Title: asked.Title, Entry: asked}, {ID: "pick", Title: quiz.Title, Entry: quiz},
			}}}, Blocks: []guide.Block{
				prose("<p>Before any heading, <em>introductory</em>.</p>"),
				&guide.Heading{ID: "basics", Level: 2, Title: *prose("Basics")},
				prose("<p>Of the section.</p>"),
				&guide.Question{Entry: asked, Title: *prose("What does <code>lru_cache</code> keep?"), Parts: []*guide.Part{
					{Type: guide.Answer, Body: []guide.Block{
						prose(`<p>Results &amp; arguments; <a href="#" title="a > b">see</a> <code>maxsize</code>.</p><pre><code><span class="k">def</span> f(): <span>pass</span></code></pre>`),
						&guide.Heading{ID: "inner", Level: 4, Title: *prose("An inner heading")},
					}},
					{Type: guide.KeyPoints, Body: []guide.Block{prose("<ul><li>bounded</li><li>threadsafe</li></ul>")}},
					{Type: guide.FollowUp, Body: []guide.Block{prose("<p>How would it <code>expire</code>?</p>")}},
				}},
				&guide.Question{Entry: quiz, Title: *prose(quiz.Title),
					Choices: []guide.Choice{
						{Letter: "A", Body: *prose("sorted"), Why: []guide.Block{prose("<p>copies wrongly</p>")}},
						{Letter: "B", Body: *prose("xs.sort"), Correct: true, Why: []guide.Block{prose("<p>not sorted anew</p>")}},
					},
					Parts: []*guide.Part{{Type: guide.Answer, Body: []guide.Block{prose("<p>Right: B</p>")}}, {Type: guide.Explanation, Body: []guide.Block{prose("<p>xs.sort mutates</p><pre>giveaway</pre>")}}},
				},
				&guide.Dialogue{Turns: []*guide.Turn{
					{ID: "turn", Role: guide.Interviewer, Entry: turn, Body: []guide.Block{prose("<p>How would you shard it?</p>")}},
					{Role: guide.Candidate, Stage: *prose("thinks"), Body: []guide.Block{prose("<p>By tenant.</p>")}},
				}},
			}}, nil
		},
	}
}

func TestDocumentsOfAChapter(t *testing.T) {
	c := sample()
	body, _ := c.Body()
	docs := outlined(c, body)
	read(docs, body, nil)
	var got strings.Builder
	for _, d := range docs {
		got.WriteString(strings.Join([]string{d.kind, d.anchor, d.level, strings.Join(d.path, "/"), strings.Join(strings.Fields(d.body), " ")}, "|") + "\n")
	}
	want := `chapter||junior||before any heading, introductory.
section|basics|junior||of the section.
question|lru|mid|Basics|results & arguments; see maxsize. an inner heading bounded threadsafe
quiz|pick|junior|Basics|sorted xs.sort
turn|turn|junior||how would you shard it? thinks by tenant.
`
	if got.String() != want {
		t.Errorf("got\n%swant\n%s", got.String(), want)
	}
	if d := docs[3]; d.code != "copies wrongly not anew right mutates " || d.excerpt != "xs = [3, 1] sorted xs.sort" {
		t.Errorf("of the quiz %q is counted, and %q shown", d.code, d.excerpt)
	}
	if d := docs[2]; strings.Join(strings.Fields(d.names), " ") != "lru_cache maxsize" || !strings.Contains(d.code, "def f(): pass") || !strings.Contains(d.code, "how would it expire?") {
		t.Errorf("names %q, code %q", d.names, d.code)
	}
}

// TestOneQuestion reads a chapter that is one question: it is one document.
func TestOneQuestion(t *testing.T) {
	e := &guide.Entry{ID: "q", Type: guide.Asked, Title: "What is a mutex?"}
	c := &guide.Chapter{Title: e.Title, Meta: guide.Meta{Keywords: []string{"lock"}}, Entries: []*guide.Entry{e}}
	body := &guide.Body{Outline: []*guide.Section{{ID: "q", Title: e.Title, Entry: e}}, Blocks: []guide.Block{prose("<p>Before.</p>"), &guide.Question{Entry: e, Title: *prose(e.Title)}}}
	docs := outlined(c, body)
	read(docs, body, nil)
	if len(docs) != 1 || docs[0].kind != "question" || docs[0].anchor != "q" || !slices.Contains(docs[0].keywords, "lock") || docs[0].excerpt != "Before." {
		t.Errorf("got %+v", docs)
	}
}

// TestNamelessChapter: what is found has words to show.
func TestNamelessChapter(t *testing.T) {
	if docs := outlined(&guide.Chapter{Path: "README.md"}, &guide.Body{}); docs[0].title != "README" {
		t.Errorf("the title is %q", docs[0].title)
	}
}

// TestKeysStaySecret looks for what gives a quiz away: in what results show for
// anything of its explanation, elsewhere for more than what that is about.
func TestKeysStaySecret(t *testing.T) {
	s := guide.NewSite(guide.Config{Search: true, Language: "en"}, time.Time{}, []*guide.Chapter{sample()}, nil)
	files, err := NewReader(s.Language, s.Synonyms).Emit(s)
	if err != nil {
		t.Fatal(err)
	}
	paths := map[string]bool{}
	for _, f := range files {
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"giveaway", "mutat", "wrong"} {
			if bytes.Contains(b.Bytes(), []byte(secret)) && (secret == "giveaway" || strings.HasSuffix(f.Path, ".json")) {
				t.Errorf("%s holds %q", f.Path, secret)
			}
		}
		if paths[f.Path] || !f.Final || f.Key == "" {
			t.Errorf("%s: twice, not final, or without a key", f.Path)
		}
		paths[f.Path] = true
	}
	if !paths["search/root.bin"] || len(paths) < 3 {
		t.Errorf("published %v", paths)
	}
}

func TestUnlistedStaysOut(t *testing.T) {
	c := sample()
	c.Meta.Unlisted = true
	files, err := NewReader("", nil).Emit(guide.NewSite(guide.Config{}, time.Time{}, []*guide.Chapter{c}, nil))
	if err != nil || len(files) != 1 {
		t.Errorf("%d files, want the root alone (%v)", len(files), err)
	}
}

// TestPlain: what stands within a line parts no words, anything else does; code
// counts as names, or apart from the text.
func TestPlain(t *testing.T) {
	var p plain
	p.add(`<h2>A</h2><p>un<em>do</em>ne <dfn>iter</dfn>ator</p><ul><li>x<code>y</code>z</li></ul><br>end<pre><code>a()
b</code></pre>`)
	for _, part := range []struct {
		text []byte
		want string
	}{{p.body, "A undone iterator xyz end"}, {p.names, "y"}, {p.code, "a() b"}} {
		if got := strings.Join(strings.Fields(string(part.text)), " "); got != part.want {
			t.Errorf("%q, want %q", got, part.want)
		}
	}
}

func TestPlainSurvivesAnything(t *testing.T) {
	for _, fragment := range []string{"<", "<p", "</", "<>", "a<b", `<a title="`, "<pre>x", "</pre></code>y", "&amp;&#0;&bogus;", "<p>x</p", "<!-- c --> d"} {
		var p plain
		p.add(fragment)
	}
}
