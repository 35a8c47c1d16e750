package generator

import (
	"context"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gen/generator/output"
	"gen/generator/page"
	"gen/generator/serve"
	"gen/generator/specimen"
	"gen/generator/watch"
	"gen/themes"
)

// BenchmarkBuild builds sites of several sizes from nothing.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := writeSite(b, n)
			out := filepath.Join(b.TempDir(), "public")
			for b.Loop() {
				b.StopTimer()
				if err := os.RemoveAll(out); err != nil {
					b.Fatal(err)
				}
				b.StartTimer()
				buildOnce(b, Config{Source: dir, Output: out, Themes: themes.FS(), Date: today, NoCache: true})
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/chapter")
		})
	}
}

// BenchmarkRebuild builds again after an edit of one chapter.
func BenchmarkRebuild(b *testing.B) {
	for _, n := range []int{10, 100, 1000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := writeSite(b, n)
			c := Config{Source: dir, Output: filepath.Join(dir, "public"), Themes: themes.FS(), Date: today}
			buildOnce(b, c)
			path, text := specimen.Chapter(n / 2)
			edits := 0
			for b.Loop() {
				edits++
				write(b, filepath.Join(dir, "chapters", path), fmt.Sprintf("%s\n### %d. What is new?\n\nThis.\n", text, 20+edits))
				buildOnce(b, c)
			}
		})
	}
}

// BenchmarkSave measures what gen serve does from a save to the new page.
func BenchmarkSave(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := writeSite(b, n)
			l := newLive(b, Config{Source: dir, Themes: themes.FS(), Date: today})
			l.publish(context.Background())
			name, text := specimen.Chapter(n / 2)
			file := filepath.Join(dir, "chapters", name)
			url := "/" + strings.TrimSuffix(name, ".md") + "/"
			edits := 0
			for b.Loop() {
				edits++
				write(b, file, fmt.Sprintf("%s\nEdit %d.\n", text, edits))
				l.changed(watch.Batch{Paths: []string{file}})
				l.publish(context.Background())
				page := httptest.NewRecorder()
				l.server.ServeHTTP(page, httptest.NewRequest("GET", "http://localhost"+url, nil))
				if !strings.Contains(page.Body.String(), fmt.Sprintf("Edit %d.", edits)) {
					b.Fatalf("edit %d is not on %s: %d", edits, url, page.Code)
				}
			}
		})
	}
}

// liveSite is a site that is served to nobody.
type liveSite struct {
	*live
	server *serve.Server
	early  []output.File // that were shown last
}

func newLive(b testing.TB, c Config) *liveSite {
	b.Helper()
	builder, err := newBuilder(c)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(builder.close)
	builder.pages = &page.Live{}
	l := &liveSite{server: serve.New(serve.Options{})}
	l.live = &live{builder: builder, told: func(*Report, error) {}, show: func(b serve.Build) {
		if b.Files != nil {
			l.early = b.Files
		}
		l.server.Publish(b)
	}}
	return l
}

func buildOnce(b testing.TB, c Config) {
	b.Helper()
	report, err := Build(context.Background(), c)
	if err != nil || report.Failed() {
		b.Fatal(err, report.Problems)
	}
}
