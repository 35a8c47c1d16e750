package watch

import (
	"path/filepath"
	"slices"
	"strings"
)

// otherTools are folders that belong to other programs.
var otherTools = []string{".git", ".hg", ".svn", ".jj", "node_modules"}

// skip reports whether a path is nobody's content.
func (w *watcher) skip(path string, dir bool) bool {
	name := filepath.Base(path)
	if dir {
		return slices.Contains(otherTools, name) || w.o.Exclude(path)
	}
	return temporary(name) || w.o.Exclude(path)
}

// temporary knows the files that editors make beside the one they save: Vim's
// 4913 and .x.swp, Emacs's #x# and .#x, backups x~ and x.bck, and those of
// GNOME, KDE, JetBrains, Sublime, VS Code and macOS.
func temporary(name string) bool {
	for _, end := range []string{"~", ".swp", ".swo", ".swx", ".swpx", ".bck", ".bak", ".tmp", ".kate-swp", ".crdownload", ".part"} {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	for _, start := range []string{".#", ".goutputstream-", "___jb_", ".sb-", ".~lock."} {
		if strings.HasPrefix(name, start) {
			return true
		}
	}
	return name == "4913" || name == ".DS_Store" || len(name) > 1 && name[0] == '#' && name[len(name)-1] == '#'
}
