// Package generator turns a [Config] into a published guide. It wires the
// stages, each a package below it that does one thing:
//
//	content -> markdown -> guide.Site -> check, page, search, feed, ... -> output
//
// Nothing below guide.NewSite reads Markdown; nothing above output touches the
// output folder. The list of outputs is in outputs.go, what lies around the pages in look.go.
package generator

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"time"

	"gen/generator/content"
	"gen/generator/guide"
	"gen/generator/inspect"
	"gen/generator/output"
)

// Config says what to build. Source, Output and Themes are required.
type Config struct {
	Source   string // folder of the site
	Output   string // folder to write
	BaseURL  string // overrides that of gen.yaml
	Theme    string // overrides that of gen.yaml: an embedded theme, a folder in themes/, or any folder
	Drafts   bool   // publish drafts
	Future   bool   // publish chapters dated after Date
	Strict   bool   // take warnings as errors
	Force    bool   // write into a folder that holds other files
	NoCache  bool   // parse everything anew
	NoMinify bool   // leave files readable
	Preview  bool   // ask search engines to leave the site alone
	Date     time.Time
	Themes   fs.FS // embedded themes, a folder each

	// Progress, if not nil, hears how far a stage has come.
	Progress func(stage string, done, total int)
}

// Report says what was built, for people and machines.
type Report struct {
	Chapters, Questions, Quizzes int
	Hidden                       int // chapters left out as drafts, future or expired
	Files                        int
	Bytes                        int64
	Written, Unchanged, Removed  int
	Kept                         []string // files in the output that are not ours
	Gone                         []string // addresses published before and gone without an alias
	Problems                     []guide.Problem
	Stages                       []Stage
	Took                         time.Duration
}

// Stage is the time that one step of a build took.
type Stage struct {
	Name string
	Took time.Duration
}

// Failed tells whether a problem stopped the build.
func (r *Report) Failed() bool {
	for _, p := range r.Problems {
		if p.Severity == guide.Error {
			return true
		}
	}
	return false
}

// Build makes the site and writes it to c.Output. Problems that authors can
// fix are in the report, whose Failed says whether they stopped the build; an
// error means that it could not be done at all.
func Build(ctx context.Context, c Config) (*Report, error) {
	b, err := newBuilder(c)
	if err != nil {
		return nil, err
	}
	defer b.close()
	begun := time.Now()
	in := b.inputs()
	if report := b.unchanged(in); report != nil {
		report.Took = time.Since(begun)
		return report, nil
	}
	report := &Report{}
	p, err := b.build(ctx, report)
	if err != nil {
		return report, err
	}
	var files []output.File
	if !report.Failed() {
		if files, err = b.allFiles(p, report); err != nil {
			return report, err
		}
	}
	if !report.Failed() {
		seal, err := b.write(ctx, files, report)
		if err != nil {
			return report, err
		}
		b.remember(in, p.site.Config, seal, report)
		b.keepSources()
		b.sweep()
	}
	report.Took = time.Since(begun)
	return report, nil
}

// Check reads the site and reports what is wrong with it; an error means that it
// could not be read to the end.
func Check(ctx context.Context, c Config) (*Report, error) {
	b, err := newBuilder(c)
	if err != nil {
		return nil, err
	}
	defer b.close()
	report := &Report{}
	p, err := b.build(ctx, report)
	if err == nil {
		_, err = b.earlyFiles(p, report) // which tells those that want one address
	}
	return report, err
}

// Inspect writes what was recognised in the site to w, as JSON or for people,
// and gives the problems that kept chapters from being read.
func Inspect(ctx context.Context, c Config, w io.Writer, asJSON bool) ([]guide.Problem, error) {
	b, err := newBuilder(c)
	if err != nil {
		return nil, err
	}
	defer b.close()
	report := &Report{}
	p, err := b.publication(ctx, report)
	if err != nil {
		return report.Problems, err
	}
	if !asJSON {
		return report.Problems, inspect.Tree(w, p.site)
	}
	data, err := inspect.JSON(p.site)
	if err == nil {
		_, err = w.Write(append(data, '\n'))
	}
	return report.Problems, err
}

// Hint gives what to do about an error, or "".
func Hint(err error) string {
	if e, ok := errors.AsType[*output.Error](err); ok {
		return e.Hint
	}
	if errors.Is(err, fs.ErrPermission) {
		return "give yourself the right to read it"
	}
	return ""
}

// BaseURL checks what is given for [Config.BaseURL] and gives it with a slash at
// its end.
func BaseURL(address string) (string, error) { return content.BaseURL(address) }

// SiteTheme gives the name of the theme that the site in a folder is dressed in.
func SiteTheme(source string) string {
	config, _ := content.Configuration(os.DirFS(source))
	return config.Theme
}

// Schema gives the JSON Schema of gen.yaml and of front matter.
func Schema() ([]byte, error) { return content.Schema() }
