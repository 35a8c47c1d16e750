package search

import (
	"bytes"
	"path/filepath"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/evanw/esbuild/pkg/api"
)

// TestSize keeps the module within what a reader is asked to download for a
// first result. What later.js holds is loaded when it is needed.
func TestSize(t *testing.T) {
	const most = 6 << 10
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"client/search.js"}, Bundle: true, Splitting: true, Format: api.FormatESModule, Target: api.ES2022,
		Outdir: "out", Charset: api.CharsetUTF8, ChunkNames: "[name]", MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LogLevel: api.LogLevelSilent,
	})
	for _, e := range result.Errors {
		t.Fatal(e.Text)
	}
	if n := len(result.OutputFiles); n != 2 {
		t.Errorf("%d files, want the entry and later.js", n)
	}
	for _, f := range result.OutputFiles {
		var b bytes.Buffer
		w := brotli.NewWriterLevel(&b, brotli.BestCompression)
		w.Write(f.Contents)
		w.Close()
		name := filepath.Base(f.Path)
		t.Logf("%s: %d bytes, %d by brotli", name, len(f.Contents), b.Len())
		if name == "search.js" && b.Len() > most {
			t.Errorf("the search module takes %d bytes, more than %d", b.Len(), most)
		}
	}
}
