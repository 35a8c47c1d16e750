package command

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"gen/generator"
	"gen/generator/guide"
	"gen/generator/scaffold"
)

func newCommand(env *environment) *cobra.Command {
	var title string
	kinds := []string{"site"}
	for _, k := range scaffold.Kinds() {
		kinds = append(kinds, string(k))
	}
	both := exactArgs("what to start ("+strings.Join(kinds, ", ")+")", "the folder or file to write, such as my-guide or chapters/04-sql.md,")
	cmd := &cobra.Command{
		Use:   "new (site DIR | KIND PATH)",
		Short: "start a site or a chapter",
		Long: `Starts a site with one chapter of each kind, or one chapter. What it writes builds
and checks clean. Kinds of chapter: ` + strings.Join(kinds[1:], ", ") + `.`,
		Example: `  gen new site my-guide
  gen new mock chapters/02-second-round.md
  gen new list chapters/03-sql.md --title "Ten questions about SQL"`,
		ValidArgs: kinds,
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 && !slices.Contains(kinds, args[0]) {
				return notOf(args[0], kinds)
			}
			return both(cmd, args)
		},
		RunE: func(_ *cobra.Command, args []string) error {
			var c generator.Config
			if err := env.complete(&c); err != nil {
				return err
			}
			if !slices.Contains(kinds, args[0]) {
				return notOf(args[0], kinds)
			}
			if title == "" {
				title = titleOf(args[1])
			}
			if args[0] == "site" {
				return env.newSite(args[1], title, c.Date)
			}
			return env.newChapter(guide.Kind(args[0]), args[1], title, c.Date)
		},
	}
	cmd.Flags().StringVar(&title, "title", "", "`title` (default: made of the name)")
	return cmd
}

// notOf says that a word is none of kinds, and what was meant: a kind with a slip
// in it, or the name of what to start without its kind.
func notOf(word string, kinds []string) error {
	meant := nearest(word, kinds)
	if meant == "" {
		meant = "; a site called that is: gen new site " + word
		if filepath.Ext(word) == ".md" {
			meant = "; a list in that file is: gen new list " + word
		}
	}
	return usageError{fmt.Errorf("%q is none of %s%s", word, strings.Join(kinds, ", "), meant)}
}

// newSite writes a site into dir, which must be empty, but for a new repository,
// or not there.
func (env *environment) newSite(dir, title string, date time.Time) error {
	dir = filepath.Clean(dir)
	if entries, err := os.ReadDir(dir); err == nil && slices.ContainsFunc(entries, func(e os.DirEntry) bool { return e.Name() != ".git" }) {
		return fmt.Errorf("%s is not empty; name a new folder", filepath.ToSlash(dir))
	}
	files, err := scaffold.Site(title, date.Format(time.DateOnly))
	if err != nil {
		return err
	}
	for _, f := range files {
		if err := writeNew(filepath.Join(dir, filepath.FromSlash(f.Path)), []byte(f.Text)); err != nil {
			return err
		}
	}
	fmt.Fprintf(env.stdout, "wrote %s to %s\n\nnext:\n  gen serve%s --open\n", plural(len(files), "file"), shown(dir), sourceOption(dir))
	return nil
}

// sourceOption is what names a site to other commands, as one types it.
func sourceOption(dir string) string {
	dir = filepath.ToSlash(filepath.Clean(dir))
	switch {
	case dir == ".":
		return ""
	case strings.ContainsAny(dir, " '\"&;()$"):
		return fmt.Sprintf(" --source %q", dir)
	}
	return " --source " + dir
}

// titleOf makes a title of the name of a folder or chapter.
func titleOf(path string) string {
	if whole, err := filepath.Abs(path); err == nil {
		path = whole // "." has no name of its own
	}
	return guide.TitleFromName(strings.TrimSuffix(filepath.Base(path), ".md"))
}

// chapterPath gives the file that a new chapter is to be written to.
func chapterPath(path string) (string, error) {
	folder, err := os.Stat(path)
	if err == nil && folder.IsDir() || strings.HasSuffix(filepath.ToSlash(path), "/") || path == "" {
		return "", usageError{fmt.Errorf("%q is a folder; name the chapter in it, such as %s", filepath.ToSlash(path), filepath.ToSlash(filepath.Join(path, "01-names.md")))}
	}
	switch ext := filepath.Ext(path); strings.ToLower(ext) {
	case ".md", ".markdown":
		return path, nil
	case ".txt", ".html", ".mdx", ".rst", ".docx":
		return "", usageError{fmt.Errorf("the name of a chapter ends in .md: %s", filepath.ToSlash(strings.TrimSuffix(path, ext)+".md"))}
	}
	return path + ".md", nil
}

// newChapter writes one chapter.
func (env *environment) newChapter(kind guide.Kind, path, title string, date time.Time) error {
	path, err := chapterPath(path)
	if err != nil {
		return err
	}
	text, err := scaffold.Chapter(kind, title, date.Format(time.DateOnly))
	if err != nil {
		return err
	}
	if err := writeNew(path, []byte(text)); err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "wrote %s\n", filepath.ToSlash(path))
	if folder, err := os.Stat("chapters"); err == nil && folder.IsDir() && filepath.IsLocal(path) && !strings.HasPrefix(filepath.ToSlash(filepath.Clean(path)), "chapters/") {
		fmt.Fprintln(env.stdout, "    hint: the chapters of this site are those in chapters/; move it there to publish it")
	}
	return nil
}
