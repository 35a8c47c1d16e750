package output

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"
)

const (
	lockWait  = 2 * time.Second
	lockRetry = 20 * time.Millisecond
)

// lockDir lets one run at a time write to dir. The lock is the system's, so it
// ends with the process however that ends; the file is removed with it. release
// gives it up.
func lockDir(ctx context.Context, dir string, wait time.Duration) (release func(), err error) {
	name := filepath.Join(dir, lockName)
	waiting, cancel := context.WithTimeout(ctx, wait)
	defer cancel()
	for {
		lock := flock.New(name, flock.SetPermissions(0o644))
		locked, err := lock.TryLockContext(waiting, lockRetry)
		switch {
		case locked && isAt(lock, name):
			_ = os.WriteFile(name, []byte(strconv.Itoa(os.Getpid())), 0o644) // only for the message below
			return func() { os.Remove(name); lock.Close() }, nil
		case locked: // its last holder removed the file after we had opened it
			lock.Close()
		case ctx.Err() != nil:
			return nil, ctx.Err()
		case errors.Is(err, context.DeadlineExceeded):
			return nil, &Error{Message: holder(name) + " is writing to " + dir, Hint: "wait until it has finished, or choose another folder with --output", Err: err}
		default:
			return nil, explain("write to "+dir, err)
		}
	}
}

func isAt(lock *flock.Flock, name string) bool {
	ours, err1 := lock.Stat()
	there, err2 := os.Stat(name)
	return err1 == nil && err2 == nil && os.SameFile(ours, there)
}

// holder names the process that has the lock, as far as it has said.
func holder(name string) string {
	text, err := os.ReadFile(name)
	if pid := strings.TrimSpace(string(text)); err == nil && pid != "" {
		return "another build (process " + pid + ")"
	}
	return "another build"
}

// ensureDir makes the output folder, and tells how to undo that.
func ensureDir(dir string) (undo func(), err error) {
	info, err := os.Stat(dir)
	switch {
	case err == nil && !info.IsDir():
		return nil, &Error{Message: "the output " + quote(dir) + " is a file, not a folder", Hint: "choose a folder with --output"}
	case err == nil:
		return func() {}, nil
	case !errors.Is(err, fs.ErrNotExist):
		return nil, explain("read "+dir, err)
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, explain("make the folder "+dir, err)
	}
	return func() { os.Remove(dir) }, nil // only if it is empty
}
