package search
import ("testing";"github.com/evanw/esbuild/pkg/api";"os";"path/filepath";"encoding/json";"strconv")
func TestZZ(t *testing.T) {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"client/search.js"}, Bundle: true, Format: api.FormatESModule, Target: api.ES2022, Metafile: true,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LogLevel: api.LogLevelSilent,
	})
	t.Log(api.AnalyzeMetafile(result.Metafile, api.AnalyzeMetafileOptions{}))
	os.MkdirAll("/tmp/search", 0o755)
	os.WriteFile("/tmp/search/search.js", result.OutputFiles[0].Contents, 0o644)
}
func TestZDump(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("N"))
	c := newCorpus(2)
	chapters := c.chapters(n)
	chapters = append(chapters, extra(t)...)
	dir := "/tmp/search/site"+os.Getenv("N")
	os.RemoveAll(dir)
	for _, f := range mustBuild(t, site(chapters...)) {
		p := filepath.Join(dir, f.path)
		os.MkdirAll(filepath.Dir(p), 0o755)
		os.WriteFile(p, f.data, 0o644)
	}
	var qs []map[string]any
	for _, q := range derived(c.Rand, chapters, 90) { qs = append(qs, map[string]any{"kind": q.kind, "text": q.text, "want": q.want}) }
	data, _ := json.Marshal(qs)
	os.WriteFile(dir+"/queries.json", data, 0o644)
}
func extra(t *testing.T) []*chapter { return nil }
