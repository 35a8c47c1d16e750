package audit

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"gen/generator"
	"gen/generator/browsertest"
	"gen/themes"
)

// run asks axe for every rule of WCAG 2.2 AA and its best practices.
const run = `axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
	.then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.target.join(' ') + '\n\t' + n.html.slice(0, 200) + '\n\t' + [...n.any, ...n.all, ...n.none].map(c => c.message).join('; '))))`

// laidOut has the browser lay out what is far from the window too, which it
// skips otherwise: of that, axe would measure places that nobody sees.
const laidOut = `(s => { s.replaceSync('* { content-visibility: visible !important }'); document.adoptedStyleSheets.push(s); return true })(new CSSStyleSheet())`

// auditor is a browser that shows a published site and has axe at hand.
type auditor struct {
	t          *testing.T
	ctx        context.Context
	url, axe   string
	complaints func() []string
}

// newAuditor opens a window of a width in pixels on a site, in a colour scheme.
func newAuditor(t *testing.T, folder, scheme string, width int) *auditor {
	t.Helper()
	source, err := os.ReadFile(npm(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	a := &auditor{t: t, ctx: browsertest.New(t), url: browsertest.Host(t, folder), axe: string(source)}
	a.complaints = browsertest.Complaints(t, a.ctx)
	prefers := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}}
	if _, err := chromedp.Call(a.ctx, emulation.SetEmulatedMedia, prefers); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(a.ctx, chromedp.EmulateViewport(int64(width), 900)); err != nil {
		t.Fatal(err)
	}
	return a
}

// open goes to an address below the root and waits for the page's script.
func (a *auditor) open(address string) {
	a.t.Helper()
	browsertest.Open(a.t, a.ctx, "about:blank")
	browsertest.Open(a.t, a.ctx, a.url+address)
	browsertest.Until(a.t, a.ctx, `!document.querySelector('[data-scheme-switch][hidden]')`)
}

// violations gives what axe finds on the page as it stands now.
func (a *auditor) violations() []string {
	a.t.Helper()
	a.eval(laidOut)
	a.eval(a.axe + ";true")
	return browsertest.Eval[[]string](a.t, a.ctx, run)
}

// audit reports what is wrong with the page as it stands now.
func (a *auditor) audit(where string) {
	a.t.Helper()
	for _, violation := range a.violations() {
		a.t.Errorf("%s: %s", where, violation)
	}
	if over := browsertest.Eval[int](a.t, a.ctx, `document.documentElement.scrollWidth - document.documentElement.clientWidth`); over > 0 {
		a.t.Errorf("%s: scrolls sideways by %d pixels", where, over)
	}
}

// quiet reports what the browser itself said about the pages.
func (a *auditor) quiet() {
	a.t.Helper()
	for _, c := range a.complaints() {
		a.t.Errorf("the browser complains: %s", c)
	}
}

// printed is the page with all chapters once more, which takes as long as all
// other pages of our own guide: that guide's is looked at in one way, and a
// small one's in all.
const printed = "/print/"

// TestAccessibility: axe finds nothing on any kind of page, in any theme and
// scheme, on a small and on a wide screen; nor in what script opens.
func TestAccessibility(t *testing.T) {
	for _, theme := range []string{"default", "plain"} {
		folder := build(t, generator.Config{Source: root, Theme: theme})
		few := build(t, generator.Config{Source: unpack(t, small, ""), Theme: theme})
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int{320, 1280} {
				t.Run(fmt.Sprintf("%s-%s-%d", theme, scheme, width), func(t *testing.T) {
					t.Parallel()
					a := newAuditor(t, folder, scheme, width)
					whole := scheme == "light" && width == 1280
					a.tour(kinds(t, folder), func(address string) bool { return address != printed || whole })
					a.url = browsertest.Host(t, few)
					a.tour([]string{printed}, func(address string) bool { return address == printed })
					a.quiet()
				})
			}
		}
	}
}

// tour audits pages, and what script makes of them, as far as they are wanted.
func (a *auditor) tour(addresses []string, wanted func(address string) bool) {
	a.t.Helper()
	for _, address := range addresses {
		if wanted(address) {
			a.open(address)
			a.audit(address)
		}
	}
	for _, s := range states {
		if wanted(s.address) {
			a.open(s.address)
			s.reach(a)
			a.audit(s.address + ", " + s.name)
			a.eval(`localStorage.clear(), true`)
		}
	}
}

// TestFault: axe is asked in a way that it answers.
func TestFault(t *testing.T) {
	a := newAuditor(t, build(t, generator.Config{Source: unpack(t, small, "")}), "light", 1280)
	a.open("/names/")
	a.eval(`(p => { p.innerHTML = '<img src="data:,"><span>faint</span>'; p.style.color = '#aaa'; return true })(document.querySelector('main p:not([class])'))`)
	if found := strings.Join(a.violations(), "\n"); !strings.Contains(found, "image-alt") || !strings.Contains(found, "color-contrast") {
		t.Errorf("axe does not see an image without a text and a faint one: %s", found)
	}
}

// languages are those of the interface.
var languages = func() (tags []string) {
	files, _ := fs.Glob(themes.FS(), "default/locales/*.json")
	for _, f := range files {
		tags = append(tags, strings.TrimSuffix(path.Base(f), ".json"))
	}
	return tags
}()

// TestLanguages: a guide is what it says it is, and accessible, in every
// language of the interface.
func TestLanguages(t *testing.T) {
	if len(languages) < 10 {
		t.Fatalf("languages %v", languages)
	}
	for i, language := range languages {
		t.Run(language, func(t *testing.T) {
			t.Parallel()
			folder := build(t, generator.Config{Source: unpack(t, small, "language: "+language+"\n")})
			a := newAuditor(t, folder, []string{"light", "dark"}[i%2], []int{320, 1280}[i/2%2])
			direction := "ltr"
			if language == "ar" {
				direction = "rtl"
			}
			for _, address := range kinds(t, folder) {
				a.open(address)
				a.audit(address)
				if got := browsertest.Eval[string](t, a.ctx, `document.documentElement.lang + ' ' + getComputedStyle(document.body).direction`); got != language+" "+direction {
					t.Errorf("%s is %s, want %s %s", address, got, language, direction)
				}
			}
			a.quiet()
		})
	}
}
