package page

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"gen/generator/guide"
	"gen/generator/theme"
)

// wordsPerMinute is a steady silent reading speed for prose in English
// (Brysbaert 2019, a mean of 238) with time to think about the answers.
const wordsPerMinute = 200

// minutes gives the time to read a chapter, at least 1.
func minutes(c *guide.Chapter) int { return max(1, (c.Words+wordsPerMinute-1)/wordsPerMinute) }

// facts gives the short statements below a chapter's title.
func (s *sheet) facts(c *guide.Chapter) []theme.Fact {
	facts := s.cardFacts(c)
	add := func(name, text string) { facts = append(facts, theme.Fact{Name: name, Text: text}) }
	for _, v := range c.Meta.AppliesTo {
		add("version", version(v))
	}
	if !c.Meta.Reviewed.IsZero() {
		facts = append(facts, theme.Fact{Name: "reviewed", Text: s.Text("chapter.reviewed"), Date: day(c.Meta.Reviewed), Day: s.Date(c.Meta.Reviewed)})
	} else if !c.Meta.Date.IsZero() {
		facts = append(facts, theme.Fact{Name: "date", Text: s.Text("chapter.published"), Date: day(c.Meta.Date), Day: s.Date(c.Meta.Date)})
	}
	for _, company := range c.Meta.Companies {
		add("company", company)
	}
	for _, t := range c.Meta.Topics {
		if guide.Slug(t) != "" && s.hasTopic(t) {
			facts = append(facts, theme.Fact{Name: "topic", Text: t, URL: s.topicURL(t)})
		}
	}
	return facts
}

// hasTopic tells whether a topic has a page.
func (b *book) hasTopic(name string) bool { return b.topicPages["/topics/"+guide.Slug(name)+"/"] }

// cardFacts gives what a reader who chooses a chapter wants to know of it.
func (s *sheet) cardFacts(c *guide.Chapter) []theme.Fact {
	var facts []theme.Fact
	add := func(name, text string) {
		if text != "" {
			facts = append(facts, theme.Fact{Name: name, Text: text})
		}
	}
	if !c.IsQuestion() { // the title says it
		add("kind", s.Text("kind."+string(c.Kind)))
		questions, quizzes := c.Count()
		facts = s.counted(s.counted(facts, "questions", questions), "quizzes", quizzes)
	}
	add("minutes", s.Count("count.reading", minutes(c)))
	add("level", s.phrase("level.", c.Meta.Level))
	add("difficulty", s.phrase("difficulty.", c.Meta.Difficulty))
	return facts
}

// requirement is a name, an optional comparison and a version: "python>=3.11".
var requirement = regexp.MustCompile(`^\s*([\pL][\pL\pN ._+#-]*?)\s*(>=|<=|==|~=|!=|>|<|=)?\s*(\d[\w.*]*)\s*$`)

// comparisons are the signs that people read for those of a requirement.
var comparisons = map[string]string{">=": "≥ ", "<=": "≤ ", "==": "", "=": "", "~=": "~ ", "!=": "≠ ", ">": "> ", "<": "< ", "": ""}

// version gives "python>=3.11" as people write it: "Python ≥ 3.11".
func version(s string) string {
	m := requirement.FindStringSubmatch(s)
	if m == nil {
		return s
	}
	first, size := utf8.DecodeRuneInString(m[1])
	return string(unicode.ToUpper(first)) + m[1][size:] + " " + comparisons[m[2]] + m[3]
}

// setting gives the strip above a conversation, quiz or report.
func (s *sheet) setting(c *guide.Chapter) []theme.Term {
	var terms []theme.Term
	m := c.Meta
	add := func(name, text string) {
		if text != "" {
			terms = append(terms, theme.Term{Name: name, Label: s.Text("setting." + name), Text: text})
		}
	}
	if m.Duration > 0 {
		add("duration", s.Duration(m.Duration))
	}
	if m.Round > 0 {
		add("round", strconv.Itoa(m.Round))
	}
	add("setting", m.Setting)
	if len(c.Facts) > 0 && m.Setting == "" {
		terms = append(terms, theme.Term{Name: "facts", Label: s.Text("setting.facts"), Tags: c.Facts})
	}
	if c.Kind == guide.KindExperience && m.Company == "undisclosed" {
		add("company", s.Text("setting.undisclosed"))
	} else {
		add("company", m.Company)
	}
	add("outcome", m.Outcome)
	if m.Pass != nil {
		add("pass", fmt.Sprintf("%d %%", *m.Pass))
	}
	if m.TimeLimit > 0 {
		add("time-limit", s.Duration(m.TimeLimit))
	}
	return terms
}

// job gives the fact sheet of the job, unless the text shows it itself.
func (s *sheet) job(c *guide.Chapter, body *guide.Body) []theme.Term {
	j := c.Job
	if j == nil || written(body.Blocks) {
		return nil
	}
	var terms []theme.Term
	text := func(name, value string) {
		if value != "" {
			terms = append(terms, theme.Term{Name: name, Label: s.Text("job." + name), Text: value})
		}
	}
	list := func(name string, t theme.Term) {
		if len(t.Tags)+len(t.List) > 0 {
			t.Name, t.Label = name, s.Text("job."+name)
			terms = append(terms, t)
		}
	}
	text("role", j.Role)
	text("locations", strings.Join(j.Locations, ", "))
	text("experience", j.Experience)
	text("notice", j.Notice)
	list("mandatory", theme.Term{Tags: j.Mandatory})
	list("secondary", theme.Term{Tags: j.Secondary})
	list("desired", theme.Term{Tags: j.Desired})
	list("duties", theme.Term{List: j.Duties})
	if text("apply", j.Apply); mailbox.MatchString(j.Apply) {
		terms[len(terms)-1].URL = "mailto:" + j.Apply
	}
	return terms
}

// mailbox is an address for mail, and nothing else.
var mailbox = regexp.MustCompile(`^[\w.+-]+@[\w-]+(\.[\w-]+)+$`)

// written tells whether the text has a part that shows the job.
func written(blocks []guide.Block) bool {
	for _, b := range blocks {
		if p, ok := b.(*guide.Part); ok && p.Type == guide.JobRequirement {
			return true
		}
	}
	return false
}

// cast gives who speaks, where the author says something about them.
func (s *sheet) cast(c *guide.Chapter) []theme.Term {
	var terms []theme.Term
	for _, m := range c.Cast {
		if m.About != "" {
			terms = append(terms, theme.Term{Name: string(m.Role), Label: m.Name, Text: s.phrase("role.", string(m.Role)) + " · " + m.About})
		}
	}
	return terms
}

// colophon gives where the text comes from.
func (s *sheet) colophon(c *guide.Chapter) []theme.Term {
	var terms []theme.Term
	m := c.Meta
	add := func(name, label, text, url string) {
		if text != "" {
			terms = append(terms, theme.Term{Name: name, Label: label, Text: text, URL: url})
		}
	}
	add("author", s.Count("chapter.author", len(m.Authors)), strings.Join(m.Authors, ", "), "")
	add("license", s.Text("chapter.license"), m.License, "")
	source := ""
	if onWeb(m.Source) {
		source = m.Source
	}
	add("source", s.Text("chapter.source"), m.Source, source)
	add("changed", s.Text("chapter.changed"), s.Date(c.Changed()), "")
	return terms
}

// day gives a date as machines write it, or "".
func day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
