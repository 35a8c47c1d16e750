package guide

import "time"

// Kind is what a chapter is, which decides its page and its checks.
type Kind string

// Kinds of chapter. KindArticle is any text without questions; KindIndex
// speaks for a folder.
const (
	KindList       Kind = "list"
	KindMock       Kind = "mock"
	KindScenario   Kind = "scenario"
	KindQuiz       Kind = "quiz"
	KindPrompts    Kind = "prompts"
	KindExperience Kind = "experience"
	KindArticle    Kind = "article"
	KindIndex      Kind = "index"
)

// Kinds lists every kind a chapter can have.
var Kinds = []Kind{KindList, KindMock, KindScenario, KindQuiz, KindPrompts, KindExperience, KindArticle, KindIndex}

// Meta is a chapter's front matter. Every field is optional; a nil pointer
// means that the author did not say.
type Meta struct {
	Title       string
	Kind        Kind
	Description string // at most 160 characters
	Slug        string
	Aliases     []string // URLs the chapter had before
	AliasesAt   Pos      // where they are written
	Weight      *int     // orders chapters before the number in the file name does
	Listed      int      // place in the list of chapters that the guide has for another tool, from 1; 0 without
	Chapter     string   // number or name shown as "Chapter 15"
	Collection  string   // badge such as "Premium"
	Series      string
	Kicker      string // line above the title
	Level       string // junior, mid, senior or any: default for the chapter's questions
	Difficulty  string // easy, medium or hard: likewise
	Topics      []string
	Companies   []string
	Keywords    []string // further words the chapter is found by
	Language    string   // BCP 47
	Dir         string   // ltr or rtl; default follows Language

	Date      time.Time // published; in the future hides the chapter
	Updated   time.Time
	Reviewed  time.Time
	ReviewBy  time.Time // after it the chapter is marked stale
	Expires   time.Time // after it the chapter is hidden
	AppliesTo []string  // e.g. "python>=3.11"
	Draft     bool

	Authors    []string
	License    string
	Source     string // URL of the original
	Disclosure string // e.g. how the text was made

	Cast     []Cast
	Duration time.Duration
	Round    int
	Setting  string
	Job      *Job

	Company string
	Outcome string

	Pass      *int // percentage that passes a quiz, 0-100
	Shuffle   bool
	TimeLimit time.Duration

	Answers   string // "open" or "closed": state of answers in read mode
	TOC       string // "" drops an author-written table of contents, "keep" keeps it, "off" shows no outline
	Recognise string // "" or "off"
	Comments  *bool
	Edit      string // URL of this chapter's source, "off" for none
	Unlisted  bool   // built, but in no list, feed, search or sitemap
	NoIndex   bool   // asks search engines not to index
	Related   []string
	RelatedAt Pos // where they are written
}

// Role is the side a speaker takes in a dialogue.
type Role string

// Roles of a [Turn]'s speaker.
const (
	Interviewer Role = "interviewer"
	Candidate   Role = "candidate"
	Observer    Role = "observer"
)

// Cast is one speaker of a dialogue.
type Cast struct {
	Name  string
	Role  Role
	About string
}

// Job is what is being hired for: from front matter, or read from a section of
// the text.
type Job struct {
	Role       string
	Locations  []string
	Experience string
	Notice     string
	Mandatory  []string
	Secondary  []string
	Desired    []string
	Duties     []string
	Apply      string
	Pos        Pos // where it was written; the body shows it too when it is a section of the text
}
