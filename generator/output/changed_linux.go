package output

import (
	"io/fs"
	"syscall"
	"time"
)

// Changed is when the file or its name last changed. Nobody can set it back,
// as copying tools do with the time of modification.
func Changed(info fs.FileInfo) time.Time {
	if sys, ok := info.Sys().(*syscall.Stat_t); ok {
		return time.Unix(int64(sys.Ctim.Sec), int64(sys.Ctim.Nsec))
	}
	return info.ModTime()
}

// number tells files apart that share a disk.
func number(info fs.FileInfo) uint64 {
	if sys, ok := info.Sys().(*syscall.Stat_t); ok {
		return sys.Ino
	}
	return 0
}
