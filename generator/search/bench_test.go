package search

import (
	"fmt"
	"testing"
)

func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 1000 && testing.Short() {
				b.Skip("large")
			}
			chapters := newCorpus(1).chapters(n)
			src := site(chapters...)
			size := 0
			for _, c := range chapters {
				for _, d := range c.documents {
					size += len(d.title) + len(d.body) + len(d.code)
				}
			}
			b.SetBytes(int64(size))
			b.ReportAllocs()
			bytes, files := 0, 0
			for b.Loop() {
				bytes, files = 0, 0
				for _, f := range mustBuild(b, src) {
					bytes += len(f.data)
					files++
				}
			}
			b.ReportMetric(float64(bytes)/1e6, "MB-index")
			b.ReportMetric(float64(files), "files")
		})
	}
}

// BenchmarkInvert builds the index of chapters that were read before, as after
// an edit.
func BenchmarkInvert(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			if n > 1000 && testing.Short() {
				b.Skip("large")
			}
			src := site(newCorpus(1).chapters(n)...)
			records := make([][]byte, n)
			for i := range records {
				records[i], _ = src.record(i)
			}
			src.record = func(i int) ([]byte, error) { return records[i], nil }
			b.ReportAllocs()
			for b.Loop() {
				if _, err := build(src); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
