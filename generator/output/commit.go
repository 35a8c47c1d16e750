package output

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// commit is what a run has to change once everything is rendered.
type commit struct {
	w        *writer
	manifest []byte
	blocking []string        // stale files of ours that stand where a folder has to be, or in a folder where a file has to be
	dirs     []string        // to make, parents first
	assets   []int           // staged files whose names carry their digest: nothing refers to them yet
	pages    []int           // other staged files
	stale    []string        // files of ours to remove
	needed   map[string]bool // folders of the new set
	gone     []string
	kept     []string
}

// plan compares what the folder holds with what it shall hold.
func (w *writer) plan() (commit, error) {
	c := commit{w: w}
	next := manifest{records: make(map[string][]record, len(w.files))}
	for i, f := range w.files {
		next.records[f.Path] = []record{w.now[i].record}
		switch {
		case !w.now[i].staged:
		case Fingerprinted(f.Path):
			c.assets = append(c.assets, i)
		default:
			c.pages = append(c.pages, i)
		}
	}
	c.manifest = next.text()
	c.dirs = w.missingDirs(slices.Concat(c.assets, c.pages))
	if err := c.findStale(next); err != nil {
		return c, err
	}
	for name := range w.before.files {
		if len(next.records[name]) == 0 && len(w.old.records[name]) == 0 && !strings.HasPrefix(name, ".") {
			c.kept = append(c.kept, name)
		}
	}
	slices.Sort(c.kept)
	return c, nil
}

// missingDirs gives the folders that the staged files need.
func (w *writer) missingDirs(staged []int) []string {
	missing := map[string]bool{}
	for _, i := range staged {
		for dir := path.Dir(w.files[i].Path); dir != "." && !w.before.dirs[dir] && !missing[dir]; dir = path.Dir(dir) {
			missing[dir] = true
		}
	}
	return slices.Sorted(maps.Keys(missing))
}

// findStale sorts what the site no longer has into files to remove and files
// to keep because someone has edited them.
func (c *commit) findStale(next manifest) error {
	c.needed = map[string]bool{}
	for name := range next.records {
		for dir := path.Dir(name); dir != "." && !c.needed[dir]; dir = path.Dir(dir) {
			c.needed[dir] = true
		}
	}
	for _, name := range slices.Sorted(maps.Keys(c.w.old.records)) {
		info, exists := c.w.before.files[name]
		if len(next.records[name]) > 0 || !exists && len(c.w.old.records[name]) > 1 {
			continue
		}
		c.gone = append(c.gone, name)
		if !exists {
			continue
		}
		_, ours, err := c.w.holds(name)
		if err != nil {
			return err
		}
		inTheWay := c.needed[name] || slices.ContainsFunc(ancestors(name), func(dir string) bool { return len(next.records[dir]) > 0 })
		switch {
		case !ours && inTheWay:
			return &Error{Message: name + " in the output folder was edited, and the site needs its name for something else", Hint: "move it away"}
		case !ours || !info.Mode().IsRegular():
			c.kept = append(c.kept, name)
		case inTheWay:
			c.blocking = append(c.blocking, name)
		default:
			c.stale = append(c.stale, name)
		}
	}
	return nil
}

func ancestors(name string) (dirs []string) {
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		dirs = append(dirs, dir)
	}
	return dirs
}

// carryOut changes the folder. The order is what keeps it whole at every
// moment: the journal first, by which the next run finds out what a killed one
// may have done; assets before the pages that name them; removals when nothing
// names the files any more; and last the manifest, which ends the run.
func (c *commit) carryOut() error {
	d, idle := c.w.disk, len(c.assets)+len(c.pages) == 0
	if idle && c.w.old.found && len(c.gone) == 0 && string(c.manifest) == string(c.w.old.text()) {
		return nil
	}
	if err := d.Mkdir(stageName); err != nil && !errors.Is(err, fs.ErrExist) {
		return explain("make the folder "+stageName, err)
	}
	if err := d.Create(journalName, c.manifest); err != nil {
		return explain("write "+manifestName, err)
	}
	for _, step := range []func() error{
		func() error { return c.remove(c.blocking) },
		c.makeDirs,
		func() error { return c.moveIn(c.assets) },
		func() error { return c.moveIn(c.pages) },
		func() error { return c.remove(c.stale) },
		c.prune,
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := d.Rename(journalName, manifestName); err != nil {
		return explain("write "+manifestName, err)
	}
	_ = d.Remove(stageName) // an empty folder that the next run would remove
	return nil
}

func (c *commit) makeDirs() error {
	for _, dir := range c.dirs {
		if err := c.w.disk.Mkdir(dir); err != nil {
			return explain("make the folder "+dir, err)
		}
	}
	return nil
}

// moveIn renames staged files to their places, several at once.
func (c *commit) moveIn(files []int) error {
	var next atomic.Int64
	var wg sync.WaitGroup
	errs := make([]error, len(files))
	for range min(c.w.o.Workers, len(files)) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < len(files); i = int(next.Add(1)) - 1 {
				name := c.w.files[files[i]].Path
				errs[i] = explain("write "+name, c.w.disk.Rename(staged(files[i]), name))
			}
		})
	}
	wg.Wait()
	return cmp.Or(errs...)
}

func (c *commit) remove(names []string) error {
	for _, name := range names {
		if err := c.w.disk.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return explain("remove "+name, err)
		}
		c.removeEmpty(name)
	}
	return nil
}

// prune removes folders that a killed run has made for files that are gone.
func (c *commit) prune() error {
	for _, name := range slices.Sorted(maps.Keys(c.w.old.records)) {
		if len(c.w.old.records[name]) > 0 && c.w.before.files[name] == nil {
			c.removeEmpty(name)
		}
	}
	return nil
}

// removeEmpty removes the folders above a removed file that have become
// empty. A folder that is not empty refuses, which is the test.
func (c *commit) removeEmpty(name string) {
	for _, dir := range ancestors(name) {
		if c.needed[dir] || c.w.disk.Remove(dir) != nil {
			return
		}
	}
}

// recoverStage takes up after a run that was killed or failed while it changed
// the folder: what it may have written becomes part of the manifest, and its
// temporary files go.
func recoverStage(d disk, old manifest) (manifest, error) {
	journal, err := readManifest(d, journalName)
	if err != nil {
		return old, err
	}
	if journal.found {
		old = old.merge(journal)
		_ = d.Remove(mergedName) // of a recovery that was killed as well
		if err := d.Create(mergedName, old.text()); err != nil {
			return old, explain("write "+manifestName, err)
		}
		if err := d.Rename(mergedName, manifestName); err != nil {
			return old, explain("write "+manifestName, err)
		}
	}
	return old, explain("remove "+stageName, removeStage(d))
}
