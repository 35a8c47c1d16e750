package audit

import (
	"os"
	"path/filepath"
	"testing"

	"gen/generator"
)

// TestGuides looks at every guide in the folder that GEN_GUIDES names: at one
// page of each kind, on a phone. What their authors' own HTML does wrong shows
// here too.
func TestGuides(t *testing.T) {
	guides, err := filepath.Glob(filepath.Join(os.Getenv("GEN_GUIDES"), "*", ""))
	if err != nil || os.Getenv("GEN_GUIDES") == "" {
		guides = nil
	}
	for _, guide := range guides {
		if info, err := os.Stat(guide); err != nil || !info.IsDir() {
			continue
		}
		t.Run(filepath.Base(guide), func(t *testing.T) {
			folder := build(t, generator.Config{Source: guide})
			a := newAuditor(t, folder, "light", 320)
			for _, address := range kinds(t, folder) {
				a.open(address)
				a.audit(address)
			}
			a.quiet()
		})
	}
}
