package guide

import "time"

// EntryType says what an [Entry] is.
type EntryType string

const (
	// Asked is a question with an answer.
	Asked EntryType = "question"
	// MultipleChoice is a question with options and a key.
	MultipleChoice EntryType = "mcq"
	// Prompt is a question without an answer.
	Prompt EntryType = "prompt"
	// AskingTurn is an interviewer's turn that asks something.
	AskingTurn EntryType = "turn"
)

// Entry is what the whole site knows of one question: enough to list, link,
// filter and count it without its body.
type Entry struct {
	ID         string // fragment on the chapter's page
	Type       EntryType
	Number     string // the author's number as shown, e.g. "12", or ""
	Title      string // plain text
	TitleHTML  HTML   // with inline code and emphasis, no links
	Cue        string // line of code that tells it from others of its title in the chapter, or ""
	Level      string // junior, mid, senior, any or ""
	Difficulty string // easy, medium, hard or ""
	Topics     []string
	Companies  []string
	Keywords   []string
	Time       time.Duration
	AsOf       string // version or date the answer was checked against
	SameAs     string // id or link of the question that holds the canonical answer
	Parts      []PartKind
	Pos        Pos
}

// Question is a question with all that belongs to it: a plain question, a
// quiz item when it has Choices, or a prompt when it has neither choices nor
// an answer.
type Question struct {
	Entry    *Entry
	Level    int   // heading level on the page, 2 to 6
	Title    Prose // inline
	Prompt   []Block
	Choices  []Choice
	Multiple bool // several choices are to be ticked
	Parts    []*Part
}

// Choice is one option of a multiple-choice question.
type Choice struct {
	Letter  string // "A" to "H", by position
	Mark    string // the letter that the author gave it, when it is of another script, else ""
	Body    Prose  // inline, or block-level HTML such as code
	Block   bool   // Body is block-level
	Correct bool
	Why     []Block // what the explanation says of this option
	Pos     Pos
}

// Part is a labelled piece of an answer or of a chapter.
type Part struct {
	Type  PartKind
	ID    string // fragment, "" if it has none
	Label Prose  // the author's words for it, inline; empty for an answer without a label
	Body  []Block
	Level int // heading level when the author wrote the label as a heading, else 0
	Pos   Pos
}

// PartKind says what a [Part] is.
type PartKind string

// Kinds of part. Star holds Situation, Task, Action, Result and Reflection.
const (
	Answer         PartKind = "answer"
	Hint           PartKind = "hint"
	KeyPoints      PartKind = "key-points"
	CommonMistakes PartKind = "common-mistakes"
	FollowUp       PartKind = "follow-up"
	Example        PartKind = "example"
	Output         PartKind = "output"
	Explanation    PartKind = "explanation"
	Note           PartKind = "note"
	References     PartKind = "references"
	Star           PartKind = "star"
	Situation      PartKind = "situation"
	Task           PartKind = "task"
	Action         PartKind = "action"
	Outcome        PartKind = "result"
	Reflection     PartKind = "reflection"
	RedFlags       PartKind = "red-flags"
	GreenFlags     PartKind = "green-flags"
	Setup          PartKind = "setup"
	JobRequirement PartKind = "job"
	Setting        PartKind = "setting"
	Feedback       PartKind = "feedback"
	Tips           PartKind = "tips"
	Summary        PartKind = "summary"
)

// PartKinds lists every kind of part.
var PartKinds = []PartKind{
	Answer, Hint, KeyPoints, CommonMistakes, FollowUp, Example, Output, Explanation, Note, References, Star, Situation,
	Task, Action, Outcome, Reflection, RedFlags, GreenFlags, Setup, JobRequirement, Setting, Feedback, Tips, Summary,
}
