package theme

// Heading is what blocks/heading is given.
type Heading struct {
	ID    string
	Level int // 2 to 6
	Title HTML
	Plain string // the title without markup
}

// Question is what blocks/question and blocks/quiz are given.
type Question struct {
	ID     string
	Level  int    // of its heading, 2 to 6
	Number string // as the author counts, or ""
	Title  HTML
	Plain  string     // the title without markup
	Data   Attributes // what scripts want to know: data-entry (question, mcq or prompt), data-difficulty, data-level and data-topics (slugs), as far as they differ from the chapter's; and styles: data-lines, which it is about tall
	Marks  []Fact
	Prompt HTML
	Hints  []Part
	Answer HTML   // everything below the question that is revealed: answer and parts
	Closed bool   // the answer waits to be opened
	Open   bool   // nothing waits to be opened: for print
	Titled bool   // the page's title is its own, so it has no heading
	Also   []Link // the same question elsewhere
	Page   string // URL of the page that the question has to itself, or ""

	Multiple bool // several choices are to be ticked
	Choices  []Choice
	Reasons  []Reason
	Key      string // letters of the correct choices with spaces between
	KeyText  string // the same for people, as the author calls them: "B", "A, C"
}

// Choice is one option of a question with choices.
type Choice struct {
	ID     string // of its input
	Name   string // that the options of a question share
	Letter string // "A" to "H", by position
	Mark   string // what it is called: the letter, or the author's of another script
	Body   HTML
	Block  bool // Body is block-level
}

// Reason is what is said of choices after the answer.
type Reason struct {
	Marks string // what they are called: "B", "C, D"
	Body  HTML
}

// Part is what blocks/part is given.
type Part struct {
	Name  string // for class names: key-points, situation, ...
	ID    string
	Level int  // of its label as a heading, 0 for a label in the text
	Label HTML // "" for an answer without a label
	Body  HTML
	Rail  bool // Body is a row of parts: Situation, Task, Action, Result
}

// Explained is what blocks/term is given: a term of the glossary where a chapter
// uses it first.
type Explained struct {
	ID       string // of the explanation
	Text     HTML   // as the chapter writes it
	Meaning  string
	Glossary Link // the entry in the glossary
}

// Turn is one of those that blocks/dialogue is given.
type Turn struct {
	ID      string
	Role    string // interviewer, candidate or observer
	Speaker string
	Label   string // the role in words
	Asks    bool   // it stands in outline, search and practice
	Stage   HTML   // coaching note, or ""
	Body    HTML
	Data    Attributes // what styles want to know: data-lines, which it is about tall
}
