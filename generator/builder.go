package generator

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"gen/generator/asset"
	"gen/generator/cache"
	"gen/generator/card"
	"gen/generator/check"
	"gen/generator/content"
	"gen/generator/guide"
	"gen/generator/output"
	"gen/generator/page"
)

// builder builds one site, once or many times. What it keeps between builds is
// what depends on one file alone: parsed chapters, by digest.
type builder struct {
	config Config
	home   string // the source folder, absolute: the place, whatever lies there
	root   *os.Root
	files  fs.FS // of root
	room   *room

	store *cache.Store // nil without a cache

	site *guide.Site // that of the last build, or an empty one

	memory *content.Memory // what was read
	known  sync.Once       // what earlier runs of the program knew

	// What else is known from the build before; nil when there is one build only.
	pages  *page.Live
	urgent chan string // addresses of chapters to read first

	// begun, if not nil, hears that chapters are about to be parsed; what it gives
	// is called when they are.
	begun func(guide.Config, []content.File) (ended func())

	dressing sync.Mutex
	worn     *dress // what the last build dressed the site in, nil when that may have changed

	parser *chapterParser // of the last build
	mu     sync.Mutex
	parsed map[string]*guide.Chapter // by path, those of the last build among them; valid while the digest is the same
}

// cacheName is the folder in a site that parsed chapters are kept in.
const cacheName = ".gen-cache"

func newBuilder(c Config) (*builder, error) {
	if info, err := os.Stat(c.Source); err == nil && info.Mode().IsRegular() {
		return nil, &output.Error{Message: filepath.ToSlash(c.Source) + " is a file, and a site is a folder", Hint: "name the folder it is in with --source"}
	}
	root, err := os.OpenRoot(c.Source)
	if err != nil {
		return nil, fmt.Errorf("the source folder %s cannot be opened: %w", cmp.Or(filepath.ToSlash(c.Source), `""`), guide.Reason(err))
	}
	home, err := filepath.Abs(c.Source)
	if err != nil {
		home = c.Source // the person's own folder is gone
	}
	b := &builder{config: c, home: home, root: root, files: regular{root}, room: newRoom(), site: &guide.Site{}, parsed: map[string]*guide.Chapter{}, memory: &content.Memory{Stamp: output.Stamp}}
	if !c.NoCache {
		b.store = cache.Open(filepath.Join(c.Source, cacheName), version())
	}
	return b, nil
}

func (b *builder) close() {
	b.root.Close()
	b.room.close()
}

// stage begins to time a step; the function it gives ends it.
func (r *Report) stage(name string) func() {
	begun := time.Now()
	return func() { r.Stages = append(r.Stages, Stage{name, time.Since(begun)}) }
}

// report adds problems, as errors when warnings are to be taken as such.
func (b *builder) report(r *Report, problems []guide.Problem) {
	for _, p := range problems {
		if b.config.Strict && p.Severity == guide.Warning {
			p.Severity = guide.Error
		}
		r.Problems = append(r.Problems, p)
	}
	guide.SortProblems(r.Problems)
	r.Problems = slices.Compact(r.Problems)
}

// build makes the site and checks it.
func (b *builder) build(ctx context.Context, r *Report) (*publication, error) {
	p, err := b.publication(ctx, r)
	if err != nil {
		return nil, err
	}
	r.count(p.site)
	defer r.stage("check")()
	b.report(r, check.Site(p.site))
	return p, nil
}

// earlyFiles gives the files of a site that are made at once, and reports those
// that want one address.
func (b *builder) earlyFiles(p *publication, r *Report) ([]output.File, error) {
	defer r.stage("prepare pages")()
	files, err := p.files(outputs)
	if err == nil && !slices.ContainsFunc(r.Problems, func(p guide.Problem) bool { return p.Code == "dup-slug" || p.Code == "case-collision" }) {
		b.report(r, clashes(files))
	}
	return files, err
}

// allFiles gives the files of a site. The late ones, which take long, are begun
// at once.
func (b *builder) allFiles(p *publication, r *Report) ([]output.File, error) {
	lateFiles := ahead(func() ([]output.File, error) { return b.lateFiles(p) })
	files, err := b.earlyFiles(p, r)
	defer r.stage("index for search")()
	late, lateErr := lateFiles()
	return append(files, late...), cmp.Or(err, lateErr)
}

// ahead begins to make something and gives a function that waits for it.
func ahead[T any](make func() (T, error)) func() (T, error) {
	once := sync.OnceValues(make)
	go once()
	return once
}

// publication reads and parses everything, links it and dresses it.
func (b *builder) publication(ctx context.Context, r *Report) (*publication, error) {
	done, ended, dressing := r.stage("read and parse"), func() {}, func() {}
	b.known.Do(b.recallSources)
	loaded, err := content.Load(ctx, b.root.FS(), content.Options{
		Date: b.config.Date, Drafts: b.config.Drafts, Future: b.config.Future, Exclude: b.excluded(), GitDir: b.config.Source,
		Memory: b.memory, Urgent: b.urgent, Begin: func(config guide.Config, files []content.File, total int) func(*guide.Source) {
			b.room.forChapters(total)
			parse, step := b.parserFor(config), b.progress("reading", total)
			dressing = b.dressAhead(config, files)
			if b.begun != nil {
				ended = b.begun(config, files)
			}
			return func(s *guide.Source) {
				b.keepParsed(b.chapter(s, parse))
				step()
			}
		},
	})
	ended()
	dressing()
	done()
	if loaded != nil {
		b.report(r, loaded.Problems)
		b.report(r, b.misplaced())
		r.Hidden = len(loaded.Hidden)
	}
	if err != nil {
		return nil, b.astray(err)
	}
	defer r.stage("theme, assets, links")()
	p, err := b.assemble(loaded.Config, loaded.Files, b.inOrder(loaded.Sources))
	if err == nil {
		b.report(r, p.doubts)
	}
	return p, err
}

// assemble links chapters and dresses them.
func (b *builder) assemble(config guide.Config, files []content.File, chapters []*guide.Chapter) (*publication, error) {
	config, err := b.override(config)
	if err != nil {
		return nil, err
	}
	d, err := b.dressed(config, files, chapters)
	if err != nil {
		return nil, err
	}
	p := &publication{index: b.parser.index, dress: d, preview: b.config.Preview, live: b.pages}
	config.Untitled = d.theme.Edition(config.Language).Text("guide.untitled")
	config.LanguageName = page.LanguageName
	p.site = b.site.Follow(config, b.config.Date, chapters, siteAssets(d.assets))
	b.site = p.site
	return p, nil
}

// siteAssets gives the site's files as links find them.
func siteAssets(set *asset.Set) map[string]guide.Asset {
	assets := make(map[string]guide.Asset, len(set.Site()))
	for name, a := range set.Site() {
		assets[name] = guide.Asset(a)
	}
	return assets
}

// font reads the font of social images; nil without one.
func (b *builder) font(name string) ([]byte, error) {
	if name == "" {
		return nil, nil
	}
	data, err := fs.ReadFile(b.files, path.Clean(name))
	if err != nil {
		return nil, fmt.Errorf("social_font %s cannot be read: %w", name, guide.Reason(err))
	}
	if err := card.CheckFont(data); err != nil {
		return nil, fmt.Errorf("social_font %s is no TrueType or OpenType font: %w", name, err)
	}
	return data, nil
}

// override puts what the command line says over gen.yaml.
func (b *builder) override(config guide.Config) (guide.Config, error) {
	if b.config.Theme != "" {
		config.Theme = b.config.Theme
	}
	if b.config.BaseURL == "" {
		return config, nil
	}
	var err error
	if config.BaseURL, err = content.BaseURL(b.config.BaseURL); err != nil {
		err = fmt.Errorf("--base-url: %w", err)
	}
	return config, err
}

// excluded lists the folders in the source that are no part of it.
func (b *builder) excluded() []string {
	source, err1 := filepath.Abs(b.config.Source)
	out, err2 := filepath.Abs(b.config.Output)
	if err1 != nil || err2 != nil || b.config.Output == "" {
		return nil
	}
	rel, err := filepath.Rel(source, out)
	if info, err := os.Stat(out); err == nil && info.Mode().IsRegular() {
		return nil // a mistake, which is told when it comes to writing
	}
	if err != nil || !filepath.IsLocal(rel) {
		return nil
	}
	return []string{filepath.ToSlash(rel)}
}

// count takes the numbers of a site into the report.
func (r *Report) count(site *guide.Site) {
	r.Chapters = len(site.Chapters)
	for _, c := range site.Chapters {
		questions, quizzes := c.Count()
		r.Questions, r.Quizzes = r.Questions+questions, r.Quizzes+quizzes
	}
}

// write publishes the files, reports what became of them and gives the seal of
// the folder.
func (b *builder) write(ctx context.Context, files []output.File, r *Report) (seal string, err error) {
	defer r.stage("render and write")()
	result, err := output.Write(ctx, b.stepped(files), output.Options{
		Dir: b.config.Output, SourceDir: b.config.Source, Minify: !b.config.NoMinify, Force: b.config.Force, Version: version(),
	})
	if err != nil {
		return "", err
	}
	r.Files, r.Bytes, r.Written, r.Unchanged, r.Removed, r.Kept = result.Files, result.Bytes, result.Written, result.Unchanged, len(result.Gone), result.Kept
	r.Gone = gone(result.Gone)
	return result.Seal, nil
}

// progress gives a function to call after each step of a stage.
func (b *builder) progress(stage string, total int) func() {
	if b.config.Progress == nil {
		return func() {}
	}
	var mu sync.Mutex
	done := 0
	return func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		b.config.Progress(stage, done, total)
	}
}

// stepped gives files whose rendering is told of as progress.
func (b *builder) stepped(files []output.File) []output.File {
	if b.config.Progress == nil {
		return files
	}
	step := b.progress("writing", len(files))
	told := slices.Clone(files)
	for i, f := range files {
		told[i].Render = func(w io.Writer) error {
			defer step()
			return f.Render(w)
		}
	}
	return told
}

// gone gives the addresses of pages that were removed.
func gone(files []string) []string {
	var urls []string
	for _, f := range files {
		if dir, ok := strings.CutSuffix(f, "index.html"); ok {
			urls = append(urls, "/"+dir)
		}
	}
	return urls
}
