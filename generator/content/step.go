package content

import (
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"gen/generator/guide"
)

// step gives the last step of the address of a chapter or a folder.
func (t *tree) step(name string) string {
	if step, ok := t.steps[name]; ok {
		return step
	}
	return segment(t.stem(name))
}

// stem gives the name of a chapter or folder without its ending.
func (t *tree) stem(name string) string {
	base := path.Base(name)
	if t.names[name] {
		return strings.TrimSuffix(base, path.Ext(base))
	}
	return base
}

// Pages are the first steps of addresses that every guide's own pages have.
var Pages = []string{"contents", "print", "search"}

// settle gives names that would have one address, such as locks.md, Locks.md and
// 02-locks.md, addresses of their own in an adopted guide: the guide's own pages
// keep theirs before folders, folders before files, and what has no number
// before what has one. In chapters/, whose author can rename them, they are
// reported.
func (t *tree) settle() {
	t.steps = map[string]string{}
	if !t.adopted() {
		return
	}
	claims := t.claims()
	for _, key := range slices.Sorted(maps.Keys(claims)) {
		names := claims[key]
		slices.SortStableFunc(names, func(a, b string) int { return t.rank(a) - t.rank(b) })
		if !slices.Contains(Pages, key) {
			names = names[1:]
		}
		for _, name := range names {
			t.steps[name] = t.freeStep(name, claims)
		}
	}
}

// claims gives the names that want an address, by their folder and step.
func (t *tree) claims() map[string][]string {
	claims := map[string][]string{}
	claim := func(name string) {
		key := path.Join(path.Dir(name), segment(t.stem(name)))
		claims[key] = append(claims[key], name)
	}
	seen := map[string]bool{t.root: true, ".": true}
	for _, name := range t.chapters {
		if !isIndex(t, name) {
			claim(name)
		}
		for dir := path.Dir(name); !seen[dir]; dir = path.Dir(dir) {
			seen[dir] = true
			claim(dir)
		}
	}
	return claims
}

// rank orders those that want one address.
func (t *tree) rank(name string) int {
	rank := 0
	if t.names[name] {
		rank = 2
	}
	if stem := t.stem(name); guide.TrimNumber(stem) != stem {
		rank++
	}
	return rank
}

// freeStep finds a step for a name whose own is taken: with the number that
// orders it, or with one behind it.
func (t *tree) freeStep(name string, claims map[string][]string) string {
	dir, step := path.Dir(name), segment(t.stem(name))
	next := asStep(guide.Slug(norm.NFC.String(t.stem(name))))
	for n := 2; next == step || claims[path.Join(dir, next)] != nil; n++ {
		next = step + "-" + strconv.Itoa(n)
	}
	claims[path.Join(dir, next)] = []string{name}
	return next
}

// settleFiles gives published files their addresses. In an adopted guide those
// that would have one address, such as 01-img/x.png and 02-img/x.png, get
// numbers behind their names.
func (t *tree) settleFiles() {
	t.files = slices.DeleteFunc(t.files, t.unfit)
	var late []*File
	taken, fold := map[string]int{"/social.png": 1}, cases.Fold() // the guide's own image
	for i := range t.files {
		f := &t.files[i]
		f.URL = t.fileURL(f.Path)
		key := fold.String(f.URL)
		if t.adopted() && taken[key] > 0 {
			late = append(late, f)
		}
		taken[key] = 1
	}
	for _, f := range late {
		key, ext := fold.String(f.URL), path.Ext(f.URL)
		stem := strings.TrimSuffix(f.URL, ext)
		for taken[fold.String(f.URL)] > 0 {
			taken[key]++
			f.URL = stem + "-" + strconv.Itoa(taken[key]) + ext
		}
		taken[fold.String(f.URL)] = 1
	}
}

// unfit tells whether a published file has a path that no address can have, and
// reports it.
func (t *tree) unfit(f File) bool {
	if utf8.ValidString(f.Path) && !strings.ContainsFunc(f.Path, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }) {
		return false
	}
	t.problems = append(t.problems, guide.Problem{
		Pos: guide.Pos{File: f.Path}, Code: "file-name", Severity: guide.Warning,
		Message: "a path with a backslash, a control character or what is not UTF-8 can be no address; skipped", Hint: "rename it",
	})
	return true
}
