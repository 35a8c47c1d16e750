package content

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"gen/generator/guide"
)

// loader reads the chapters of a tree.
type loader struct {
	fsys     fs.FS
	tree     *tree
	options  Options
	defaults map[string]folderDefault
	modified map[string]time.Time
	problems []guide.Problem     // of the defaults
	each     func(*guide.Source) // nil if nobody wants to know
	vouched  bool                // what Memory has is as it is in the folder
	guess    string              // language that scripts tell of the guide, and then of each chapter; "" if its author does
}

// newLoader looks through a folder.
func newLoader(fsys fs.FS, o Options) (*loader, error) {
	t, err := walk(fsys, o.Exclude)
	if err != nil {
		return nil, err
	}
	l := &loader{fsys: fsys, tree: t, options: o}
	l.defaults = l.folderDefaults()
	l.modified = o.Memory.dates(func() map[string]time.Time { return lastChanges(o.GitDir, t.chapters) })
	return l, nil
}

// all reads every chapter, several at a time, in the order of the tree.
func (l *loader) all(ctx context.Context) ([]*guide.Source, []guide.Problem, error) {
	sources := make([]*guide.Source, len(l.tree.chapters))
	problems := make([][]guide.Problem, len(sources))
	var wg sync.WaitGroup
	next := make(chan int)
	for range runtime.GOMAXPROCS(0) {
		wg.Go(func() {
			for i := range next {
				sources[i], problems[i] = l.read(l.tree.chapters[i])
				l.hand(sources[i])
			}
		})
	}
	begun := make([]bool, len(sources))
	begin := func(i int) {
		if !begun[i] {
			begun[i] = true
			next <- i
		}
	}
	for i, name := range l.tree.chapters {
		if ctx.Err() != nil {
			break
		}
		if l.vouched {
			if sources[i] = l.options.Memory.last(name); sources[i] != nil {
				continue
			}
		}
		l.hurry(begin)
		begin(i)
	}
	close(next)
	wg.Wait()
	return sources, slices.Concat(problems...), ctx.Err()
}

// hurry begins the chapters that are urgent.
func (l *loader) hurry(begin func(i int)) {
	for {
		select {
		case url := <-l.options.Urgent:
			if i := slices.IndexFunc(l.tree.chapters, func(name string) bool { return l.tree.url(name) == url }); i >= 0 {
				begin(i)
			}
		default:
			return
		}
	}
}

// isChapter tells whether a file was a chapter when the folder was looked
// through, and may still be one.
func (l *loader) isChapter(name string) bool {
	info, err := fs.Stat(l.fsys, name)
	return l.tree.names[name] && err == nil && info.Mode().IsRegular()
}

// hand passes a published source on.
func (l *loader) hand(s *guide.Source) {
	if s == nil || l.each == nil || hidden(s.Meta, l.options) {
		return
	}
	l.each(s)
	s.Text = nil
}

// read gives the source at path, or nil and what is wrong with it. A file that
// did not change since an earlier load is not read again.
func (l *loader) read(name string) (*guide.Source, []guide.Problem) {
	info, err := fs.Stat(l.fsys, name)
	if err != nil {
		return nil, []guide.Problem{unreadable(name, err)}
	}
	if info.Size() > l.options.MaxChapter {
		return nil, []guide.Problem{tooLarge(name, info.Size(), l.options.MaxChapter)}
	}
	state := l.state(name, info)
	if s := l.options.Memory.source(name, state); s != nil && !l.tree.stale(s) {
		return s, nil
	}
	s, problems := l.readFile(name)
	l.options.Memory.keep(name, state, s)
	return s, problems
}

// state stands for all that the source of a file is made of; it is "" when that
// cannot be told, or nobody asks.
func (l *loader) state(name string, info fs.FileInfo) string {
	stamp := l.options.Memory.stamp(info)
	if stamp == "" {
		return ""
	}
	return fmt.Sprintf("%s %s %t %s %s %d %d", stamp, l.defaults[path.Dir(name)].digest, isIndex(l.tree, name), l.tree.url(name), l.guess, l.modified[name].Unix(), l.tree.order[name])
}

func (l *loader) readFile(name string) (*guide.Source, []guide.Problem) {
	data, err := fs.ReadFile(l.fsys, name)
	if err != nil {
		return nil, []guide.Problem{unreadable(name, err)}
	}
	text, problem := decodeText(name, data, l.tree.adopted())
	if text == nil && problem != nil {
		return nil, []guide.Problem{*problem}
	}
	text, problems := blankControls(name, text)
	if problem != nil {
		problems = append(problems, *problem)
	}
	s := &guide.Source{
		Path: name, Index: isIndex(l.tree, name), Text: text, Line: 1, Problems: problems,
		Meta: l.defaults[path.Dir(name)].meta, Modified: l.modified[name],
		Digest: digest(l.defaults[path.Dir(name)].digest, data), Adopted: l.tree.adopted(),
	}
	splitFrontMatter(s)
	s.Meta.Listed = l.tree.order[name]
	if s.Wiki = l.tree.wikiLinks(name, s.Text); s.Wiki != nil {
		s.Digest += digest("", fmt.Append(nil, s.Wiki))
	}
	if s.Adopted {
		guide.Soften(s.Problems)
	}
	if l.guess != "" && s.Meta.Language == "" {
		s.Meta.Language = chapterLanguage(name, s.Text, l.guess)
		s.Digest += s.Meta.Language
	}
	beside := s.Index && guide.IndexRank(path.Base(name)) == 0
	s.Index = s.Index && !(beside && s.Meta.Slug != "")
	s.URL, s.Folder = l.tree.chapterURL(s), l.tree.folderURL(path.Dir(name))
	if beside && s.Index {
		s.Folder = s.URL
	}
	return s, nil
}

// Reload reads the text of a source again, which [Load] dropped once it was
// handed on. It is an error if the file is not what it was then.
func Reload(fsys fs.FS, s *guide.Source) (*guide.Source, error) {
	data, err := fs.ReadFile(fsys, s.Path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", s.Path, guide.Reason(err))
	}
	text, _ := decodeText(s.Path, data, true) // as one that was loaded can be
	if !strings.HasPrefix(s.Digest, digest("", data)) {
		return nil, fmt.Errorf("%s changed while the site was built; build again", s.Path)
	}
	text, _ = blankControls(s.Path, text)
	cut := guide.Source{Path: s.Path, Text: text, Line: 1}
	splitFrontMatter(&cut)
	again := *s
	again.Text, again.Line = cut.Text, cut.Line
	return &again, nil
}

// digest hashes data and puts the digest of what else it depends on behind.
func digest(before string, data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:16]) + before
}

func unreadable(name string, err error) guide.Problem {
	if !utf8.ValidString(name) {
		return guide.Problem{
			Pos: guide.Pos{File: name}, Code: "unreadable", Severity: guide.Error,
			Message: "the name of the file is not UTF-8", Hint: "rename it",
		}
	}
	return guide.Problem{
		Pos: guide.Pos{File: name}, Code: "unreadable", Severity: guide.Error,
		Message: fmt.Sprintf("cannot be read: %v", guide.Reason(err)),
		Hint:    "check the file's permissions, or move it out of the site's folder",
	}
}

func tooLarge(name string, size, limit int64) guide.Problem {
	return guide.Problem{
		Pos: guide.Pos{File: name}, Code: "chapter-size", Severity: guide.Error,
		Message: fmt.Sprintf("the chapter has %.1f MB; the limit is %d MB", float64(size)/(1<<20), limit>>20),
		Hint:    "split it into several chapters",
	}
}
