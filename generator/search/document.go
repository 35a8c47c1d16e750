package search

// chapter is what search needs to know of one page: where it is, and the
// documents on it.
type chapter struct {
	url       string // below the site's root: "/lists/gil/"
	title     string
	kind      string // list, mock, scenario, quiz, ...
	language  string // BCP 47
	keywords  []string
	documents []document
}

// document is one place a reader can be sent to: a question, an asking turn, a
// quiz, a section, or the chapter's introduction.
type document struct {
	anchor   string   // fragment on the chapter's page, "" for its top
	title    string   // plain text
	kind     string   // question, prompt, turn, quiz, section or chapter
	level    string   // junior, mid, senior, any or ""
	path     []string // titles of the sections above it
	topics   []string
	keywords []string
	excerpt  string // how running text begins, see [excerpt], after the line of code that tells a question apart

	// Running text, inline code separated by spaces, and the source text of code
	// blocks. Case does not matter in them, and lower spares [fold] a copy.
	body, names, code string
}

// prior weighs a document by its kind: a reader of an interview guide looks
// for a question before the section or chapter around it.
func (d *document) prior() float32 {
	switch d.kind {
	case "quiz":
		return 0.95
	case "turn":
		return 0.9
	case "section", "chapter":
		return 0.7
	}
	return 1
}
