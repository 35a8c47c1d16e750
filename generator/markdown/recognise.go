package markdown

import (
	"strconv"
	"strings"

	"gen/generator/guide"
)

// recogniser finds the questions, parts, quizzes and turns of a document.
type recogniser struct {
	*document
	ownLabels map[string]guide.PartKind // label words of the site
	addresses *addresses
	carrier   carrier
	stage     stage
	keyed     int // quiz questions with a key so far
}

// recognise turns the document's nodes into blocks.
func (d *document) recognise() []guide.Block {
	r := &recogniser{document: d, ownLabels: siteLabels(d.opts.Labels), addresses: newAddresses(d)}
	if d.titleNode != nil {
		r.addresses.githubForm(d.plain(d.titleNode))
	}
	r.findCast()
	units := r.flow(d.root)
	r.carrier = r.chooseCarrier(units)
	return r.compose(units)
}

func itoa(n int) string { return strconv.Itoa(n) }

// normalSpace makes every run of white space one space.
func normalSpace(s string) string { return strings.Join(strings.Fields(s), " ") }
