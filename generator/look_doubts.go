package generator

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gen/generator/guide"
	"gen/generator/theme"
)

// themeFile is how messages name a file of a theme.
var themeFile = regexp.MustCompile(`\b(?:themes/)?(?:` + strings.Join(theme.Folders, "|") + `)/[\w./-]+\.\w+`)

// fault is a line of an error about a theme: a place and what is wrong there.
var fault = regexp.MustCompile(`^(\S+?)(?::(\d+))?(?::(\d+))?:? (.*)$`)

// faults gives the lines of an error about a theme as problems, with the files
// named as they lie in the site's folder.
func (b *builder) faults(err error, config guide.Config) (list []guide.Problem) {
	text := themeFile.ReplaceAllStringFunc(err.Error(), func(name string) string { return b.themePath(name, config.Theme) })
	for line := range strings.SplitSeq(text, "\n") {
		p := guide.Problem{Pos: guide.Pos{File: "themes"}, Code: "theme", Severity: guide.Error, Message: line, Hint: Hint(err)}
		m := fault.FindStringSubmatch(line)
		if m != nil && strings.HasPrefix(m[4], "themes/") {
			m = fault.FindStringSubmatch(m[4]) // a file of the site, not where it is imported
		}
		if m != nil {
			p.File, p.Message = m[1], m[4]
			p.Line, _ = strconv.Atoi(m[2])
			p.Col, _ = strconv.Atoi(m[3])
		}
		if p.File == "gen.yaml" {
			p.Pos = config.Place("theme")
		}
		list = append(list, p)
	}
	return list
}

// themePath gives where a file of the theme lies below the site's folder, or
// its name if it is none of the site's own.
func (b *builder) themePath(name, chosen string) string {
	for _, at := range []string{path.Join("themes", name), path.Join("themes", chosen, name)} {
		if exists(b.root, at) {
			return at
		}
	}
	return name
}

// doubts lists what is probably a mistake in the theme files of the site.
func (b *builder) doubts(chosen string, d *dress) (list []guide.Problem) {
	unused, used := d.theme.Unused()
	for _, name := range unused {
		p := guide.Problem{Code: "theme-file", Severity: guide.Warning, Message: "no page asks for this template, and no other includes it"}
		p.File = b.themePath(name, chosen)
		if near := guide.Nearest(name, used); near != "" {
			p.Hint = "did you mean " + near + "?"
		}
		list = append(list, p)
	}
	unread, read := d.theme.Unread()
	for _, k := range unread {
		if near := guide.Nearest(k.Name, read); near != "" { // others may be asked for by a key that a template makes
			list = append(list, guide.Problem{
				Pos: guide.Pos{File: b.themePath(k.File, chosen), Line: k.Line}, Code: "theme-file", Severity: guide.Warning,
				Message: fmt.Sprintf("nothing asks for the phrase %q", k.Name), Hint: "did you mean " + near + "?",
			})
		}
	}
	return append(list, b.strays()...)
}

// doubtsOfAssets lists what is wrong with files that are published as they are.
func (b *builder) doubtsOfAssets(chosen string, d *dress) []guide.Problem {
	list := slices.Clone(d.assets.Doubts())
	for i, p := range list {
		list[i].File = b.themePath(p.File, chosen)
		list[i].Message = strings.ToLower(p.Message[:1]) + p.Message[1:]
	}
	return list
}

// strays lists the files as of a theme that lie in themes/ itself, where the default theme has
// none of their names, so that nothing reads them.
func (b *builder) strays() (list []guide.Problem) {
	entries, _ := fs.ReadDir(b.root.FS(), "themes") // none without the folder
	for _, e := range entries {
		_, err := fs.Stat(b.config.Themes, path.Join(defaultTheme, e.Name()))
		if ext := path.Ext(e.Name()); err == nil || e.IsDir() || ext != ".html" && ext != ".css" && ext != ".js" {
			continue
		}
		list = append(list, guide.Problem{
			Pos: guide.Pos{File: path.Join("themes", e.Name())}, Code: "theme-file", Severity: guide.Warning,
			Message: "no theme has a file of this name here; it is not read", Hint: "gen theme list shows the folder that each file lies in",
		})
	}
	return list
}
