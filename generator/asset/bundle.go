package asset

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"gen/generator/guide"
	"gen/generator/output"
)

// Entries of a theme: what pages ask for. What they import is part of them, or
// lies beside them under a name of its own when it is imported on demand.
const (
	styleEntry  = "css/site.css"
	scriptEntry = "js/site.js"
	schemeEntry = "js/scheme.js" // runs before anything is painted, so it is no module
)

// addTheme bundles the theme's stylesheets and scripts and publishes its other
// files.
func (s *Set) addTheme(o Options) error {
	var errs []error
	for _, name := range o.Static {
		if !source(name) {
			errs = append(errs, s.addStatic(o.Theme, name))
		}
	}
	if slices.Contains(o.Static, styleEntry) {
		errs = append(errs, s.bundle(o, styleEntry, ""))
	}
	if slices.Contains(o.Static, schemeEntry) {
		errs = append(errs, s.bundle(o, schemeEntry, ""))
	}
	if slices.Contains(o.Static, scriptEntry) {
		for _, language := range o.Languages {
			errs = append(errs, s.bundle(o, scriptEntry, language))
		}
	}
	return errors.Join(errs...)
}

// source tells whether a file only serves to make others.
func source(name string) bool {
	return strings.HasPrefix(name, "css/") || strings.HasPrefix(name, "js/")
}

func (s *Set) addStatic(theme fs.FS, name string) error {
	sum, err := digest(theme, name)
	if err != nil {
		return fmt.Errorf("theme file %s cannot be read: %w", name, guide.Reason(err))
	}
	s.static[name] = output.Fingerprint(folder+name, sum)
	s.copied(s.static[name], name, sum, theme)
	return nil
}

// forward matches a script that only loads another, as the entry does when what
// it loads on demand needs all of it. Pages ask for that other one themselves,
// a round trip earlier.
var forward = regexp.MustCompile(`^import\s*"\./([\w.-]+)";\s*$`)

// bundle makes one file of an entry and all that it imports.
func (s *Set) bundle(o Options, entry, language string) error {
	result := api.Build(settings(o, entry, language))
	if len(result.Errors) > 0 {
		return messages(result.Errors)
	}
	for _, m := range result.Warnings {
		p := guide.Problem{Pos: place(m), Code: "theme-file", Severity: guide.Warning, Message: m.Text}
		if !slices.Contains(s.doubts, p) { // each language has the same scripts
			s.doubts = append(s.doubts, p)
		}
	}
	stem := strings.TrimSuffix(path.Base(entry), path.Ext(entry))
	for _, f := range result.OutputFiles {
		name := path.Base(strings.ReplaceAll(f.Path, `\`, "/"))
		asked := strings.HasPrefix(name, stem+".")
		if only := forward.FindSubmatch(f.Contents); asked && only != nil {
			name = string(only[1])
		} else {
			s.made(folder+name, entry, f)
		}
		if asked {
			s.static[strings.TrimSpace(language+" "+entry)] = folder + name
		}
	}
	return nil
}

// made publishes a bundle, once: languages that say the same share it.
func (s *Set) made(url, entry string, f api.OutputFile) {
	file := strings.TrimPrefix(url, "/")
	if slices.ContainsFunc(s.files, func(other output.File) bool { return other.Path == file }) {
		return
	}
	s.files = append(s.files, output.File{
		Path: file, Key: f.Hash, Source: "theme file " + entry, Final: true,
		Render: func(w io.Writer) error { _, err := w.Write(f.Contents); return err },
	})
}

// settings are those of the bundler for an entry.
func settings(o Options, entry, language string) api.BuildOptions {
	b := api.BuildOptions{
		EntryPointsAdvanced: []api.EntryPoint{{InputPath: entry, OutputPath: strings.TrimSuffix(path.Base(entry), path.Ext(entry))}},
		Bundle:              true,
		Outdir:              "assets",
		EntryNames:          "[name].[hash]",
		ChunkNames:          "[name].[hash]",
		Format:              api.FormatESModule,
		Splitting:           entry == scriptEntry,
		Charset:             api.CharsetUTF8,
		LegalComments:       api.LegalCommentsNone,
		Target:              api.ES2022,
		TreeShaking:         api.TreeShakingTrue,
		MinifyWhitespace:    !o.Readable,
		MinifyIdentifiers:   !o.Readable,
		MinifySyntax:        !o.Readable,
		LogLevel:            api.LogLevelSilent,
		Plugins:             []api.Plugin{files(o, language)},
	}
	switch entry {
	case schemeEntry:
		b.Format = api.FormatIIFE
	case styleEntry:
		b.Target = api.ESNext // what browsers do not know they skip; nothing is to be rewritten
	}
	return b
}

// messages makes one error of what the bundler found, a line each.
func messages(list []api.Message) error {
	var errs []error
	for _, m := range list {
		errs = append(errs, fmt.Errorf("%s: %s", place(m), m.Text))
	}
	return errors.Join(errs...)
}

// place gives where a message of the bundler belongs.
func place(m api.Message) guide.Pos {
	l := m.Location
	if l == nil {
		return guide.Pos{File: "theme"}
	}
	_, file, found := strings.Cut(l.File, ":")
	if !found {
		file = l.File
	}
	return guide.Pos{File: cmp.Or(file, l.File), Line: l.Line, Col: l.Column + 1}
}
