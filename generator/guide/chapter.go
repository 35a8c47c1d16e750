package guide

import (
	"strings"
	"time"
)

// Chapter is one parsed file: facts that every other chapter may need, and a
// body that only its own page does. It is immutable once parsed.
type Chapter struct {
	Path      string
	URL       string // below the site's root, begins and ends with "/"
	Folder    string // where the page of its folder is published; "" is the step above URL
	Index     bool   // speaks for its folder
	Meta      Meta
	Kind      Kind // from front matter, else guessed from the content
	Title     string
	TitleHTML Prose  // the title with its inline code and emphasis
	Excerpt   string // first whole sentences of the text, plain, for lists and meta descriptions
	Modified  time.Time
	Digest    string   // hash of all that the chapter was made from: source, options and program
	Words     int      // of running text, code left out
	Facts     []string // interview setting as the text states it, e.g. "45 minutes"
	Job       *Job     // from front matter or a section of the text
	Cast      []Cast   // from front matter or discovered, in order of first turn
	Turns     int      // number of dialogue turns

	Entries []*Entry // every question, quiz, prompt and asking turn, in order
	Anchors Anchors
	Links   []Link // links and images into the site, in order

	Problems []Problem // found while reading and parsing; replayed when the chapter comes from a cache
	Dropped  []Finding // what is in the source and deliberately not on the page
	Notes    []Finding // what was left undecided, and which line of front matter would decide it

	// Body gives the chapter's blocks. It may load them from disk.
	Body func() (*Body, error)
	// Terms gives what the search index takes from the chapter, in a form of
	// that package's own; nil when nobody read it for that. It may load it from
	// disk.
	Terms func() ([]byte, error)
	// Places counts the places of the chapter that search leads to, where Terms
	// are given.
	Places int
}

// Count gives the numbers of questions, prompts and asking turns among them, and
// of quiz items.
func (c *Chapter) Count() (questions, quizzes int) {
	for _, e := range c.Entries {
		if e.Type == MultipleChoice {
			quizzes++
		} else {
			questions++
		}
	}
	return questions, quizzes
}

// Sole gives the question that the chapter is: its only one, which opens it and
// has its title, so that a page shows one heading for both. It is nil for other
// chapters.
func (c *Chapter) Sole(body *Body) *Question {
	if c.IsQuestion() && len(body.Blocks) > 0 {
		q, _ := body.Blocks[0].(*Question)
		return q
	}
	return nil
}

// IsQuestion tells whether the chapter has its title from its only question.
func (c *Chapter) IsQuestion() bool {
	return len(c.Entries) == 1 && c.Entries[0].Title != "" && strings.HasSuffix(c.Title, c.Entries[0].Title)
}

// Changed gives the day the chapter changed last, as its author says or else git
// does; zero when neither does.
func (c *Chapter) Changed() time.Time {
	if !c.Meta.Updated.IsZero() {
		return c.Meta.Updated
	}
	return c.Modified
}

// Dated gives the day that stands for the chapter in lists of what is new: that
// of its last change, else of its publication; zero when nobody knows either.
func (c *Chapter) Dated() time.Time {
	if changed := c.Changed(); !changed.IsZero() {
		return changed
	}
	return c.Meta.Date
}

// Body is the large part of a chapter, needed only to render or index it.
type Body struct {
	Outline  []*Section // headings and questions as a tree
	Blocks   []Block
	Snippets []Snippet
}

// Section is a heading, or a question that stands as one, with what is below
// it: outline, table of contents and search read the same tree.
type Section struct {
	ID       string
	Level    int // 2 to 6, as the page shows it
	Title    string
	Entry    *Entry // the question this is, or nil
	Children []*Section
	Pos      Pos
}

// Finding is a remark about a place of a chapter that asks nobody to act.
type Finding struct {
	Text string
	Line int // the first line
	End  int // the last line
}

// Link is a reference from a chapter into the site: to a chapter, a heading,
// an image or a file.
type Link struct {
	Target string // as the author wrote it, unescaped
	Image  bool
	Pos    Pos
}

// Snippet is a block of code.
type Snippet struct {
	Lang   string // first word of the fence info, lower case, "" if none
	Source string
	Output string            // text of the output block that belongs to it
	HasOut bool              // an output block belongs to it, or it is a session that shows what is printed
	Flags  map[string]string // run, skip, continues, id, file, hl, raises, timeout, ...
	Pos    Pos
}
