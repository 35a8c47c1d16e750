package markdown

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"gen/generator/guide"
)

// facts are what comments and marks say of a question.
type facts struct {
	id, level, difficulty, asOf, sameAs string
	topics, companies, keywords         []string
	time                                time.Duration
	aliases                             []string
	at                                  guide.Pos // of the comment that says the rest
	vain                                []vain
}

// vain is what a comment says that cannot be taken, and a hint.
type vain struct{ message, hint string }

// commentKeys are what a comment may say of a question.
var commentKeys = []string{"id", "level", "difficulty", "tags", "topics", "companies", "keywords", "time", "as_of", "same_as"}

// want is set for a comment that is certainly meant for us: what cannot be
// taken is kept to be reported.
func (e *facts) want(key, value string) {
	if !e.set(key, value) {
		hint := "use one of " + strings.Join(commentKeys, ", ")
		if near := guide.Nearest(key, commentKeys); near != "" {
			hint = fmt.Sprintf("did you mean %q?", near)
		}
		e.vain = append(e.vain, vain{fmt.Sprintf("the question's comment has the unknown key %q", key), hint})
		return
	}
	hint := ""
	switch {
	case key == "level" && e.level == "":
		hint = "use junior, mid, senior or any"
	case key == "difficulty" && e.difficulty == "":
		hint = "use easy, medium or hard"
	case key == "time" && e.time <= 0:
		hint = "write minutes: time=5m"
	case key == "id" && e.id != value:
		hint = "use letters, digits and hyphens"
	}
	if hint != "" {
		e.vain = append(e.vain, vain{fmt.Sprintf("the question's comment has %s=%q, which cannot be used", key, value), hint})
	}
}

// set takes a value, and tells whether its key has a meaning.
func (e *facts) set(key, value string) bool {
	switch key {
	case "id":
		if e.id = value; !plainID.MatchString(value) {
			e.id = tidySlug(value)
		}
	case "level":
		e.level = levelWord(value)
	case "difficulty":
		e.difficulty = difficultyWord(value)
	case "tags", "topics":
		e.topics = append(e.topics, words(value, ",")...)
	case "companies", "company":
		e.companies = append(e.companies, words(value, ",")...)
	case "keywords":
		e.keywords = append(e.keywords, words(value, ",")...)
	case "time":
		e.time = minutes(value)
	case "as_of":
		e.asOf = value
	case "same_as":
		e.sameAs = value
	default:
		return false
	}
	return true
}

// plainID is an id as addresses hold it.
var plainID = regexp.MustCompile(`^[^\s"'<>#%&?/\\]+$`)

// minutes reads "5m", "1h30m" and a bare number of minutes; 0 for anything else.
func minutes(s string) time.Duration {
	if _, err := strconv.Atoi(s); err == nil {
		s += "m"
	}
	d, err := time.ParseDuration(s)
	if err != nil {
		return 0
	}
	return d
}

// apply completes an entry, the chapter's front matter standing in for what
// nothing says.
func (e *facts) apply(q *guide.Entry, m guide.Meta) {
	q.Level, q.Difficulty = cmp.Or(e.level, m.Level), cmp.Or(e.difficulty, m.Difficulty)
	q.Topics, q.Companies, q.Keywords = e.topics, e.companies, e.keywords
	if len(q.Topics) == 0 {
		q.Topics = m.Topics
	}
	if len(q.Companies) == 0 {
		q.Companies = m.Companies
	}
	q.Time, q.AsOf, q.SameAs = e.time, e.asOf, e.sameAs
}
