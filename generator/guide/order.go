package guide

import (
	"cmp"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// arrange finds the root, names the collections and puts everything into
// reading order: weight, then the place in the author's list, then the leading
// number of the name, then title; what is looked up rather than read comes last.
func (s *Site) arrange() {
	s.Root = s.root()
	for _, col := range s.folders {
		col.Title = s.collectionTitle(col)
	}
	s.order(s.Root)
	s.Root.Title = s.title()
	for c, p := range s.places {
		if p.index < 0 {
			s.aside = append(s.aside, c)
		}
	}
	slices.SortFunc(s.aside, func(a, b *Chapter) int { return cmp.Or(cmp.Compare(a.URL, b.URL), cmp.Compare(a.Path, b.Path)) })
}

// title gives the name of the guide. That of the folder it is in says nothing:
// "chapters", or whatever a machine keeps it in.
func (s *Site) title() string {
	home, only := "", ""
	if s.Root.Index != nil {
		home = s.Root.Index.Title
	}
	if len(s.Chapters) == 1 {
		only = s.Chapters[0].Title
	}
	return cmp.Or(s.Title, home, only, s.Untitled)
}

// root gives the one collection above all others and puts loose ones below it.
func (s *Site) root() *Collection {
	var loose []*Collection
	for _, col := range s.folders {
		if col.Parent == nil {
			loose = append(loose, col)
		}
	}
	slices.SortFunc(loose, func(a, b *Collection) int { return cmp.Compare(a.Path, b.Path) })
	i := slices.IndexFunc(loose, func(c *Collection) bool { return c.URL == "/" })
	if i < 0 {
		root := &Collection{Path: ".", URL: "/"}
		s.folders["."] = root
		loose = append(loose, root)
		i = len(loose) - 1
	}
	root := loose[i]
	for _, col := range loose {
		if col != root {
			col.Parent = root
			root.Children = append(root.Children, col)
		}
	}
	return root
}

func (s *Site) collectionTitle(col *Collection) string {
	if col.Index != nil && col.Index.Title != "" {
		return col.Index.Title
	}
	name := path.Base(col.Path)
	return TitleFromName(cmp.Or(s.languageName(col, name), name))
}

// languageName gives what the language that a folder is called after and has
// chapters in calls itself, or "".
func (s *Site) languageName(col *Collection, name string) string {
	base := func(tag string) string {
		language, _, _ := strings.Cut(strings.ToLower(tag), "-")
		return language
	}
	if s.LanguageName == nil {
		return ""
	}
	called := s.LanguageName(name)
	if called == "" || !slices.ContainsFunc(col.All(), func(c *Chapter) bool { return base(c.Meta.Language) == base(name) }) {
		return "" // as most folders, whose chapters are not gone through for that
	}
	return called
}

// order sorts a collection and numbers its chapters, and those below it.
func (s *Site) order(col *Collection) {
	if col != s.Root {
		s.Collections = append(s.Collections, col)
	}
	slices.SortFunc(col.Chapters, func(a, b *Chapter) int {
		return compareRank(s.places[a].rank, s.places[b].rank)
	})
	slices.SortFunc(col.Children, func(a, b *Collection) int {
		return compareRank(collectionRank(a), collectionRank(b))
	})
	read, lookedUp := col.split()
	s.number(col, read)
	for _, child := range col.Children {
		s.order(child)
	}
	s.number(col, lookedUp)
}

// number gives chapters of a collection the next places in reading order.
func (s *Site) number(col *Collection, chapters []*Chapter) {
	for _, c := range chapters {
		s.places[c] = place{col.Path, len(s.Chapters), s.places[c].facts}
		s.Chapters = append(s.Chapters, c)
	}
}

// rank is what things are ordered by; path makes the order total.
type rank struct {
	weight, listed, number int
	lookedUp               int // 1 for a glossary, which is not read from end to end
	title, path            string
}

// last orders what has no weight or number after everything that has; first is
// the rank of the text that speaks for its folder.
const (
	last  = int(^uint(0) >> 1)
	first = -last
)

func chapterRank(c *Chapter) rank {
	r := rank{weight: last, listed: placed(c.Meta.Listed), number: leadingNumber(path.Base(c.Path)), title: strings.ToLower(c.Title), path: c.Path}
	if c.IsQuestion() && c.Meta.Title == "" {
		r.title = path.Base(c.Path) // files of one question each are named by subject
	}
	if c.Meta.Weight != nil {
		r.weight = *c.Meta.Weight
	}
	if isGlossary(c) {
		r.lookedUp = 1
	}
	if c.Index {
		r.weight = first
	}
	return r
}

// placed gives a place in a list, which what is not in it comes after.
func placed(n int) int {
	if n == 0 {
		return last
	}
	return n
}

func isGlossary(c *Chapter) bool {
	name := c.Path[strings.LastIndexByte(c.Path, '/')+1:]
	return strings.EqualFold(strings.TrimSuffix(name, path.Ext(name)), "glossary")
}

func collectionRank(col *Collection) rank {
	r := rank{weight: last, listed: placed(col.listed), number: leadingNumber(path.Base(col.Path)), title: strings.ToLower(col.Title), path: col.Path}
	if col.Index != nil && col.Index.Meta.Weight != nil {
		r.weight = *col.Index.Meta.Weight
	}
	return r
}

func compareRank(a, b rank) int {
	return cmp.Or(cmp.Compare(a.weight, b.weight), cmp.Compare(a.listed, b.listed), cmp.Compare(a.lookedUp, b.lookedUp), cmp.Compare(a.number, b.number),
		cmp.Compare(a.title, b.title), cmp.Compare(a.path, b.path))
}

// leadingNumber gives the number a name begins with, or last.
func leadingNumber(name string) int {
	n, digits := 0, 0
	for digits < len(name) && digits < 9 && '0' <= name[digits] && name[digits] <= '9' {
		n = n*10 + int(name[digits]-'0')
		digits++
	}
	if digits == 0 {
		return last
	}
	return n
}

// TrimNumber cuts the leading number that orders a file or folder from its
// name: "03-gil" becomes "gil"; "3.11-news" and "2024" stay.
func TrimNumber(name string) string {
	rest := strings.TrimLeft(name, "0123456789")
	trimmed := strings.TrimLeft(rest, "-_. ")
	first := strings.IndexFunc(trimmed, unicode.IsLetter)
	if len(rest) == len(name) || len(trimmed) == len(rest) || first != 0 {
		return name
	}
	return trimmed
}

// translation is the name of a folder with one.
var translation = regexp.MustCompile(`^[a-z]{2}[-_][A-Z]{2}$`)

// TitleFromName makes a title of a file or folder name: "03-python-basics"
// becomes "Python basics". That of a language, "ar-EG", stays as it is.
func TitleFromName(name string) string {
	if translation.MatchString(name) {
		return name
	}
	words := strings.FieldsFunc(TrimNumber(name), func(r rune) bool { return r == '-' || r == '_' || r == ' ' })
	title := []rune(strings.Join(words, " "))
	if len(title) > 0 {
		title[0] = unicode.ToUpper(title[0])
	}
	return string(title)
}
