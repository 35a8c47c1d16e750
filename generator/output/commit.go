package output

import (
	"cmp"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
)

// commit is what a run has to change once everything is rendered.
type commit struct {
	w        *writer
	manifest []byte
	blocking []string        // stale files of ours that stand where a folder has to be, or in a folder where a file has to be
	assets   []move          // of what is named by its digest: nothing refers to it yet
	pages    []move          // of all else
	stale    []string        // files of ours to remove
	needed   map[string]bool // folders of the new set
	gone     []string
	kept     []string
}

// move is a rename out of the stage.
type move struct{ from, to string }

// plan compares what the folder holds with what it shall hold.
func (w *writer) plan() (commit, error) {
	c := commit{w: w}
	next := manifest{records: make(map[string][]record, len(w.files))}
	for i, f := range w.files {
		next.records[f.Path] = []record{w.now[i].record}
	}
	c.manifest = next.text()
	c.findMoves()
	if err := c.findStale(next); err != nil {
		return c, err
	}
	c.kept = append(c.kept, w.before.others(next, w.old)...)
	slices.Sort(c.kept)
	return c, nil
}

// findMoves puts folders that hold only assets among the assets.
func (c *commit) findMoves() {
	asset := map[move]bool{}
	for i, f := range c.w.files {
		if !c.w.now[i].staged {
			continue
		}
		from, to := c.w.stage.move(i, f.Path)
		m := move{from, to}
		only, seen := asset[m]
		asset[m] = (only || !seen) && fingerprinted(f.Path)
	}
	for _, m := range slices.SortedFunc(maps.Keys(asset), func(a, b move) int { return cmp.Compare(a.to, b.to) }) {
		if asset[m] {
			c.assets = append(c.assets, m)
		} else {
			c.pages = append(c.pages, m)
		}
	}
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
		c.prune,
		func() error { return c.moveIn(c.assets) },
		func() error { return c.moveIn(c.pages) },
		func() error { return c.remove(c.stale) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := d.Rename(journalName, manifestName); err != nil {
		return explain("write "+manifestName, err)
	}
	_ = removeStage(d) // only empty folders, and the next run would remove them
	return nil
}

// moveIn renames what is staged to its place, several at once.
func (c *commit) moveIn(moves []move) error {
	errs := make([]error, len(moves))
	parallel(c.w.o.Workers, len(moves), func(i int) {
		errs[i] = explain("write "+moves[i].to, c.w.disk.Rename(moves[i].from, moves[i].to))
	})
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
	for name := range c.w.old.records {
		if c.w.before.files[name] == nil {
			c.removeEmpty(name)
		}
	}
	return nil
}

// removeEmpty removes the folders above a removed file that have become
// empty. A folder that is not empty refuses, which is the test; what was not
// a folder before this run is not one to remove.
func (c *commit) removeEmpty(name string) {
	for _, dir := range ancestors(name) {
		if c.needed[dir] || !c.w.before.dirs[dir] || c.w.disk.Remove(dir) != nil {
			return
		}
		delete(c.w.before.dirs, dir)
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
