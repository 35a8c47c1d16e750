package serve

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"sync"

	"gen/generator/output"
)

// site is one published set of files by path.
type site struct {
	pages  map[string]*page
	late   *late
	part   func(urlPath string) // hears of pages that are not made yet; nil if all are
	policy string               // Content-Security-Policy of the pages
	assets map[string]int       // style sheets, scripts and images that have changed while we serve -> serial of the set since when
}

// page is one file, rendered when it is first asked for.
type page struct {
	file output.File

	mu   sync.Mutex
	body []byte
	tag  string // of the bytes
}

// newSite takes over what it can from the site before: a page with an equal
// key keeps its bytes. same says that no browser could tell the two apart; it
// may be false although none could, since nothing is rendered to find out.
func newSite(b Build, before *site, serial int) (next *site, same bool) {
	next = &site{pages: make(map[string]*page, len(b.Files)), policy: cmp.Or(b.Policy, ownPolicy), assets: map[string]int{}}
	if before == nil {
		before = &site{}
	}
	next.part = b.Part
	next.late = newLate(b.Late, before.late)
	same = len(b.Files) == len(before.pages) && next.policy == before.policy
	for _, f := range b.Files {
		p := &page{file: f}
		next.pages[f.Path] = p
		old := before.pages[f.Path]
		if since, changed := before.assets[f.Path]; changed {
			next.assets[f.Path] = since
		}
		switch {
		case old == nil:
			same = false
		case f.Key != "" && f.Key == old.file.Key:
			p.body, p.tag = old.rendered()
		case asset(f.Path) && old.differs(p):
			next.assets[f.Path] = serial
			same = false
		case !asset(f.Path):
			same = false
		}
	}
	return next, same
}

// asset reports whether a page names the file rather than being it.
func asset(name string) bool {
	kind := output.MediaType(name)
	return strings.HasPrefix(kind, "text/css") || strings.HasPrefix(kind, "text/javascript") || strings.HasPrefix(kind, "image/")
}

// rendered gives the bytes and their tag if the page has been asked for.
func (p *page) rendered() (body []byte, tag string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.body, p.tag
}

// differs reports whether a page that has been asked for has other bytes now.
func (p *page) differs(now *page) bool {
	_, was := p.rendered()
	if was == "" {
		return false
	}
	_, is, err := now.render()
	return err != nil || is != was
}

// render gives the bytes and their tag. An error is not kept: the next request
// tries again.
func (p *page) render() (body []byte, tag string, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.tag == "" {
		body, err := output.Bytes(p.file, false)
		if err != nil {
			return nil, "", err
		}
		sum := sha256.Sum256(body)
		p.body, p.tag = bytes.Clone(body), `"`+hex.EncodeToString(sum[:12])+`"`
	}
	return p.body, p.tag, nil
}

// find gives the page at a URL path, or where to go for it instead; an error
// is that late files cannot be made.
func (s *site) find(urlPath string) (found *page, elsewhere string, err error) {
	name := strings.TrimPrefix(urlPath, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		return s.pages[name+"index.html"], "", nil
	}
	if p := s.pages[name]; p != nil {
		return p, "", nil
	}
	if s.pages[name+"/index.html"] != nil {
		return nil, "./" + path.Base(name) + "/", nil
	}
	if under := s.late.Under; under != "" && strings.HasPrefix(name, under) {
		found, err = s.late.find(name)
	}
	return found, "", err
}
