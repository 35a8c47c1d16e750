package generator

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"gen/generator/content"
	"gen/generator/guide"
	"gen/generator/output"
)

// A build of which nothing changed since the last one is not made again: not
// the sources, by their sizes and times, not the theme, the options and the
// program, and not the output folder. What it reports is that of the last one.

// lastNote is the name under which the cache keeps what the last build left.
const lastNote = "last"

// lastBuild is what a build leaves for the next one.
type lastBuild struct {
	Inputs string // all that it was made of
	Seal   string // of the folder that it wrote
	Report Report
}

// inputs stand for all that a build reads.
type inputs struct {
	digest string    // "" when they cannot be told
	newest time.Time // the last change of a file
	taken  time.Time
}

// inputs looks at all that a build would read, without reading the sources.
// Times of change tell whether they are the same: nobody can set them back.
func (b *builder) inputs() inputs {
	if b.store == nil {
		return inputs{}
	}
	in := inputs{taken: time.Now()}
	sum := sha256.New()
	c := b.config
	fmt.Fprintf(sum, "%s %q %q %q %q %v %v\n", version(), c.Source, c.Output, c.BaseURL, c.Theme, c.Date,
		[]bool{c.Drafts, c.Future, c.Strict, c.Force, c.NoMinify, c.Preview})
	head, _ := exec.Command("git", "-C", c.Source, "rev-parse", "--is-shallow-repository", "HEAD").Output() // none without git
	sum.Write(head)
	err := content.Survey(b.root.FS(), b.excluded(), func(name string, info fs.FileInfo) {
		if info.IsDir() {
			fmt.Fprintf(sum, "%q\n", name) // its time changes when a build writes into it
			return
		}
		changed := output.Changed(info)
		if changed.After(in.newest) {
			in.newest = changed
		}
		fmt.Fprintf(sum, "%q %d %v %d %d\n", name, info.Size(), info.Mode(), info.ModTime().UnixNano(), changed.UnixNano())
	})
	if err == nil {
		err = hashFiles(sum, c.Themes)
	}
	if err == nil {
		in.digest = hex.EncodeToString(sum.Sum(nil))
	}
	return in
}

// hashFiles adds the names and bytes of all files.
func hashFiles(sum io.Writer, files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(files, name)
		fmt.Fprintf(sum, "%q %d\n%s", name, len(data), data)
		return err
	})
}

// unchanged gives the report of the last build if this one would be the same
// and the output folder holds what that one wrote; else nil.
func (b *builder) unchanged(in inputs) *Report {
	if in.digest == "" {
		return nil
	}
	var last lastBuild
	if !b.store.Recall(lastNote, &last) || last.Inputs != in.digest {
		return nil
	}
	seal, kept := output.Seal(b.config.Output)
	if seal == "" || seal != last.Seal {
		return nil
	}
	r := last.Report
	r.Written, r.Unchanged, r.Removed, r.Gone, r.Kept = 0, r.Files, 0, nil, kept
	r.Stages = []Stage{{"look for changes", time.Since(in.taken)}}
	return &r
}

// remember keeps what the next build needs to see that nothing changed.
func (b *builder) remember(in inputs, config guide.Config, seal string, r *Report) {
	if in.digest == "" || !output.AtRest(in.newest, in.taken) || seal == "" || config.SocialFont != "" || b.outside(config.Theme) {
		return
	}
	b.store.Note(lastNote, lastBuild{in.digest, seal, *r})
}

// outside tells whether a theme lies in a folder that inputs do not see.
func (b *builder) outside(theme string) bool {
	_, err := fs.Stat(b.config.Themes, theme)
	return err != nil && (!fs.ValidPath(theme) || strings.HasPrefix(theme, ".") || !exists(b.root, "themes/"+theme))
}

func exists(root *os.Root, name string) bool {
	_, err := root.Stat(filepath.FromSlash(name))
	return err == nil
}
