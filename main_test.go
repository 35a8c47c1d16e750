package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"flag"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"gen/generator/command"
	"gen/themes"
)

var update = flag.Bool("update", false, "write what the commands print into the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"gen": main})
}

// TestScripts runs what a user would type and compares what they would see.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1795219200") // 21 November 2026
			env.Setenv("GIT_CEILING_DIRECTORIES", env.WorkDir)
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"bytes": writeBytes, "fifo": makeFIFO, "unprivileged": unprivileged, "repeat": repeat, "listen": listen, "snapshot": snapshot, "unchanged": unchanged,
		},
	})
}

// writeBytes writes a file; name and text have escapes as in Go strings: bytes
// FILE TEXT.
func writeBytes(ts *testscript.TestScript, _ bool, args []string) {
	escapes := strings.NewReplacer(`\0`, "\x00", `\r`, "\r", `\n`, "\n", `\x1b`, "\x1b", `\xff`, "\xff", `\xfe`, "\xfe", `\xe9`, "\xe9", `\ufeff`, "\ufeff")
	file := ts.MkAbs(escapes.Replace(args[0]))
	ts.Check(os.MkdirAll(filepath.Dir(file), 0o755))
	ts.Check(os.WriteFile(file, []byte(escapes.Replace(args[1])), 0o644))
}

// repeat appends a text to a file many times: repeat FILE COUNT TEXT.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	count := 0
	for _, digit := range args[1] {
		count = count*10 + int(digit-'0')
	}
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat(strings.ReplaceAll(args[2], `\n`, "\n"), count))
	ts.Check(err)
	ts.Check(f.Close())
}

// listen takes a port for the length of the script and keeps it in $PORT.
func listen(ts *testscript.TestScript, _ bool, _ []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	_, port, err := net.SplitHostPort(l.Addr().String())
	ts.Check(err)
	ts.Setenv("PORT", port)
}

// snapshot remembers a folder, byte for byte: snapshot DIR. It takes the place
// of a comparison by eye: unchanged DIR fails when anything in it differs.
func snapshot(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv("SNAPSHOT", read(ts, args[0]))
}

func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	if same := ts.Getenv("SNAPSHOT") == read(ts, args[0]); same == neg {
		ts.Fatalf("%s: unchanged is %v", args[0], same)
	}
}

// read stands for the names, times and bytes of all files below dir.
func read(ts *testscript.TestScript, dir string) string {
	var b strings.Builder
	ts.Check(filepath.Walk(ts.MkAbs(dir), func(path string, info os.FileInfo, err error) error {
		if err != nil || info.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		b.WriteString(path + " " + info.ModTime().String() + " " + string(data) + "\n")
		return err
	}))
	return fmt.Sprintf("%x", sha256.Sum256([]byte(b.String())))
}

// TestStopped: who ends a build is told what became of the output.
func TestStopped(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.md"), []byte("# A\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for name, want := range map[string]string{"build": "gen: build stopped; public/ left as it was\n", "check": "gen: stopped\n"} {
		var said bytes.Buffer
		command.Run(ctx, []string{name}, &said, &said, themes.FS())
		if said.String() != want {
			t.Errorf("gen %s: got %q, want %q", name, &said, want)
		}
	}
}
