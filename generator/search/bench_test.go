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
