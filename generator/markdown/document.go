package markdown

import (
	"sort"
	"strings"

	"github.com/yuin/goldmark/ast"
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

	titleNode *ast.Heading        // the H1 that became the title and is not shown again, or nil
	ids       map[ast.Node]string // ids of headings inside prose, given by recognition before it renders
	levels    map[ast.Node]int    // heading levels on the page where they differ from the outline's
	outputs   map[ast.Node]output // code -> the block that shows what it prints
	anchors   map[string]bool     // ids in use on the page
	left      map[string]bool     // HTML elements left out and reported
	snippets  []guide.Snippet
	tooDeep   bool  // the limit of nesting was reported
	lines     []int // offset of each line's first byte
	scratch   renderer
}

// output is what a block of code prints, shown inside the code's figure.
type output struct {
	label []ast.Node // inline nodes: the author's words for it, or none
	block ast.Node   // code block
}

func newChapter(src *guide.Source) *guide.Chapter {
	return &guide.Chapter{
		Path: src.Path, URL: src.URL, Index: src.Index, Meta: src.Meta, Kind: src.Meta.Kind,
		Modified: src.Modified, Job: src.Meta.Job, Cast: src.Meta.Cast,
		Anchors:  map[string]string{},
		Problems: append([]guide.Problem(nil), src.Problems...),
	}
}

func newDocument(src *guide.Source, o Options) *document {
	return &document{
		src: src, text: src.Text, opts: o, chapter: newChapter(src),
		ids: map[ast.Node]string{}, levels: map[ast.Node]int{}, outputs: map[ast.Node]output{}, anchors: map[string]bool{}, left: map[string]bool{},
		lines: lineStarts(src.Text),
	}
}

// parse takes the chapter through all its stages.
func (d *document) parse() *guide.Chapter {
	pc := parser.NewContext()
	pc.Set(documentKey, d)
	d.root = syntax.Parse(text.NewReader(d.text), parser.WithContext(pc))
	d.group(d.root)
	d.findTitle()
	d.setLevels()
	d.countWords()
	blocks := d.recognise()
	setBody(d.chapter, blocks, d.snippets)
	guide.SortProblems(d.chapter.Problems)
	return d.chapter
}

func setBody(c *guide.Chapter, blocks []guide.Block, snippets []guide.Snippet) {
	body := &guide.Body{Blocks: blocks, Snippets: snippets}
	c.Body = func() (*guide.Body, error) { return body, nil }
}

func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, b := range text {
		if b == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
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
	d.dropAt(d.pos(n).Line, what)
}

func (d *document) dropAt(line int, what string) {
	d.chapter.Dropped = append(d.chapter.Dropped, guide.Finding{Text: what, Line: line})
}

// note records what was left undecided on a line of the file.
func (d *document) note(line int, text string) {
	d.chapter.Notes = append(d.chapter.Notes, guide.Finding{Text: text, Line: line})
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

// inline renders inline nodes.
func (d *document) inline(nodes ...ast.Node) guide.Prose {
	r := d.renderer()
	for _, n := range nodes {
		r.inline(n)
	}
	return r.finish()
}

// children gives the children of n in order.
func children(n ast.Node) []ast.Node {
	var all []ast.Node
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		all = append(all, c)
	}
	return all
}

// plain gives the text of a node, soft breaks as spaces.
func (d *document) plain(n ast.Node) string {
	var b strings.Builder
	d.writePlain(&b, n)
	return strings.TrimSpace(b.String())
}
