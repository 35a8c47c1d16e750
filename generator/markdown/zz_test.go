package markdown

import (
	"fmt"
	"gen/generator/guide"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	b, _ := os.ReadFile("/tmp/recog/mini/chapters/a.md")
	d := newDocument(&guide.Source{Path: "a.md", Text: b, Line: 1}, Options{Limits: Limits{}.orDefault()})
	d.parse()
	r := &recogniser{document: d, ownLabels: siteLabels(d.opts.Labels), addresses: newAddresses(d)}
	for _, u := range r.flow(d.root) {
		fmt.Printf("%T %d %q label=%s\n", u.node, u.form, u.text, u.label)
		for _, v := range u.sub {
			fmt.Printf("    %T %d %q label=%s\n", v.node, v.form, v.text, v.label)
		}
	}
}
