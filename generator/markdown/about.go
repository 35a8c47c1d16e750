package markdown

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// isBank tells whether the chapter, or its file, is called after what it holds.
func (r *recogniser) isBank() bool {
	return namesBank(r.chapter.Title) || namesBank(fileTitle(r.src))
}

// namesBank tells whether a title speaks of questions of interviews, and does not
// ask itself: "How to answer interview questions".
func namesBank(title string) bool {
	if asksPlainly(title) {
		return false
	}
	for rest := title; rest != ""; _, rest = cutWord(rest) {
		if locales.begins("bank", rest) {
			return true
		}
	}
	return locales.bank.in(title)
}

// isAbout tells whether the title, or the heading right below it that is not one of
// a row, "1. Problem", says that there is something to answer or to solve, or there
// is no title, nor a name that says what is there, nor equal sections that make it
// say so: numbers alone are those of a text's sections. "Question 3" is one itself.
func (r *recogniser) isAbout() bool {
	if r.titleNode == nil {
		return r.src.Meta.Title == "" && !r.namedInFull() && !r.equal || locales.refersTo("about", r.chapter.Title)
	}
	if title := ask(r.chapter.Title); title.explicit && title.number != "" {
		return false
	}
	below, ok := r.titleNode.NextSibling().(*ast.Heading)
	return locales.refersTo("about", r.chapter.Title) || ok && ask(r.plain(below)).number == "" && locales.refersTo("about", r.plain(below))
}

// isAmongQuestions tells whether a file lies in a folder called after them,
// "questions" or "interview-questions", or below one.
func (r *recogniser) isAmongQuestions() bool {
	for dir := path.Dir(r.src.Path); dir != "."; dir = path.Dir(dir) {
		name := strings.ToLower(guide.TitleFromName(path.Base(dir)))
		word := strings.TrimSuffix(name[strings.LastIndexByte(name, ' ')+1:], "s")
		if len(word) > 2 && locales.is("question", word) { // "F" is a question in a line, and no folder of them
			return true
		}
	}
	return false
}

// asksForFolder tells whether a chapter that speaks for a folder is itself a
// question, kept in a folder of its own with what belongs to it: its title in
// front matter has a question mark.
func (r *recogniser) asksForFolder() bool {
	return r.src.URL != "/" && hasQuestionMark(r.src.Meta.Title)
}

// asksByName tells whether the file has no title but its name, and that asks as a
// line does, as in vaults of notes: "What is a closure.md".
func (r *recogniser) asksByName() bool {
	return r.nameless && r.askedAs() != "" || r.namedInFull() && asksPlainly(r.chapter.Title)
}

// askedAs gives the name of a file when it is a question, written out with spaces as
// in "What do you know about sets.md", and the title its subject, "# Sets", or the
// same question.
func (r *recogniser) askedAs() string {
	base := path.Base(r.src.Path)
	words := strings.Count(base, " ") + 1
	if r.src.Meta.Title != "" || r.src.Index || words < 2 {
		return ""
	}
	name := fileTitle(r.src)
	if ask(r.chapter.Title).like == strongly && normalWord(name) != normalWord(r.chapter.Title) {
		return ""
	}
	if asksPlainly(name) && (words > 2 || strings.Contains(normalWord(name), normalWord(r.chapter.Title))) {
		return name
	}
	return ""
}

// namedInFull tells whether the name of a file without a title says what is in it:
// in four words or more, or as many signs of a script without spaces.
func (r *recogniser) namedInFull() bool {
	words := 1
	for _, c := range r.chapter.Title {
		if c == ' ' || unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			words++
		}
	}
	return r.nameless && words > 3
}

// isAboutInterviews tells whether the title or a heading of the chapter speaks of
// interviews.
func (r *recogniser) isAboutInterviews(headings []string) bool {
	about := func(text string) bool { return locales.refersTo("talk", text) }
	return about(r.chapter.Title) || slices.ContainsFunc(headings, about)
}

// isTalk tells whether the chapter says that it is a conversation: "Mock interview",
// "Transcript", where "Interview" alone may be what its questions are from.
func (r *recogniser) isTalk() bool {
	return r.isRound() || r.src.Meta.Kind == "" && locales.refersTo("round", r.chapter.Title)
}

// speaksOfInterviewers tells whether three lines of the chapter or more do: "interviewers
// like to ask for two ways".
func (r *recogniser) speaksOfInterviewers() bool {
	n := 0
	for line := range bytes.Lines(r.text) {
		if locales.refersTo("interviewer", string(line)) {
			if n++; n == 3 {
				return true
			}
		}
	}
	return false
}
