package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"sort"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gen/generator/guide"
)

// document is one chapter on its way from syntax tree to blocks.
type document struct {
	src     *guide.Source
	text    []byte
	root    ast.Node
	opts    Options
	chapter *guide.Chapter

	titleNode *ast.Heading          // the H1 that became the title and is not shown again, or nil
	nameless  bool                  // only the file's name gives a title
	equal     bool                  // the first H1 is no title but one of equal sections
	titleAt   int                   // 1 + the byte where the author's <h1> that became the title begins, or 0
	ids       map[ast.Node]string   // ids of headings inside prose, given by recognition before it renders
	rawIDs    map[ast.Node]string   // ids that authors give to headings in HTML
	marks     map[ast.Node]string   // "{#id .class}" that stood behind headings
	levels    map[ast.Node]int      // heading levels on the page where they differ from the outline's
	rawLevels map[int]int           // levels on the page of headings that are HTML, by the offset of their tags
	inside    nesting               // the question that is being rendered
	outputs   map[ast.Node]output   // code -> the block that shows what it prints
	below     map[ast.Node]ast.Node // code -> such a block that stands further down
	anchors   map[string]string     // fragments and the ids on the page that they lead to, themselves if they are in use
	left      map[string]bool       // HTML elements left out and reported
	loaded    map[string]bool       // components that the chapter loads
	used      map[string]bool       // components that it uses, nil until that is asked
	outline   []*guide.Section
	snippets  []guide.Snippet
	tooDeep   bool           // the limit of nesting was reported
	colons    int            // 1 + where the last line of colons alone begins, -1 without one, 0 when not looked for
	ends      map[string]int // where the last template tag of each name ends a block, nil when not looked for
	lines     []int          // offset of each line's first byte
	scratch   renderer
	words     []byte     // what scratchText gave last
	unstruck  bool       // it leaves out what is struck out
	nodes     []ast.Node // see childrenOf
	tagged    bool       // a tag stands within a line
	page      bool       // all is a page of HTML
	turned    *bool      // it is written from right to left; nil when not looked for
	openCode  openCode
	special   []int               // where a special name is, empty for nowhere, nil when not looked for
	coded     map[ast.Node]string // the languages of blocks of code that are written in HTML
}

// output is what a block of code prints, shown inside the code's figure.
type output struct {
	label []ast.Node // inline nodes: the author's words for it, or none
	block ast.Node   // code block
}

func newChapter(src *guide.Source) *guide.Chapter {
	return &guide.Chapter{
		Path: src.Path, URL: src.URL, Folder: src.Folder, Index: src.Index, Meta: src.Meta, Kind: src.Meta.Kind,
		Modified: src.Modified, Job: src.Meta.Job, Cast: src.Meta.Cast,
		Problems: append([]guide.Problem(nil), src.Problems...),
	}
}

func newDocument(src *guide.Source, o Options) *document {
	d := &document{
		src: src, text: src.Text, opts: o, chapter: newChapter(src),
		ids: map[ast.Node]string{}, rawIDs: map[ast.Node]string{}, marks: map[ast.Node]string{}, levels: map[ast.Node]int{}, rawLevels: map[int]int{}, outputs: map[ast.Node]output{}, below: map[ast.Node]ast.Node{}, anchors: map[string]string{}, left: map[string]bool{}, loaded: map[string]bool{}, coded: map[ast.Node]string{},
	}
	if isMDX(src.Path) {
		d.text = d.fromMDX(src.Text)
	}
	d.lines = lineStarts(d.text)
	d.page = readPage(d.text)
	return d
}

// parse takes the chapter through all its stages.
func (d *document) parse() *guide.Chapter {
	d.read()
	d.countWords()
	intro := d.excerpt()
	notes := d.detachNotes()
	blocks := d.recognise()
	d.excerptOfQuestions(intro, blocks)
	if notes != nil {
		blocks = append(blocks, d.prose(notes))
	}
	d.sortFacts()
	d.tellApart()
	if d.src.Adopted {
		guide.Soften(d.chapter.Problems)
	}
	d.chapter.Anchors = guide.NewAnchors(d.anchors)
	setBody(d.chapter, &guide.Body{Outline: d.outline, Blocks: blocks, Snippets: d.snippets})
	guide.SortProblems(d.chapter.Problems)
	return d.chapter
}

// read makes the syntax tree, and decides the title and the headings' levels.
func (d *document) read() {
	pc := parser.NewContext()
	pc.Set(documentKey, d)
	p := syntax
	if !mayAddress(d.text) {
		p = addressless
	}
	d.root = p.Parse(text.NewReader(d.text), parser.WithContext(&thrifty{Context: pc, left: len(d.text) + minReferred}))
	d.looseTags()
	d.group(d.root)
	d.takeMarks()
	d.checkMerged()
	d.findTitle()
	d.setLevels(nil)
}

// checkMerged reports text that git has left of a merge it could not make. In code
// that is an example of one.
func (d *document) checkMerged() {
	mark := []byte("<<<<<<< ")
	if !bytes.Contains(d.text, mark) {
		return
	}
	ast.Walk(d.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock || n.IsRaw() {
			return descend(n), nil
		}
		for i := range n.Lines().Len() {
			if line := n.Lines().At(i); bytes.HasPrefix(line.Value(d.text), mark) {
				d.problem(d.place(line.Start), "merge-conflict", guide.Warning, "a merge was left unfinished here",
					"choose between the two texts, and remove the lines of <<<<<<<, ======= and >>>>>>>")
			}
		}
		return descend(n), nil
	})
}

// detachNotes takes the footnotes from the end of the tree, where they would
// become a part of the last answer.
func (d *document) detachNotes() ast.Node {
	last := d.root.LastChild()
	if last == nil || last.Kind() != extension.KindFootnoteList {
		return nil
	}
	d.root.RemoveChild(d.root, last)
	return last
}

// sortFacts puts links and code in the order of the source, each once however
// often it was rendered.
func (d *document) sortFacts() {
	slices.SortStableFunc(d.snippets, func(a, b guide.Snippet) int { return comparePos(a.Pos, b.Pos) })
	d.snippets = slices.CompactFunc(d.snippets, func(a, b guide.Snippet) bool { return a.Pos == b.Pos })
	links := d.chapter.Links
	slices.SortStableFunc(links, func(a, b guide.Link) int { return comparePos(a.Pos, b.Pos) })
	d.chapter.Links = slices.Compact(links)
}

func comparePos(a, b guide.Pos) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Col, b.Col))
}

func setBody(c *guide.Chapter, body *guide.Body) {
	c.Body = func() (*guide.Body, error) { return body, nil }
}

func lineStarts(text []byte) []int {
	starts := make([]int, 1, 1+bytes.Count(text, []byte{'\n'}))
	for at := 0; ; {
		i := bytes.IndexByte(text[at:], '\n')
		if i < 0 {
			return starts
		}
		at += i + 1
		starts = append(starts, at)
	}
}

// pos gives the place of a node, block or inline, in the file the author edits.
func (d *document) pos(n ast.Node) guide.Pos {
	return d.place(offset(n))
}

// place gives the file, line and column of an offset in the text.
func (d *document) place(at int) guide.Pos {
	if at < 0 {
		return guide.Pos{File: d.src.Path}
	}
	i := sort.SearchInts(d.lines, at+1) - 1
	return guide.Pos{File: d.src.Path, Line: d.src.Line + i, Col: at - d.lines[i] + 1}
}

// offset gives the first byte of a node in the text, or -1.
func offset(n ast.Node) int {
	for ; n != nil; n = n.FirstChild() {
		if at := n.Pos(); at >= 0 {
			return at
		}
		if n.Type() == ast.TypeBlock && n.Lines().Len() > 0 {
			return n.Lines().At(0).Start
		}
	}
	return -1
}

// problem reports something the author can fix.
func (d *document) problem(at guide.Pos, code string, severity guide.Severity, message, hint string) {
	d.chapter.Problems = append(d.chapter.Problems,
		guide.Problem{Pos: at, Code: code, Severity: severity, Message: message, Hint: hint})
}

// drop records that n is in the source and deliberately not on the page.
func (d *document) drop(n ast.Node, what string) {
	line := d.pos(n).Line
	d.chapter.Dropped = append(d.chapter.Dropped, guide.Finding{Text: what, Line: line, End: max(line, d.place(lastByte(n)).Line)})
}

func (d *document) dropAt(line int, what string) {
	d.chapter.Dropped = append(d.chapter.Dropped, guide.Finding{Text: what, Line: line, End: line})
}

// lastByte gives the last byte of text that stands in a node, or -1.
func lastByte(n ast.Node) int {
	last := -1
	if t, ok := n.(*ast.Text); ok {
		last = t.Segment.Stop - 1
	} else if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		last = n.Lines().At(n.Lines().Len()-1).Stop - 1
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		last = max(last, lastByte(c))
	}
	return last
}

// note records what was left undecided on a line of the file.
func (d *document) note(line int, text string) {
	d.chapter.Notes = append(d.chapter.Notes, guide.Finding{Text: text, Line: line, End: line})
}

// prose renders block nodes, siblings or not, to one piece of balanced HTML.
func (d *document) prose(nodes ...ast.Node) *guide.Prose {
	r := d.renderer()
	for _, n := range nodes {
		r.block(n)
	}
	p := r.finish()
	return &p
}

// inline renders inline nodes, for a place that holds no blocks.
func (d *document) inline(nodes ...ast.Node) guide.Prose {
	r := d.renderer()
	r.flow = false
	for _, n := range nodes {
		r.inline(n)
	}
	return r.finish()
}

// childrenOf gives what children does, in memory that is taken for many nodes at
// once: a chapter has hundreds of passages.
func (d *document) childrenOf(n ast.Node) []ast.Node {
	if n.ChildCount() > cap(d.nodes)-len(d.nodes) {
		d.nodes = make([]ast.Node, 0, max(n.ChildCount(), 256))
	}
	from := len(d.nodes)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		d.nodes = append(d.nodes, c)
	}
	return slices.Clip(d.nodes[from:])
}

// children gives the children of n in order.
func children(n ast.Node) []ast.Node {
	all := make([]ast.Node, 0, n.ChildCount())
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		all = append(all, c)
	}
	return all
}
