package generator

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"gen/generator/specimen"
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

func buildOnce(b testing.TB, c Config) {
	b.Helper()
	report, err := Build(context.Background(), c)
	if err != nil || report.Failed() {
		b.Fatal(err, report.Problems)
	}
}
