package search
import ("testing";"github.com/evanw/esbuild/pkg/api";"os";"path/filepath";"encoding/json";"strconv";"math/rand/v2")
func TestZZ(t *testing.T) {
	result := api.Build(api.BuildOptions{
		EntryPoints: []string{"client/search.js"}, Bundle: true, Splitting: true, Outdir: "/tmp/search/js", ChunkNames: "[name]", Format: api.FormatESModule, Target: api.ES2022, Write: true, Charset: api.CharsetUTF8,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true, LogLevel: api.LogLevelSilent,
	})
	_ = result
}
func TestZDump(t *testing.T) {
	n, _ := strconv.Atoi(os.Getenv("N"))
	guide := guideChapters(t)
	chapters := append(newCorpus(1).chapters(n), guide...)
	dir := "/tmp/search/site"+os.Getenv("N")
	os.RemoveAll(dir)
	for _, f := range mustBuild(t, site(chapters...)) {
		p := filepath.Join(dir, f.path)
		os.MkdirAll(filepath.Dir(p), 0o755)
		os.WriteFile(p, f.data, 0o644)
	}
	var qs []map[string]any
	queries := append(derived(rand.New(rand.NewPCG(3, 3)), guide, judgedQuestions), paraphrases(t, guide)...)
	for _, q := range queries { qs = append(qs, map[string]any{"kind": q.kind, "text": q.text, "want": q.want}) }
	data, _ := json.Marshal(qs)
	os.WriteFile(dir+"/queries.json", data, 0o644)
}
