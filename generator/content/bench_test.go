package content

import (
	"context"
	"testing"
	"testing/fstest"

	"gen/generator/specimen"
)

// BenchmarkLoad reads the chapters of a site and their front matter.
func BenchmarkLoad(b *testing.B) {
	site, size := fstest.MapFS{}, 0
	for n := range 100 {
		path, text := specimen.Chapter(n)
		site["chapters/"+path] = &fstest.MapFile{Data: []byte(text)}
		size += len(text)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		if c, err := Load(context.Background(), site, Options{}); err != nil || len(c.Problems) > 0 {
			b.Fatal(err, c.Problems)
		}
	}
}
