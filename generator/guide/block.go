package guide

// Block is one piece of a chapter's body. Kind names the template that shows
// it; the theme owns the markup. The kinds are *Prose, *Heading, *Question,
// *Dialogue and *Part.
type Block interface {
	// Kind is the name of the block's template, e.g. "question".
	Kind() string
	block()
}

// Prose is finished HTML with slots: what its chapter cannot know alone, such
// as the URL of another chapter, is filled in when a page is written.
type Prose struct {
	HTML HTML
	Refs []Ref // in ascending order of Offset
}

// Ref is a slot in [Prose].
type Ref struct {
	Offset int     // byte of HTML before which the slot is filled
	Kind   RefKind // what is filled in
	Target string  // as the author wrote it, unescaped: "../02-lists/gil.md#why"; the name of a phrase
	Pos    Pos
}

// RefKind says what fills a slot.
type RefKind uint8

const (
	// RefLink is filled with the escaped value of an href attribute, without quotes.
	RefLink RefKind = iota
	// RefImage is filled with the attributes src, width and height, without a leading space.
	RefImage
	// RefSource is filled as RefImage is, without width and height: the author gave them.
	RefSource
	// RefPhrase is filled with the escaped phrase of the interface that Target names.
	RefPhrase
)

// Heading is a section heading that is not a question.
type Heading struct {
	ID    string
	Level int // 2 to 6, as the page shows it
	Title Prose
	Pos   Pos
}

// Dialogue is a run of turns without a heading between them.
type Dialogue struct {
	Turns []*Turn
}

// Turn is what one speaker says until another speaks.
type Turn struct {
	ID      string
	Speaker string
	Role    Role
	Stage   Prose // the note in leading parentheses, without them; empty if none
	Body    []Block
	Entry   *Entry // the question it asks, or nil
	Pos     Pos
}

// Kind implements [Block].
func (*Prose) Kind() string { return "prose" }

// Kind implements [Block].
func (*Heading) Kind() string { return "heading" }

// Kind implements [Block].
func (*Question) Kind() string { return "question" }

// Kind implements [Block].
func (*Dialogue) Kind() string { return "dialogue" }

// Kind implements [Block].
func (*Part) Kind() string { return "part" }

func (*Prose) block()    {}
func (*Heading) block()  {}
func (*Question) block() {}
func (*Dialogue) block() {}
func (*Part) block()     {}

// Fill appends p to dst with each slot filled by fill, which appends to what
// it is given.
func (p Prose) Fill(dst []byte, fill func(dst []byte, r Ref) []byte) []byte {
	from := 0
	for _, r := range p.Refs {
		dst = append(dst, p.HTML[from:r.Offset]...)
		dst = fill(dst, r)
		from = r.Offset
	}
	return append(dst, p.HTML[from:]...)
}
