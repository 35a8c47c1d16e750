package audit

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gen/generator"
	"gen/generator/browsertest"
)

// verdict is what Lighthouse says of one page: scores from 0 to 1, and its
// measurements by name.
type verdict struct {
	Categories map[string]struct{ Score float64 }
	Audits     map[string]struct {
		Score        *float64
		NumericValue float64
		Title        string
	}
}

// read are the pages that readers come to first, or stay on.
var read = []string{"/", "/lists/top-30/", "/lists/scripting-35/", "/mock-rounds/first-round/", "/practice/quiz/", "/search/"}

// TestLighthouse: full marks for accessibility, best practices and search
// engines. Speed depends on the machine, see BenchmarkLighthouse.
func TestLighthouse(t *testing.T) {
	url := browsertest.Host(t, build(t, generator.Config{Source: root}))
	for _, address := range read {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			v := lighthouse(t, url+address, "accessibility", "best-practices", "seo")
			for name, category := range v.Categories {
				if category.Score < 1 {
					t.Errorf("%s %.2f, for: %s", name, category.Score, strings.Join(v.faults(), "; "))
				}
			}
		})
	}
}

func (v verdict) faults() (titles []string) {
	for name, a := range v.Audits {
		if a.Score != nil && *a.Score < 1 {
			titles = append(titles, name+": "+a.Title)
		}
	}
	slices.Sort(titles)
	return titles
}

// BenchmarkLighthouse gives the speed of pages on a phone with a slow network,
// as Lighthouse simulates them: the score of 100 and what it consists of, in
// milliseconds. Run it with -benchtime 5x for the medians of five runs.
func BenchmarkLighthouse(b *testing.B) {
	url := browsertest.Host(b, build(b, generator.Config{Source: root}))
	metrics := map[string]string{"score": "", "fcp": "first-contentful-paint", "lcp": "largest-contentful-paint", "tbt": "total-blocking-time", "si": "speed-index", "cls": "cumulative-layout-shift"}
	for _, address := range read {
		b.Run(strings.Trim(address, "/")+"/", func(b *testing.B) {
			values := map[string][]float64{}
			for b.Loop() {
				v := lighthouse(b, url+address, "performance")
				for unit, name := range metrics {
					values[unit] = append(values[unit], v.Audits[name].NumericValue)
				}
				values["score"][len(values["score"])-1] = 100 * v.Categories["performance"].Score
			}
			b.ReportMetric(0, "ns/op")
			for unit, list := range values {
				slices.Sort(list)
				b.ReportMetric(list[len(list)/2], unit)
			}
		})
	}
}

// lighthouse audits one page by its phone profile, in some categories. Where the
// tool itself fails, as it does when its browser takes long to start, it is run
// again.
func lighthouse(t testing.TB, url string, categories ...string) (v verdict) {
	t.Helper()
	report := filepath.Join(t.TempDir(), "report.json")
	arguments := []string{npm(t, "lighthouse/cli/index.js"), url, "--quiet", "--output", "json", "--output-path", report,
		"--only-categories", strings.Join(categories, ","), "--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --disable-dev-shm-usage --disable-background-networking"}
	for runs := 1; ; runs++ {
		c := exec.Command(program(t, "node"), arguments...)
		c.Env = append(os.Environ(), "CHROME_PATH="+program(t, "chromium"))
		if said, err := c.CombinedOutput(); err == nil {
			break
		} else if runs == 3 {
			t.Fatalf("%v: %s", err, said)
		}
	}
	data, err := os.ReadFile(report)
	if err == nil {
		err = json.Unmarshal(data, &v)
	}
	if err == nil && len(v.Categories) != len(categories) {
		err = fmt.Errorf("%d categories, want %d", len(v.Categories), len(categories))
	}
	if err != nil {
		t.Fatal(err)
	}
	return v
}
