package command

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"gen/generator"
	"gen/generator/guide"
)

func themeCommand(env *environment) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "theme",
		Short: "list the files of a theme, or take one over",
		Long: `A theme is templates, styles, scripts and words. Any single file of it can be
changed: take it over into the site's folder themes/, where it stands for the
theme's own. For style alone, themes/css/custom.css is enough.`,
		Args: knownCommand,
		RunE: showHelp,
	}
	cmd.AddCommand(themeListCommand(env), themeEjectCommand(env))
	return cmd
}

func themeListCommand(env *environment) *cobra.Command {
	name := defaultTheme
	cmd := &cobra.Command{
		Use: "list", Short: "list the files of a theme", Args: noArgs,
		Long: "Lists the files of a theme that comes with gen, and those that it leaves to the default\ntheme, as \"gen theme eject\" takes them.",
		RunE: func(*cobra.Command, []string) error {
			files, err := themeFiles(env.themes, name)
			for _, f := range slices.Sorted(maps.Keys(files)) {
				fmt.Fprintln(env.stdout, f)
			}
			return err
		},
	}
	embeddedThemeFlag(cmd, env, &name, "")
	return cmd
}

// themeFlag adds the option that names the theme of a site.
func themeFlag(cmd *cobra.Command, env *environment, c *generator.Config) {
	cmd.Flags().StringVar(&c.Theme, "theme", "", "`theme`: "+strings.Join(themeNames(env.themes), ", ")+", or a folder in themes/")
	completeThemes(cmd, env)
}

// defaultTheme is the embedded theme that every other falls back to.
const defaultTheme = "default"

// embeddedThemeFlag adds the option that names a theme that comes with gen.
func embeddedThemeFlag(cmd *cobra.Command, env *environment, name *string, what string) {
	cmd.Flags().StringVar(name, "theme", *name, "`theme`: "+strings.Join(themeNames(env.themes), " or ")+what)
	completeThemes(cmd, env)
}

// completeThemes lets shells complete the option that names a theme.
func completeThemes(cmd *cobra.Command, env *environment) {
	names := cobra.FixedCompletions(themeNames(env.themes), cobra.ShellCompDirectiveDefault)
	cmd.RegisterFlagCompletionFunc("theme", names) // which fails only without the option
}

// themeNames lists the embedded themes.
func themeNames(themes fs.FS) (names []string) {
	entries, _ := fs.ReadDir(themes, ".") // embedded: it cannot fail
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

// themeFiles gives the files of an embedded theme, those that it leaves to the
// default theme among them, and the theme that each is of.
func themeFiles(themes fs.FS, name string) (map[string]string, error) {
	if !slices.Contains(themeNames(themes), name) {
		return nil, fmt.Errorf("there is no theme %q%s", name, cmp.Or(nearest(name, themeNames(themes)), "; the themes are "+strings.Join(themeNames(themes), " and ")))
	}
	owner := map[string]string{}
	for _, layer := range []string{defaultTheme, name} {
		err := fs.WalkDir(themes, layer, func(p string, d fs.DirEntry, err error) error {
			if err == nil && !d.IsDir() && path.Ext(p) != ".md" {
				owner[strings.TrimPrefix(p, layer+"/")] = layer
			}
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return owner, nil
}

func themeEjectCommand(env *environment) *cobra.Command {
	var source, name string
	cmd := &cobra.Command{
		Use:   "eject FILE",
		Short: "copy a file of the theme into the site's themes/, to change it there",
		Long: `Copies a file of the site's theme, or of the default one that it falls back to, into
the site's folder themes/, where it stands for the theme's own from then on. Delete it there to have the theme's own again.`,
		Example: `  gen theme eject css/tokens.css
  gen theme eject blocks/question.html`,
		Args: exactArgs("the file of the theme, such as css/tokens.css (gen theme list shows all),"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) (files []string, _ cobra.ShellCompDirective) {
			if len(args) == 0 {
				owner, _ := themeFiles(env.themes, cmp.Or(name, env.worn(source))) // none of a theme that there is not
				files = slices.Sorted(maps.Keys(owner))
			}
			return files, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(_ *cobra.Command, args []string) error { return env.eject(name, filepath.ToSlash(args[0]), source) },
	}
	cmd.Flags().StringVarP(&source, "source", "s", ".", "`folder` of the site")
	embeddedThemeFlag(cmd, env, &name, " (default: the site's)")
	return cmd
}

// worn gives the embedded theme that a site is dressed in, or that its own falls
// back to.
func (env *environment) worn(source string) string {
	if name := generator.SiteTheme(source); slices.Contains(themeNames(env.themes), name) {
		return name
	}
	return defaultTheme
}

// eject copies a file of a theme into the folder themes/ of a site.
func (env *environment) eject(theme, file, source string) error {
	if _, err := os.Stat(source); err != nil {
		return fmt.Errorf("there is no folder %s", filepath.ToSlash(source))
	}
	if own := filepath.Join(source, "themes", generator.SiteTheme(source), filepath.FromSlash(file)); theme == "" {
		if _, err := os.Stat(own); err == nil {
			return fmt.Errorf("%s is the site's own already; change it there", filepath.ToSlash(own))
		}
	}
	theme = cmp.Or(theme, env.worn(source))
	owner, err := themeFiles(env.themes, theme)
	if err != nil {
		return err
	}
	if owner[file] == "" {
		files := slices.Sorted(maps.Keys(owner))
		return fmt.Errorf("the theme %s has no file %s%s", theme, file, cmp.Or(nearest(file, files), "; gen theme list shows them"))
	}
	data, err := fs.ReadFile(env.themes, owner[file]+"/"+file)
	if err != nil {
		return err
	}
	target := filepath.Join(source, "themes", filepath.FromSlash(file))
	if err := writeNew(target, data); err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "wrote %s; it is used instead of the theme's own from now on\n", filepath.ToSlash(target))
	return nil
}

// writeNew writes a file that must not be there yet, with its folders.
func writeNew(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fmt.Errorf("cannot make the folder %s: %w", filepath.ToSlash(filepath.Dir(path)), guide.Reason(err))
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s is there already; move it away first", filepath.ToSlash(path))
	}
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", filepath.ToSlash(path), guide.Reason(err))
	}
	if _, err := f.Write(data); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
