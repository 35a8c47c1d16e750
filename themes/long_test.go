package themes_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/rogpeppe/go-internal/txtar"
)

// manyQuestions gives a list with n questions, of which every fourth has code.
func manyQuestions(n int) txtar.File {
	var b strings.Builder
	b.WriteString("---\ntitle: Many questions\nkind: list\n---\n")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&b, "\n## %d. What is number %[1]d called?\n<!-- q: id=q%[1]d level=%s -->\n\nIts name is word%[1]dword. %s\n", i,
			[]string{"junior", "mid", "senior"}[i%3], strings.Repeat("It was given to it long ago. ", i%7))
		if i%4 == 0 {
			fmt.Fprintf(&b, "\n```python\nprint(%d)\n```\n\n**Key points**\n- A name is short.\n", i)
		}
	}
	return txtar.File{Name: "chapters/many.md", Data: []byte(b.String())}
}

// far is a condition of the page: that a question is not laid out yet.
const far = `!document.querySelector('#q390 .reply').checkVisibility({contentVisibilityAuto: true})`

// TestLongList: of 400 questions those out of sight are not laid out until they
// are needed, and yet are found by address, by find-in-page and by print.
func TestLongList(t *testing.T) {
	r := readerOf(t, publishFiles(t, manyQuestions(400)))
	r.open("/many/")
	if !eval[bool](r, far) {
		t.Error("questions far from the screen are laid out")
	}
	for _, id := range []string{"q200", "q399", "q57"} {
		eval[string](r, fmt.Sprintf(`location.hash = %q`, id))
		r.until(fmt.Sprintf(`(top => top >= 0 && top < 200)(document.getElementById(%q).querySelector('h2').getBoundingClientRect().top)`, id))
	}
	r.open("/many/#q300")
	r.until(`(top => top >= 0 && top < 200)(document.querySelector('#q300 h2').getBoundingClientRect().top)`)
	if !eval[bool](r, far) {
		t.Error("the way to a question lays out those behind it")
	}
	r.open("/many/")
	if !eval[bool](r, `find('word390word')`) {
		t.Error("find-in-page does not find what is out of sight")
	}
	r.until(`(top => top > 0 && top < innerHeight)(getSelection().getRangeAt(0).getBoundingClientRect().top)`)
	r.media("print")
	r.until(`document.querySelector('#q200 .reply').checkVisibility({contentVisibilityAuto: true})`)
}

// TestFilterLines: on a phone what narrows a search is a line of buttons for each
// kind, and hides no results.
func TestFilterLines(t *testing.T) {
	r := readerOf(t, publishFolder(t, ".."))
	r.do(chromedp.EmulateViewport(360, 740))
	r.open("/search/?q=list")
	r.until(`document.querySelector('.search-toggle')`)
	eval[bool](r, `(document.querySelector('.search-toggle').click(), true)`)
	r.until(`document.querySelectorAll('.search-facet').length > 2`)
	if tall := eval[[]string](r, `[...document.querySelectorAll('.search-facet')].filter(f => f.offsetHeight > 2 * f.querySelector('.search-chip').offsetHeight).map(f => f.textContent)`); len(tall) > 0 {
		t.Errorf("filters take several lines: %q", tall)
	}
}

// TestEstimatedHeights: what a question is thought to be tall before it is laid
// out is not less than it is, else it would reach over the next one.
func TestEstimatedHeights(t *testing.T) {
	r := readerOf(t, publishFolder(t, ".."))
	for _, width := range []int64{320, 412, 768, 1280} {
		r.do(chromedp.EmulateViewport(width, 800))
		for _, path := range []string{"/lists/top-30/", "/lists/scripting-35/", "/mock-rounds/first-round/", "/mock-rounds/mid-level/", "/practice/quiz/"} {
			r.open(path)
			thought := eval[[]float64](r, heights)
			eval[bool](r, `(document.querySelectorAll('.question, .turn').forEach(q => q.style.contentVisibility = 'visible'), true)`)
			for i, tall := range eval[[]float64](r, heights) {
				if ratio := thought[i] / tall; ratio < 0.95 || ratio > 2 {
					t.Errorf("%s at %d pixels: number %d of them is %.0f tall and thought to be %.0f", path, width, i+1, tall, thought[i])
				}
			}
		}
	}
}

// TestFarTokens: what is laid out late has the colours and sizes of the page.
func TestFarTokens(t *testing.T) {
	r := readerOf(t, publishFiles(t, manyQuestions(20)))
	r.open("/many/")
	const tokens = `[...document.styleSheets].flatMap(s => [...s.cssRules]).flatMap(function deep(r) { return [...r.cssRules ?? []].flatMap(deep).concat([...r.style ?? []]) }).filter(p => p.startsWith('--'))`
	changed := eval[[]string](r, `(names => names.filter(p => getComputedStyle(q20).getPropertyValue(p) !== getComputedStyle(q1).getPropertyValue(p)))([...new Set(`+tokens+`)])`)
	for _, name := range changed {
		if name != "--row" && name != "--inside" {
			t.Errorf("%s is another in a question far down", name)
		}
	}
	if len(changed) == 0 {
		t.Error("no property was compared")
	}
}

const heights = `[...document.querySelectorAll('.body > .question:nth-of-type(n + 9), .turn:nth-of-type(n + 13)')].map(q => q.getBoundingClientRect().height)`
