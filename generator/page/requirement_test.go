package page

import (
	"testing"

	"gen/generator/theme"
)

func TestRequirementsAreTerms(t *testing.T) {
	for in, want := range map[theme.HTML]theme.HTML{
		"<p>We ask:</p><ul>\n<li><strong>Role:</strong> Editor</li>\n<li><strong>Place</strong>: Pune</li>\n</ul><p>Call.</p>": `<p>We ask:</p><dl class="terms"><div class="term"><dt>Role</dt><dd>Editor</dd></div><div class="term"><dt>Place</dt><dd>Pune</dd></div></dl><p>Call.</p>`,
		"<ul><li><strong>Skills:</strong><ul><li>Go</li><li>SQL</li></ul></li></ul>":                                           `<dl class="terms"><div class="term"><dt>Skills</dt><dd><ul><li>Go</li><li>SQL</li></ul></dd></div></dl>`,
		"<ul><li><p><strong>Role：</strong>Editor</p></li></ul>":                                                                `<dl class="terms"><div class="term"><dt>Role</dt><dd><p>Editor</p></dd></div></dl>`,
		"<ul><li><strong>Role:</strong> Editor</li><li>and more</li></ul>":                                                     "<ul><li><strong>Role:</strong> Editor</li><li>and more</li></ul>",
		"<ul><li><strong>Role</strong> of an editor</li></ul>":                                                                 "<ul><li><strong>Role</strong> of an editor</li></ul>",
		"<ul><li><p><strong>Role:</strong></p><p>Editor</p></li></ul>":                                                         "<ul><li><p><strong>Role:</strong></p><p>Editor</p></li></ul>",
		"<ul></ul><ul><li>cut": "<ul></ul><ul><li>cut",
	} {
		if got := asTerms(in); got != want {
			t.Errorf("%s\n got %s\nwant %s", in, got, want)
		}
	}
}
