package search

import (
	"bytes"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/evanw/esbuild/pkg/api"
)

// TestSize keeps the module within what a reader is asked to download for it.
func TestSize(t *testing.T) {
	const most = 6 << 10
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"client/search.js"}, Bundle: true, Format: api.FormatESModule, Target: api.ES2022,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LogLevel: api.LogLevelSilent,
	})
	for _, e := range result.Errors {
		t.Fatal(e.Text)
	}
	var b bytes.Buffer
	w := brotli.NewWriterLevel(&b, brotli.BestCompression)
	w.Write(result.OutputFiles[0].Contents)
	w.Close()
	t.Logf("%d bytes, %d by brotli", len(result.OutputFiles[0].Contents), b.Len())
	if b.Len() > most {
		t.Errorf("the search module takes %d bytes, more than %d", b.Len(), most)
	}
}
