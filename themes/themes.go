// Package themes turns the theme folders beside this file into a file system
// that is part of the program. It holds no theme in the code: a folder is a
// theme, and README.md is the contract between templates, data and files.
package themes

import (
	"embed"
	"io/fs"
)

//go:embed default plain
var embedded embed.FS

// FS gives the embedded themes, a folder each, named as gen.yaml names them.
func FS() fs.FS { return embedded }
