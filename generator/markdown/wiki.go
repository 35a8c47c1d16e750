package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"gen/generator/guide"
)

// mostWiki bounds the length of a wiki link, in bytes.
const mostWiki = 300

// wikiParser reads links as Obsidian has them: [[Locks]], [[Locks#Why]], [[#Why]],
// [[Locks|a lock]], ![[queue.png]]. Brackets around what names no file are text, as
// in [[Prototype]].
type wikiParser struct{}

// pictures are the endings of files that are shown where they are named; a page is
// linked to.
var pictures = map[string]bool{".png": true, ".jpg": true, ".jpeg": true, ".gif": true, ".svg": true, ".webp": true, ".avif": true}

// pictureSize is a width, or width and height, in the place of words.
var pictureSize = regexp.MustCompile(`^\d+(?:x\d+)?$`)

// Trigger implements [parser.InlineParser].
func (wikiParser) Trigger() []byte { return []byte{'[', '!'} }

// Parse implements [parser.InlineParser].
func (wikiParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, at := block.PeekLine()
	line = line[:min(len(line), mostWiki)]
	marks, embedded := []byte("[["), line[0] == '!'
	if embedded {
		marks = []byte("![[")
	}
	if !bytes.HasPrefix(line, marks) {
		return nil
	}
	begin := len(marks)
	length := bytes.IndexAny(line[begin:], "[]")
	if length <= 0 || !bytes.HasPrefix(line[begin+length:], []byte("]]")) {
		return nil
	}
	end := begin + length
	if bytes.HasPrefix(line[end+2:], []byte("(")) {
		return nil // the words of an ordinary link
	}
	to, words := line[begin:end], text.NewSegment(at.Start+begin, at.Start+end)
	bar := bytes.IndexByte(to, '|')
	if bar >= 0 {
		to = to[:bar]
	}
	name := guide.WikiName(string(to))
	picture := embedded && pictures[strings.ToLower(path.Ext(name))]
	target := documentOf(pc).wikiTarget(to)
	switch {
	case target == "" && !picture:
		return nil
	case target == "":
		target = guide.EscapePath(name) // which is missing
	}
	switch {
	case bar >= 0 && picture && pictureSize.Match(line[begin+bar+1:end]):
		words.Stop = words.Start + bar
	case bar >= 0:
		words.Start += bar + 1
	}
	link := ast.NewLink()
	link.Destination = []byte(target)
	link.AppendChild(link, ast.NewTextSegment(words))
	block.Advance(end + len("]]"))
	if picture {
		return ast.NewImage(link)
	}
	return link
}

// wikiTarget gives where a wiki link leads, "" for nowhere. A paragraph that it may
// name, "^a1b2c3", has no address.
func (d *document) wikiTarget(to []byte) string {
	page, heading, found := bytes.Cut(to, []byte("#"))
	target := d.src.Wiki[guide.WikiName(string(page))]
	if found = found && !bytes.HasPrefix(heading, []byte("^")); target == "" && (len(page) > 0 || !found) {
		return ""
	}
	if slug := githubSlug(string(heading[bytes.LastIndexByte(heading, '#')+1:])); found && slug != "" {
		target += "#" + slug
	}
	return target
}
