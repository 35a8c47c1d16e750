package asset

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// namespace marks the files that the bundler gets from us, which are all.
const namespace = "theme"

// virtual begins the names of what is imported and lies in no folder.
const virtual = "gen:"

// maxSource bounds a file that goes into a bundle, in bytes.
const maxSource = 10 << 20

// files lets the bundler read the theme, its mounts and what is made for it;
// it never reads the disk itself.
func files(o Options, language string) api.Plugin {
	return api.Plugin{Name: "theme", Setup: func(b api.PluginBuild) {
		b.OnResolve(api.OnResolveOptions{Filter: ".*"}, func(a api.OnResolveArgs) (api.OnResolveResult, error) {
			return resolve(o, a)
		})
		b.OnLoad(api.OnLoadOptions{Filter: ".*", Namespace: namespace}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
			return load(o, a.Path, language)
		})
	}}
}

// resolve finds what an import names: a file beside the importing one, or
// something virtual.
func resolve(o Options, a api.OnResolveArgs) (api.OnResolveResult, error) {
	name := a.Path
	switch {
	case a.Kind == api.ResolveEntryPoint, strings.HasPrefix(name, virtual):
	case strings.HasPrefix(name, "./"), strings.HasPrefix(name, "../"):
		name = path.Join(path.Dir(a.Importer), name)
	case strings.HasPrefix(name, "#"), strings.HasPrefix(name, "data:"):
		return api.OnResolveResult{Path: name, External: true}, nil
	default:
		return api.OnResolveResult{}, fmt.Errorf("%q cannot be imported: name a file of the theme, beginning with ./ or ../", a.Path)
	}
	if !strings.HasPrefix(name, virtual) {
		info, err := fs.Stat(o.folder(name))
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return api.OnResolveResult{}, fmt.Errorf("there is no file %s in the theme", name)
		case err != nil:
			return api.OnResolveResult{}, err
		case info.Size() > maxSource:
			return api.OnResolveResult{}, fmt.Errorf("%s has %.1f MB; the limit is %d MB", name, float64(info.Size())/(1<<20), maxSource>>20)
		}
	}
	return api.OnResolveResult{Path: name, Namespace: namespace, SideEffects: api.SideEffectsTrue}, nil
}

// folder gives where a file lies: in a mount, or in the theme.
func (o Options) folder(name string) (fs.FS, string) {
	first, rest, _ := strings.Cut(name, "/")
	if mount := o.Mounts[first]; mount != nil {
		return mount, rest
	}
	return o.Theme, name
}

// load gives the text of a file.
func load(o Options, name, language string) (api.OnLoadResult, error) {
	if special, ok := strings.CutPrefix(name, virtual); ok {
		return loadVirtual(o, special, language)
	}
	data, err := fs.ReadFile(o.folder(name))
	if err != nil {
		return api.OnLoadResult{}, err
	}
	text := string(data)
	loader := api.LoaderJS
	switch path.Ext(name) {
	case ".css":
		loader = api.LoaderCSS
	case ".json":
		loader = api.LoaderJSON
	case ".svg", ".png", ".woff2":
		loader = api.LoaderDataURL
	}
	return api.OnLoadResult{Contents: &text, Loader: loader}, nil
}

// loadVirtual gives phrases, the text of a theme's stylesheet, or a stylesheet
// made for this site.
func loadVirtual(o Options, name, language string) (api.OnLoadResult, error) {
	if group, ok := strings.CutPrefix(name, "strings/"); ok && o.Strings != nil {
		data, err := o.Strings(language, group)
		text := string(data)
		return api.OnLoadResult{Contents: &text, Loader: api.LoaderJSON}, err
	}
	if file, ok := strings.CutPrefix(name, "text/"); ok {
		return loadText(o, file)
	}
	text, ok := o.Styles[name]
	if !ok {
		return api.OnLoadResult{}, errors.New("there is no gen:" + name + " to import")
	}
	return api.OnLoadResult{Contents: &text, Loader: api.LoaderCSS}, nil
}

// loadText gives a stylesheet as a string, for a script that is loaded on
// demand and brings its own look.
func loadText(o Options, name string) (api.OnLoadResult, error) {
	data, err := fs.ReadFile(o.folder(name))
	if err != nil {
		return api.OnLoadResult{}, err
	}
	result := api.Transform(string(data), api.TransformOptions{
		Loader: api.LoaderCSS, Target: api.ESNext, Sourcefile: name,
		MinifyWhitespace: !o.Readable, MinifySyntax: !o.Readable,
	})
	text := string(result.Code)
	return api.OnLoadResult{Contents: &text, Loader: api.LoaderText}, messages(result.Errors)
}
