package scaffold

import (
	"strings"
	"testing"
)

func TestSiteHasAChapterOfEachKind(t *testing.T) {
	files, err := Site(`A "quoted" guide`, "2026-11-21")
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, f := range files {
		all += f.Path + "\n" + f.Text
		if strings.Contains(f.Text, "{{title}}") || strings.Contains(f.Text, "{{date}}") {
			t.Errorf("%s keeps a placeholder", f.Path)
		}
	}
	for _, kind := range Kinds() {
		if !strings.Contains(all, "kind: "+string(kind)) {
			t.Errorf("no chapter of kind %s", kind)
		}
	}
	for _, want := range []string{".gitignore\n", ".github/workflows/pages.yml\n", "netlify.toml\n", `title: "A \"quoted\" guide"`} {
		if !strings.Contains(all, want) {
			t.Errorf("no %q", want)
		}
	}
}

func TestUnknownKind(t *testing.T) {
	if _, err := Chapter("novel", "x", "2026-11-21"); err == nil || err.Error() != `there is no kind "novel"` {
		t.Errorf("error is %v", err)
	}
}
