package watch

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// limitName is the file of a user namespace that bounds its watches (the manual
// page namespaces(7)); limited tells a test that it runs in one of its own.
const (
	limitName = "/proc/sys/user/max_inotify_watches"
	limited   = "GEN_WATCH_LIMITED"
)

// TestExhaustedWatches runs itself where the system gives no more than ten
// watches. Changes are seen all the same, whether they are used up at the start
// or by new folders.
func TestExhaustedWatches(t *testing.T) {
	if os.Getenv(limited) == "" {
		inNamespace(t)
		return
	}
	if err := os.WriteFile(limitName, []byte("10"), 0); err != nil {
		t.Fatal(err)
	}
	for _, before := range []int{20, 2} {
		t.Run(fmt.Sprint(before, " folders"), func(t *testing.T) {
			var mu sync.Mutex
			var said []string
			dir := t.TempDir()
			folders := func(from, to int) {
				for i := from; i < to; i++ {
					put(t, filepath.Join(dir, fmt.Sprintf("part-%d/a.md", i)), "a")
				}
			}
			folders(0, before)
			ctx, cancel := context.WithCancel(t.Context())
			batches, err := Watch(ctx, Options{Dirs: []string{dir}, pollEvery: 20 * time.Millisecond, Notify: func(m string) {
				mu.Lock()
				defer mu.Unlock()
				said = append(said, m)
			}})
			must(t, err)
			folders(before, 20)
			put(t, filepath.Join(dir, "part-19/b.md"), "b")
			reported(t, dir, batches, "part-19/b.md")
			put(t, filepath.Join(dir, "part-19/b.md"), "again")
			reported(t, dir, batches, "part-19/b.md")
			cancel()
			for range batches {
			}
			mu.Lock()
			defer mu.Unlock()
			if len(said) != 1 || !strings.Contains(said[0], "too many folders to watch (raise the limit") {
				t.Errorf("said %q", said)
			}
		})
	}
}

// inNamespace runs the test that calls it in a user namespace of its own.
func inNamespace(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run", "^"+t.Name()+"$", "-test.v")
	cmd.Env = append(os.Environ(), limited+"=yes")
	id := func(host int) []syscall.SysProcIDMap {
		return []syscall.SysProcIDMap{{ContainerID: 0, HostID: host, Size: 1}}
	}
	cmd.SysProcAttr = &syscall.SysProcAttr{Cloneflags: syscall.CLONE_NEWUSER, UidMappings: id(os.Getuid()), GidMappings: id(os.Getgid())}
	out, err := cmd.CombinedOutput()
	if err != nil && len(out) == 0 {
		t.Skip("no user namespaces here:", err)
	}
	if err != nil || !strings.Contains(string(out), "--- PASS") {
		t.Errorf("%v\n%s", err, out)
	}
}
