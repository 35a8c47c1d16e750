package themes_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"

	"gen/generator/browsertest"
)

// hostile is a guide of what breaks layouts.
func hostile() []txtar.File {
	word := strings.Repeat("donaudampfschiff", 13)[:200]
	title := strings.TrimSpace(strings.Repeat("Why is a title of three hundred characters a bad idea? ", 6))[:300]
	row := func(cell string) string { return strings.Repeat("| "+cell+" ", 30) + "|\n" }
	turn := strings.Repeat("I have said this before and I will say it again. ", 300)
	long := "## " + word + "\n\n### 1. " + title + "\n<!-- q: id=marked tags=" + word + " companies=" + word + " as_of=" + word + " -->\n\nShort.\n\n**Follow-up**\n- What of " + word + "?\n\n### 2. " + word + "\n\n" + word + " `" + word + "` [" + word + "](https://example.org/" + word + ")\n\n**Key points**\n- " + word + "\n"
	files := map[string]string{
		"_index":  "---\ntitle: A hostile guide " + word + "\n---\n\n" + word + "\n\n<table><tr><td>" + strings.Repeat("a cell<td>", 30) + "<a href=\"#\"><img src=\"none.png\"></a></table>\n",
		"long":    "---\ntitle: \"" + title + "\"\nkind: list\nkicker: " + word + "\ndescription: " + word + "\ntopics: [" + word + "]\ncompany: " + word + "\n---\n\n" + long,
		"wide":    "# Wide\n\n" + row("a head") + row("---") + row("a cell") + row(word[:40]) + "\n<img src=\"wide.svg\" width=\"4000\" height=\"900\" alt=\"A wide picture\">\n\n![Another](wide.svg)\n\n```text\n" + word + word + "\n```\n\n> " + word + "\n\n- " + strings.Repeat("- ", 12) + word + "\n",
		"turn":    "---\nkind: mock\n---\n# One long turn\n\n**Interviewer:** Tell me about yourself.\n\n**Candidate:** " + turn + "\n\n**Interviewer:** Why?\n\n**Candidate:** " + word + "\n",
		"none":    "# No questions at all\n\nOnly a paragraph.\n",
		"one":     "---\nkind: list\n---\n# One question\n\n## What is the only question?\n\nThis one.\n",
		"scripts": "# 🎉 Emoji 👩🏽\u200d💻 and مرحبا inside\n\n## 1. What does مرحبا بالعالم mean in `print(\"שלום\")`? 🤔\n\nمرحبا بالعالم is said to the world 🌍. \u200fשלום\u200e too.\n\n## 2. 日本語の長い質問はどこで改行されるべきですか？日本語の長い質問はどこで改行されるべきですか？\n\nどこでも。\n",
		"quiz":    "---\nkind: quiz\n---\n# A quiz\n\n## 1. " + word + "?\n\n- [ ] " + word + "\n- [x] `" + word + "`\n- [ ] " + title + "\n\n**Explanation:** " + word + "\n",
		"job":     "---\nkind: mock\nsetting: " + word + "\nduration: 30m\njob:\n  role: " + word + "\n  mandatory: [" + word + ", Python]\ncast:\n  - {name: " + word + ", role: interviewer, about: " + word + "}\n---\n# A job\n\n**Interviewer:** Yes?\n\n**Candidate:** No.\n",
	}
	files["glossary"] = "# Glossary\n\n- **" + word + "**: what " + word + " is\n- **مرحبا**: a word\n"
	archive := []txtar.File{{Name: "gen.yaml", Data: []byte("title: " + title + "\n")}, {Name: "chapters/wide.svg", Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="900" viewBox="0 0 4000 900"><rect width="4000" height="900"/></svg>`)}}
	for name, text := range files {
		archive = append(archive, txtar.File{Name: "chapters/" + name + ".md", Data: []byte(text)})
	}
	return append(archive, manyQuestions(400))
}

// TestHostile: no page of a guide of what breaks layouts scrolls sideways, at
// any width, nor with text of twice the size, and nothing lies outside of it.
func TestHostile(t *testing.T) {
	for _, size := range []string{"100%", "200%"} {
		t.Run(size, func(t *testing.T) {
			r := readerOf(t, publishFiles(t, hostile()...))
			for _, width := range []int64{320, 768, 1440} {
				r.do(chromedp.EmulateViewport(width, 800))
				for _, path := range pages(t, r.folder) {
					r.open(path)
					eval[bool](r, fmt.Sprintf(`(document.documentElement.style.fontSize = %q, true)`, size))
					for _, fault := range eval[[]string](r, outside) {
						t.Errorf("%s at %d pixels: %s", path, width, fault)
					}
					r.picture(fmt.Sprintf("hostile-%s-%d-%s", path, width, size))
				}
			}
		})
	}
}

// TestLongTitle: a title of 300 characters ends on the first screen of a phone.
func TestLongTitle(t *testing.T) {
	title := strings.Repeat("Why is a title of three hundred characters a bad idea? ", 6)[:300]
	r := readerOf(t, publishFiles(t, txtar.File{Name: "chapters/long.md", Data: []byte("# " + title + "\n\nThe first paragraph.\n")}))
	r.do(chromedp.EmulateViewport(360, 740))
	r.open("/long/")
	if end := eval[float64](r, `document.querySelector('h1').getBoundingClientRect().bottom`); end > 640 {
		t.Errorf("the title ends %.0f pixels down", end)
	}
}

// TestKeptBar: whatever the title of the guide, the bar that stays covers
// nothing that a link leads to.
func TestKeptBar(t *testing.T) {
	r := readerOf(t, publishFiles(t, hostile()...))
	r.do(chromedp.EmulateViewport(1200, 800))
	r.open("/long/#marked")
	r.until(`scrollY > 100`)
	if got := eval[float64](r, `document.querySelector('#marked .head').getBoundingClientRect().top - document.querySelector('.bar').getBoundingClientRect().bottom`); got < 0 {
		t.Errorf("the bar covers %.0f pixels of the question", -got)
	}
}

// picture writes what the window shows to the folder that GEN_PICTURES names,
// if it does.
func (r *reader) picture(name string) {
	r.t.Helper()
	folder := os.Getenv("GEN_PICTURES")
	if folder == "" {
		return
	}
	name = strings.NewReplacer("/", "", "%", "").Replace(name) + ".png"
	if err := os.MkdirAll(folder, 0o755); err != nil {
		r.t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, name), browsertest.Screenshot(r.t, r.ctx), 0o644); err != nil {
		r.t.Fatal(err)
	}
}

// outside lists what makes the page scroll sideways, and text that cannot be
// reached because it lies beyond its edges.
const outside = `(() => {
	const wide = document.documentElement.clientWidth, found = [];
	if (document.documentElement.scrollWidth > wide) found.push('scrolls sideways to ' + document.documentElement.scrollWidth);
	const kept = (e) => e && e !== document.documentElement && (['auto', 'scroll'].includes(getComputedStyle(e).overflowX) || e.matches('.visually-hidden, .skip, dialog, [popover], .speaker-role') || kept(e.parentElement));
	for (const e of document.querySelectorAll('body *')) {
		const box = e.getBoundingClientRect();
		if (!box.width || !e.checkVisibility() || kept(e) || e.closest('svg')) continue;
		if (box.right > wide + 1 || box.left < -1) found.push(e.tagName + '.' + e.className + ' from ' + box.left + ' to ' + box.right);
	}
	return found.slice(0, 4);
})()`
