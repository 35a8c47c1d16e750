package audit

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gen/generator"
	"gen/generator/browsertest"
)

// TestPictures writes a picture of each kind of page, and of what script opens
// on them, into the folder that GEN_PICTURES names: to be looked at.
func TestPictures(t *testing.T) {
	folder := os.Getenv("GEN_PICTURES")
	if folder == "" {
		return
	}
	own := build(t, generator.Config{Source: root})
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int{360, 768, 1440} {
			t.Run(fmt.Sprintf("%s-%d", scheme, width), func(t *testing.T) {
				t.Parallel()
				a := newAuditor(t, own, scheme, width)
				for _, address := range kinds(t, own) {
					a.open(address)
					a.picture(folder, address, scheme, width)
				}
				for _, s := range states {
					a.open(s.address)
					s.reach(a)
					a.picture(folder, s.address+" "+s.name, scheme, width)
					a.eval(`localStorage.clear(), true`)
				}
			})
		}
	}
}

// picture writes what the window shows to a PNG named by what it shows.
func (a *auditor) picture(folder, what, scheme string, width int) {
	a.t.Helper()
	browsertest.Settle(a.t, a.ctx)
	name := strings.Trim(strings.NewReplacer("/", "-", " ", "-", ".", "-", "?", "-").Replace(what), "-")
	write(a.t, filepath.Join(folder, fmt.Sprintf("%s-%d-%s.png", cmp.Or(name, "home"), width, scheme)), browsertest.Screenshot(a.t, a.ctx))
}
