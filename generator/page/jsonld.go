package page

import (
	"cmp"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"gen/generator/guide"
	"gen/generator/theme"
)

// object is a thing in the vocabulary of schema.org.
type object map[string]any

// script gives objects as JSON that can stand in a script element.
func script(objects ...object) []theme.Script {
	var list []theme.Script
	for _, o := range objects {
		if o == nil {
			continue
		}
		o["@context"] = "https://schema.org"
		if data, err := json.Marshal(o); err == nil { // only strings, numbers, lists: cannot fail
			list = append(list, theme.Script(data))
		}
	}
	return list
}

// listData describes a page that lists others.
func (s *sheet) listData(crumbs []theme.Link, p *theme.Page) []theme.Script {
	return script(s.breadcrumb(crumbs, p.Heading))
}

// breadcrumb describes the way to this page, nil without a base URL: the
// addresses have to be absolute (schema.org/BreadcrumbList).
func (s *sheet) breadcrumb(crumbs []theme.Link, title string) object {
	if s.site.BaseURL == "" || len(crumbs) == 0 {
		return nil
	}
	var entries []object
	add := func(name, url string) {
		entries = append(entries, object{"@type": "ListItem", "position": len(entries) + 1, "name": name, "item": url})
	}
	for _, c := range crumbs {
		add(plain(c.Title), s.site.Absolute(c.Address))
	}
	add(title, s.site.Absolute(s.url))
	return object{"@type": "BreadcrumbList", "itemListElement": entries}
}

// chapterData describes a chapter: what is learnt from it, the way to it, and
// its quiz.
func (s *sheet) chapterData(c *guide.Chapter, body *guide.Body) []theme.Script {
	o := object{
		"@type": "LearningResource", "name": c.Title, "inLanguage": s.language,
		"learningResourceType": s.Text("kind." + string(c.Kind)), "timeRequired": fmt.Sprintf("PT%dM", minutes(c)),
	}
	if c.Kind == guide.KindArticle {
		o["@type"], o["headline"] = "TechArticle", shorten(c.Title, 110)
		delete(o, "learningResourceType")
	}
	set := func(key, value string) {
		if value != "" {
			o[key] = value
		}
	}
	set("description", cmp.Or(c.Meta.Description, c.Excerpt))
	set("url", s.site.Absolute(c.URL))
	set("educationalLevel", s.phrase("level.", c.Meta.Level))
	set("datePublished", day(c.Meta.Date))
	set("dateModified", day(c.Changed()))
	if l := c.Meta.License; onWeb(l) {
		o["license"] = l
	} else if l != "" {
		o["license"] = object{"@type": "CreativeWork", "name": l}
	}
	if topics := named("Thing", c.Meta.Topics); topics != nil {
		o["about"] = topics
	}
	if authors := named("Person", c.Meta.Authors); authors != nil {
		o["author"] = authors
	}
	return script(o, s.breadcrumb(s.crumbs(c), c.Title), s.quizData(c, body.Blocks))
}

// named gives things of one type by their names.
func named(kind string, names []string) (list []object) {
	for _, name := range names {
		list = append(list, object{"@type": kind, "name": name})
	}
	return list
}

// quizData describes the multiple-choice questions of a chapter, nil if it has
// none (schema.org/Quiz).
func (s *sheet) quizData(c *guide.Chapter, blocks []guide.Block) object {
	var parts []object
	for _, b := range blocks {
		if q, ok := b.(*guide.Question); ok {
			if part := s.choiceData(q); part != nil {
				parts = append(parts, part)
			}
		}
	}
	if len(parts) == 0 {
		return nil
	}
	o := object{"@type": "Quiz", "name": c.Title, "inLanguage": s.language, "hasPart": parts}
	if topics := named("Thing", c.Meta.Topics); topics != nil {
		o["about"] = topics
	}
	return o
}

// choiceData describes a question with its options, nil without a right one.
// The values of eduQuestionType and learningResourceType are those that
// Google's "Practice problems" asks for.
func (s *sheet) choiceData(q *guide.Question) object {
	var right, wrong []object
	for i, choice := range q.Choices {
		answer := object{"@type": "Answer", "text": unframed(s.inline(choice.Body)), "position": i}
		if choice.Correct {
			right = append(right, answer)
		} else {
			wrong = append(wrong, answer)
		}
	}
	if len(right) == 0 {
		return nil
	}
	text := []string{q.Entry.Title}
	for _, b := range q.Prompt {
		if p, ok := b.(*guide.Prose); ok {
			text = append(text, unframed(theme.HTML(p.HTML)))
		}
	}
	kind := "Multiple choice"
	if q.Multiple {
		kind = "Checkbox"
	}
	o := object{
		"@type": "Question", "name": q.Entry.Title, "text": strings.Join(text, "\n\n"), "eduQuestionType": kind,
		"learningResourceType": "Practice problem", "acceptedAnswer": right,
	}
	if len(wrong) > 0 {
		o["suggestedAnswer"] = wrong
	}
	return o
}

// captions stand over code, and are none of its text.
var captions = regexp.MustCompile(`<figcaption>[^<]*</figcaption>`)

// unframed gives the text of markup without what is written around code.
func unframed(markup theme.HTML) string {
	return plain(theme.HTML(captions.ReplaceAllString(string(markup), "")))
}
