package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gen/generator"
)

// message is one finding of the Nu HTML checker.
type message struct {
	Type, URL, Message, Extract string
	LastLine                    int
}

// TestHTML: the Nu HTML checker has nothing to say about any page of our own
// guide in any theme, nor of a small guide in any language.
func TestHTML(t *testing.T) {
	folders := []string{build(t, generator.Config{Source: root}), build(t, generator.Config{Source: root, Theme: "plain"})}
	for _, language := range languages {
		folders = append(folders, build(t, generator.Config{Source: unpack(t, small, "language: "+language+"\n")}))
	}
	faulty := filepath.Join(t.TempDir(), "public")
	write(t, filepath.Join(faulty, "faulty.html"), []byte(`<!DOCTYPE html><html lang="en"><title>x</title><p id="a"><b id="a">`))
	found := check(t, append(folders, faulty)...)
	of := func(m message) bool { return strings.HasSuffix(m.URL, "faulty.html") }
	if !slices.ContainsFunc(found, of) {
		t.Error("the checker finds nothing in a faulty page")
	}
	for _, m := range slices.DeleteFunc(found, of) {
		t.Errorf("%s:%d: %s: %s\n\t%s", m.URL, m.LastLine, m.Type, m.Message, m.Extract)
	}
}

// check gives what the Nu HTML checker finds in all pages of folders.
func check(t *testing.T, folders ...string) []message {
	t.Helper()
	arguments := []string{"-Xss4m", "-jar", npm(t, "vnu-jar/build/dist/vnu.jar"), "--format", "json", "--skip-non-html"}
	var found, noise bytes.Buffer
	c := exec.Command(program(t, "java"), append(arguments, folders...)...)
	c.Stderr, c.Stdout = &found, &noise
	if err := c.Run(); err != nil && !errors.As(err, new(*exec.ExitError)) {
		t.Fatal(err)
	}
	var report struct{ Messages []message }
	if err := json.Unmarshal(found.Bytes(), &report); err != nil {
		t.Fatalf("the checker did not answer: %v\n%s%s", err, found.String(), noise.String())
	}
	for i := range report.Messages {
		m := &report.Messages[i]
		m.URL = m.URL[strings.LastIndex(m.URL, "/public/")+1:]
	}
	return report.Messages
}
