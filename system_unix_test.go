//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// makeFIFO makes a named pipe: fifo FILE.
func makeFIFO(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(syscall.Mkfifo(ts.MkAbs(args[0]), 0o644))
}

// nobody is the user without rights on most systems.
const nobody = 65534

// unprivileged runs gen as a user whom permissions bind, even when the test is
// run by root: unprivileged FILE ARGUMENTS. It has to fail; what it says goes
// to FILE.
func unprivileged(ts *testscript.TestScript, _ bool, args []string) {
	gen, err := exec.LookPath(filepath.Join(pathOf(ts), "gen"))
	ts.Check(err)
	cmd := exec.Command(gen, args[1:]...)
	cmd.Dir = ts.MkAbs(".")
	cmd.Env = append(os.Environ(), "SOURCE_DATE_EPOCH="+ts.Getenv("SOURCE_DATE_EPOCH"), "TESTSCRIPT_COMMAND=gen")
	if os.Geteuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
		for _, from := range []string{cmd.Dir, filepath.Dir(gen)} {
			letThrough(ts, from)
		}
	}
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	if err := cmd.Run(); err == nil {
		ts.Fatalf("gen did not fail:\n%s", &said)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), said.Bytes(), 0o644))
}

// letThrough opens the temporary folders above dir, which only their owner may
// enter.
func letThrough(ts *testscript.TestScript, dir string) {
	for ; len(dir) > len(os.TempDir()); dir = filepath.Dir(dir) {
		ts.Check(os.Chmod(dir, 0o755))
	}
}

// pathOf gives the folder of the commands under test, the first on the PATH.
func pathOf(ts *testscript.TestScript) string {
	return filepath.SplitList(ts.Getenv("PATH"))[0]
}
