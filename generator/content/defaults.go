package content

import (
	"path"

	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// defaultsName is the file in a folder whose keys hold for all chapters of the
// folder and of those below it.
const defaultsName = "_defaults.yaml"

// folderDefault is the front matter that holds for a folder, that of the
// folders above it included.
type folderDefault struct {
	meta   guide.Meta
	digest string
}

// defaultsFile is a folder's own _defaults.yaml.
type defaultsFile struct {
	name string
	data []byte
	root *yaml.Node
}

// folderDefaults gives the defaults of every folder that holds a chapter.
func (l *loader) folderDefaults() map[string]folderDefault {
	own := map[string]defaultsFile{}
	for _, name := range l.tree.defaults {
		data, root, problem := readKeyFile(l.fsys, name)
		if problem != nil {
			l.problems = append(l.problems, *problem)
			continue
		}
		own[path.Dir(name)] = defaultsFile{name, data, root}
	}
	found := map[string]folderDefault{}
	for _, chapter := range l.tree.chapters {
		l.defaultsOf(path.Dir(chapter), own, found)
	}
	return found
}

// defaultsOf gives the defaults of dir, and keeps in found what it reads.
func (l *loader) defaultsOf(dir string, own map[string]defaultsFile, found map[string]folderDefault) folderDefault {
	if d, ok := found[dir]; ok {
		return d
	}
	var d folderDefault
	if dir != "." {
		d = l.defaultsOf(path.Dir(dir), own, found)
	}
	if file, ok := own[dir]; ok {
		l.problems = append(l.problems, readMeta(file.name, file.root, &d.meta)...)
		d.digest = digest(d.digest, file.data)
	}
	found[dir] = d
	return d
}
