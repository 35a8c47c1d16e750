package search

import (
	"bytes"
	"fmt"
	"sync"
	"testing"

	"github.com/dop251/goja"
	"github.com/evanw/esbuild/pkg/api"
)

// browser is the published search module, run by a JavaScript engine on an
// index in memory: what a browser would rank, a test ranks.
type browser struct {
	vm    *goja.Runtime
	files map[string][]byte
	loads []string // paths asked for, in order
}

// probe is what tests call. Texts cross the border as JSON.
const probe = `
import { openStore } from './store.js';
import { answer } from './rank.js';
import { holds, tally } from './later.js';
import { kit } from './kit.js';
import { fold, words, names, stemmer } from './tokens.js';
import { stem } from './query.js';
import { marked } from './mark.js';

globalThis.marked = marked;
globalThis.tokens = (what, rules, text) => {
  if (what === 'names') return names(fold(text)).join(' ');
  const list = rules.map(stemmer);
  return words(fold(text)).map((w) => stem(w, list)).join(' ');
};
globalThis.open = async (load) => (globalThis.store = await openStore(async (path) => load(path)));
globalThis.ask = async (text, n) => {
  const a = await answer(store, text);
  const shown = await Promise.all(a.hits.slice(0, n).map((h) => store.text(h.id)));
  return JSON.stringify({ total: a.hits.length, weak: a.weak, corrected: a.corrected, shown, ids: a.hits.map((h) => h.id) });
};
globalThis.count = async (text, name) => JSON.stringify(await tally(store, (await answer(store, text)).hits, name));
globalThis.holds = (text, phrase) => holds(kit, text, phrase, store.languages);
`

// bundle compiles the client and the probe, once.
var bundle = sync.OnceValues(func() (*goja.Program, error) {
	result := api.Build(api.BuildOptions{
		Stdin:  &api.StdinOptions{Contents: probe, ResolveDir: "client", Sourcefile: "probe.js"},
		Bundle: true, Format: api.FormatIIFE, Target: api.ES2018, LogLevel: api.LogLevelSilent,
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("%s", result.Errors[0].Text)
	}
	return goja.Compile("client", decoderShim+string(escapes(result.OutputFiles[0].Contents)), false)
})

// escapes gives each pattern that begins with a Unicode class a lookahead that
// changes nothing: without one the engine picks a matcher that does not know
// such classes.
func escapes(script []byte) []byte {
	script = bytes.ReplaceAll(script, []byte(`/[\p{L}`), []byte(`/(?!\0)[\p{L}`))
	return bytes.ReplaceAll(script, []byte(`/^([\p{L}`), []byte(`/^(?!\0)([\p{L}`))
}

// decoderShim stands in for what browsers have and the engine lacks.
const decoderShim = `
globalThis.TextDecoder = class { decode(data) { const b = new Uint8Array(data.buffer || data, data.byteOffset || 0, data.byteLength); return utf8(b.buffer.slice(b.byteOffset, b.byteOffset + b.byteLength)); } };
`

func newBrowser(t testing.TB, files []piece) *browser {
	t.Helper()
	script, err := bundle()
	if err != nil {
		t.Fatal(err)
	}
	c := &browser{vm: goja.New(), files: map[string][]byte{}}
	for _, f := range files {
		c.files[f.path] = f.data
	}
	c.vm.Set("globalThis", c.vm.GlobalObject())
	c.vm.Set("utf8", func(b goja.ArrayBuffer) string { return string(bytes.ToValidUTF8(b.Bytes(), []byte("\uFFFD"))) })
	c.vm.Set("load", func(path string) goja.ArrayBuffer {
		c.loads = append(c.loads, path)
		data, ok := c.files["search/"+path]
		if !ok {
			panic(c.vm.NewTypeError("no file " + path))
		}
		return c.vm.NewArrayBuffer(bytes.Clone(data))
	})
	if _, err := c.vm.RunProgram(script); err != nil {
		t.Fatal(err)
	}
	if files != nil {
		c.await(t, "open(load)")
	}
	return c
}

// await runs an expression and gives what its promise resolves to.
func (b *browser) await(t testing.TB, expression string) goja.Value {
	t.Helper()
	v, err := b.vm.RunString(expression)
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	p, ok := v.Export().(*goja.Promise)
	if !ok {
		return v
	}
	if p.State() != goja.PromiseStateFulfilled {
		t.Fatalf("%s: promise %v: %v", expression, p.State(), p.Result().ToObject(b.vm).Get("stack"))
	}
	return p.Result()
}
