package search
import ("testing";"github.com/evanw/esbuild/pkg/api";"fmt";"os")
func TestZZ(t *testing.T) {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"client/search.js"}, Bundle: true, Format: api.FormatESModule, Target: api.ES2022, Metafile: true,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LogLevel: api.LogLevelSilent,
	})
	fmt.Println(api.AnalyzeMetafile(result.Metafile, api.AnalyzeMetafileOptions{}))
	os.MkdirAll("/tmp/search", 0o755)
	os.WriteFile("/tmp/search/search.js", result.OutputFiles[0].Contents, 0o644)
}
