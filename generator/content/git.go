package content

import (
	"bufio"
	"os/exec"
	"path"
	"strconv"
	"strings"
	"time"
)

// lastChanges asks git when each chapter was last changed, as committed. It
// gives nothing when dir is in no repository, or in a shallow one, whose dates
// would be wrong.
func lastChanges(dir string, chapters []string) map[string]time.Time {
	if dir == "" {
		return nil
	}
	shallow, err := git(dir, "rev-parse", "--is-shallow-repository", "--show-prefix").Output()
	lines := strings.Split(string(shallow), "\n")
	if err != nil || lines[0] != "false" {
		return nil
	}
	cmd := git(dir, "log", "--format=%x01%ct", "--name-only", "--no-renames", "-z", "--", ".")
	out, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return nil
	}
	defer func() { cmd.Process.Kill(); cmd.Wait() }()
	return readLog(bufio.NewScanner(out), lines[1], chapters)
}

func git(dir string, args ...string) *exec.Cmd {
	return exec.Command("git", append([]string{"-C", dir, "-c", "core.quotepath=off"}, args...)...)
}

// readLog takes the first, and so latest, date of each chapter out of git's
// log and stops when every chapter has one.
func readLog(log *bufio.Scanner, prefix string, chapters []string) map[string]time.Time {
	wanted := make(map[string]bool, len(chapters))
	for _, c := range chapters {
		wanted[path.Join(prefix, c)] = true
	}
	dates := make(map[string]time.Time, len(chapters))
	var commit time.Time
	log.Split(splitNUL)
	for log.Scan() && len(wanted) > 0 {
		field := strings.TrimLeft(log.Text(), "\n")
		if stamp, ok := strings.CutPrefix(field, "\x01"); ok {
			stamp, field, _ = strings.Cut(stamp, "\n")
			seconds, _ := strconv.ParseInt(strings.TrimSpace(stamp), 10, 64)
			commit = time.Unix(seconds, 0).UTC()
		}
		if name := strings.TrimLeft(field, "\n"); wanted[name] {
			dates[strings.TrimPrefix(name, prefix)] = commit
			delete(wanted, name)
		}
	}
	return dates
}

func splitNUL(data []byte, atEOF bool) (int, []byte, error) {
	for i, b := range data {
		if b == 0 {
			return i + 1, data[:i], nil
		}
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}
