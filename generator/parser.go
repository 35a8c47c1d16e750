package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"

	"gen/generator/guide"
	"gen/generator/highlight"
	"gen/generator/markdown"
	"gen/generator/search"
)

// chapterParser parses chapters with the options of one site.
type chapterParser struct {
	options     markdown.Options
	index       *search.Reader // nil without search
	fingerprint string
}

// parserFor gives a parser for a site, the one before if that does the same: it
// knows the words of search.
func (b *builder) parserFor(c guide.Config) chapterParser {
	print := fingerprint(c)
	if b.parser == nil || b.parser.fingerprint != print {
		b.parser = newParser(c, print)
	}
	return *b.parser
}

// fingerprint stands for all that a chapter depends on besides its source.
func fingerprint(c guide.Config) string {
	sum := sha256.New()
	fmt.Fprintf(sum, "%s %v %q %v %v", version(), c.Trust, c.ImageHosts, c.Labels, c.Markers) // fmt sorts the keys of maps
	fmt.Fprintf(sum, " %v %q %v", c.Search, c.Language, c.Synonyms)
	return hex.EncodeToString(sum.Sum(nil)[:16])
}

func newParser(c guide.Config, fingerprint string) *chapterParser {
	p := &chapterParser{
		options: markdown.Options{
			Highlight: highlighted, Language: highlight.Name, Nearest: nearestLanguage, Trust: c.Trust, ImageHosts: c.ImageHosts, Labels: c.Labels, Markers: c.Markers,
		},
		fingerprint: fingerprint,
	}
	if c.Search {
		p.index = search.NewReader(c.Language, c.Synonyms)
	}
	return p
}

// digest stands for all that the chapter of a source is made from.
func (p chapterParser) digest(s *guide.Source) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %q %q %v %d %d", p.fingerprint, s.Digest, s.Path, s.URL, s.Index, s.Meta.Listed, s.Modified.Unix()))
	return hex.EncodeToString(sum[:16])
}

// parse makes the chapter of a source and, while its body is at hand, reads it
// for the search index.
func (p chapterParser) parse(s *guide.Source) *guide.Chapter {
	c := markdown.Parse(s, p.options)
	if p.index == nil || c.Meta.Unlisted {
		return c
	}
	if terms, places, err := p.index.Read(c); err == nil {
		c.Terms, c.Places = func() ([]byte, error) { return terms, nil }, places
	}
	return c
}

// nearestLanguage gives the known language that an unknown one was probably
// meant to be, or "".
func nearestLanguage(lang string) string {
	if len(lang) < 3 {
		return "" // anything is near
	}
	return guide.Nearest(strings.ToLower(lang), highlight.Names())
}

// highlighted lends package markdown the colours of package highlight.
func highlighted(dst []byte, code string, f markdown.Fence) ([]byte, markdown.Outcome) {
	o := highlight.Options{Lang: f.Lang, LineNumbers: f.Numbers, FirstLine: f.First}
	for _, r := range f.Lines {
		o.Highlight = append(o.Highlight, highlight.Range(r))
	}
	dst, outcome := highlight.Append(dst, code, o)
	switch outcome {
	case highlight.UnknownLanguage:
		return dst, markdown.UnknownLanguage
	case highlight.TooLarge:
		return dst, markdown.TooLarge
	case highlight.TimedOut:
		return dst, markdown.TimedOut
	case highlight.Failed:
		return dst, markdown.Failed
	}
	return dst, markdown.Highlighted
}
