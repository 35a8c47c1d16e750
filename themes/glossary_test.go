package themes_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestTerm: a term is explained where it stands, by mouse and by keyboard,
// with script and without, and leads to the glossary.
func TestTerm(t *testing.T) {
	r := newReader(t)
	for _, script := range []bool{true, false} {
		r.script(script)
		if script {
			r.open("/names/")
		} else {
			r.do(chromedp.Navigate(r.url + "/names/"))
		}
		const note = `document.querySelector('.gloss-note').checkVisibility()`
		if eval[bool](r, note) {
			t.Error("the explanation is open before it was asked for")
		}
		r.click(".gloss")
		r.until(note)
		if in := eval[bool](r, `(b => b.left >= 0 && b.right <= innerWidth && b.top >= 0 && b.bottom <= innerHeight)(document.querySelector('.gloss-note').getBoundingClientRect())`); !in {
			t.Error("the explanation is not within the window")
		}
		r.press(kb.Escape)
		r.until("!" + note)
		eval[bool](r, `document.querySelector('.gloss').focus() ?? true`)
		r.press(kb.Enter)
		r.until(note)
		r.press(kb.Tab)
		if at := eval[string](r, `document.activeElement.getAttribute('href')`); at != "../glossary/#term:global" {
			t.Errorf("the keyboard goes on to %q", at)
		}
		r.press(kb.Enter)
		r.until(`location.pathname === '/glossary/' && document.querySelector('[id="term:global"]:target')`)
	}
}

// TestLinesOfItems: what stands in a line of a list item does not part the line
// from the one above it, as blocks of the item are parted.
func TestLinesOfItems(t *testing.T) {
	r := newReader(t)
	r.open("/names/")
	if apart := eval[string](r, `(() => {
		const list = document.createElement('ul');
		list.innerHTML = '<li><button class=gloss>One</button> or <button class=gloss>two</button>, <img alt=a> and <img alt=b>';
		document.querySelector('.body').append(list);
		return [...list.querySelectorAll('.gloss, img')].map(e => getComputedStyle(e).marginTop).filter(m => m !== '0px').join();
	})()`); apart != "" {
		t.Errorf("parted by %s", apart)
	}
}
