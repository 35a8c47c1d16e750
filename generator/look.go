package generator

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"gen/generator/asset"
	"gen/generator/content"
	"gen/generator/guide"
	"gen/generator/highlight"
	"gen/generator/output"
	"gen/generator/search"
	"gen/generator/theme"
)

// defaultTheme is the theme that every other falls back to, file by file.
const defaultTheme = "default"

// open opens a theme of layers, the first of which has the last word.
func (b *builder) open(layers []fs.FS) (*theme.Theme, error) {
	if b.config.NoMinify {
		return theme.OpenReadable(layers...)
	}
	return theme.Open(layers...)
}

// layers are the site's own files over the chosen theme over the default one.
func (b *builder) layers(name string) ([]fs.FS, error) {
	base, err := fs.Sub(b.config.Themes, defaultTheme)
	if err != nil {
		return nil, err
	}
	var layers []fs.FS
	if info, err := b.root.Stat("themes"); err != nil || info.IsDir() {
		own, err := fs.Sub(b.files, "themes")
		if err != nil {
			return nil, err
		}
		layers = append(layers, overrides{own, base})
	}
	chosen, err := b.chosen(name)
	if err != nil {
		return nil, err
	}
	return append(layers, chosen, base), nil
}

// chosen finds a theme: a folder in the site's themes/, else an embedded one,
// else, for a person and not for gen.yaml, any folder by its path.
func (b *builder) chosen(name string) (fs.FS, error) {
	if fs.ValidPath(name) && !strings.HasPrefix(name, ".") {
		for _, at := range []struct {
			files  fs.FS
			folder string
		}{{b.files, path.Join("themes", name)}, {b.config.Themes, name}} {
			if info, err := fs.Stat(at.files, at.folder); err == nil && info.IsDir() {
				return fs.Sub(at.files, at.folder)
			}
		}
	}
	if name == b.config.Theme && strings.ContainsAny(name, `/\.`) {
		if root, err := os.OpenRoot(name); err == nil {
			return regular{root}, nil
		}
	}
	return nil, b.noTheme(name)
}

// noTheme says which themes there are besides name.
func (b *builder) noTheme(name string) error {
	names := folders(b.config.Themes, ".")
	for _, own := range folders(b.root.FS(), "themes") {
		if !slices.Contains(theme.Folders, own) {
			names = append(names, own)
		}
	}
	who, further := "--theme", ", and any folder by its path"
	if b.config.Theme == "" {
		who, further = "gen.yaml", ", and any folder in themes/"
	}
	hint := "there are " + strings.Join(names, ", ") + further
	if near := guide.Nearest(name, names); near != "" {
		hint = "did you mean " + near + "?"
	}
	return &output.Error{Message: fmt.Sprintf("%s: there is no theme %q", who, name), Hint: hint}
}

// folders lists those in a folder, none when that is not there.
func folders(files fs.FS, in string) (names []string) {
	entries, _ := fs.ReadDir(files, in)
	for _, e := range entries {
		if info, err := fs.Stat(files, path.Join(in, e.Name())); err == nil && info.IsDir() {
			names = append(names, e.Name())
		}
	}
	return names
}

// overrides are the files in a site's themes/ that stand for those of the
// theme. Folders there that are whole themes are left out.
type overrides struct {
	own, base fs.FS
}

// Open opens a file that belongs to a theme.
func (o overrides) Open(name string) (fs.File, error) {
	first, _, deep := strings.Cut(name, "/")
	if name != "." && !slices.Contains(theme.Folders, first) {
		if _, err := fs.Stat(o.base, name); err != nil || deep {
			return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
		}
	}
	f, err := o.own.Open(name)
	return f, unreadable(name, err)
}

// unreadable says which file of the site's themes/ cannot be read, and why; one
// that is not there is none.
func unreadable(name string, err error) error {
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return fmt.Errorf("%s cannot be read: %w", path.Join("themes", name), guide.Reason(err))
}

// ReadDir lists the files that belong to a theme.
func (o overrides) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := fs.ReadDir(o.own, name)
	list = slices.DeleteFunc(list, func(e fs.DirEntry) bool {
		f, err := o.Open(path.Join(name, e.Name()))
		if err == nil {
			f.Close()
		}
		return errors.Is(err, fs.ErrNotExist)
	})
	for i, e := range list {
		if err == nil && e.Type()&fs.ModeSymlink != 0 {
			list[i], err = o.follow(path.Join(name, e.Name()))
		}
	}
	return list, unreadable(name, err)
}

// follow gives what a link leads to. It must be no folder, which could hold the
// link itself.
func (o overrides) follow(link string) (fs.DirEntry, error) {
	info, err := fs.Stat(o.own, link)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the link %s leads outside the site's folder or nowhere", path.Base(link))
	case info.IsDir():
		return nil, fmt.Errorf("the link %s leads to a folder; copy the folder itself", path.Base(link))
	}
	return fs.FileInfoToDirEntry(info), nil
}

// dress is what lies around the pages: templates, images, scripts and styles.
type dress struct {
	theme  *theme.Theme
	assets *asset.Set
	font   []byte          // of social images; nil for the built-in one
	doubts []guide.Problem // about the site's own theme files
	key    string          // of what it was made for
}

// dressAhead begins to dress the site while its chapters are read, as if all were
// in its own language. What it gives waits for that.
func (b *builder) dressAhead(config guide.Config, files []content.File) (wait func()) {
	var wg sync.WaitGroup
	if b.worn == nil {
		wg.Go(func() {
			if config, err := b.override(config); err == nil {
				_, _ = b.dressed(config, files, nil) // what is wrong is told when it is asked for
			}
		})
	}
	return wg.Wait
}

// dressed gives what the site is dressed in; that of the last build if nothing
// it is made of can have changed. For a theme with mistakes the default one
// stands in, so that what else is wrong is told with them.
func (b *builder) dressed(config guide.Config, files []content.File, chapters []*guide.Chapter) (*dress, error) {
	b.dressing.Lock()
	defer b.dressing.Unlock()
	languages := languages(config, chapters)
	key := fmt.Sprintf("%q %q %q %q", config.Theme, config.Accent, config.SocialFont, languages)
	if b.worn != nil && b.worn.key == key {
		return b.worn, nil
	}
	layers, wrong := b.layers(config.Theme)
	d := &dress{key: key}
	if wrong == nil {
		wrong = b.sew(d, layers, config, files, languages)
	}
	if wrong == nil {
		d.doubts = b.doubts(config.Theme, d)
	} else if base, err := fs.Sub(b.config.Themes, defaultTheme); err != nil || b.sew(d, []fs.FS{base}, config, files, languages) != nil {
		return nil, wrong
	} else {
		d.doubts = b.faults(wrong, config)
	}
	d.doubts = append(d.doubts, b.doubtsOfAssets(config.Theme, d)...)
	var err error
	if d.font, err = b.font(config.SocialFont); err != nil {
		d.doubts = append(d.doubts, guide.Problem{Pos: config.Place("social_font"), Code: "social-font", Severity: guide.Error, Message: err.Error()})
	}
	b.worn = d
	return d, nil
}

// sew makes a dress of the layers of a theme.
func (b *builder) sew(d *dress, layers []fs.FS, config guide.Config, files []content.File, languages []string) (err error) {
	if d.theme, err = b.open(layers); err == nil {
		d.assets, err = b.assets(config, files, languages, d.theme)
	}
	return err
}

// assets bundles, names and measures what is published beside the pages.
func (b *builder) assets(config guide.Config, files []content.File, languages []string, t *theme.Theme) (*asset.Set, error) {
	themeFiles, static := t.Static()
	o := asset.Options{
		Site: b.files, Theme: themeFiles, Static: static, Readable: b.config.NoMinify,
		Mounts: map[string]fs.FS{"search": search.Client()},
		Styles: map[string]string{"highlight.css": highlight.CSS(), "accent.css": accent(config.Accent)},
		Strings: func(language, group string) ([]byte, error) {
			return t.Edition(language).Script(group)
		},
		Languages: languages,
	}
	for _, f := range files {
		o.Files = append(o.Files, asset.File(f))
	}
	return asset.Build(o)
}
