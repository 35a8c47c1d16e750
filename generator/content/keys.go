package content

import (
	"strings"

	"go.yaml.in/yaml/v3"

	"gen/generator/guide"
)

// key is one key of front matter or of gen.yaml: how it is read, and how its
// schema describes it.
type key struct {
	name  string
	read  func(*yaml.Node) error
	shape shape
	doc   string
}

// shape is the form of a value in a JSON Schema.
type shape string

// Shapes of values.
const (
	aText   shape = "string"
	aList   shape = "array"
	aSwitch shape = "boolean"
	aNumber shape = "integer"
	aMap    shape = "object"
	aDate   shape = "date"
	aTime   shape = "duration"
	anyForm shape = "any"
)

// choice is a key whose value is one of words.
func choice[T ~string](name string, to *T, doc string, words ...T) key {
	list := texted(words)
	return key{name, setEnum(to, list...), shape(strings.Join(list, "|")), doc}
}

// texted gives words as plain strings.
func texted[T ~string](words []T) []string {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = string(w)
	}
	return list
}

// either lists words for a person: "easy, medium or hard".
func either[T ~string](words []T) string {
	list := texted(words)
	return strings.Join(list[:len(list)-1], ", ") + " or " + list[len(list)-1]
}

// metaKeys are the keys of front matter, reading into m.
func metaKeys(m *guide.Meta) []key {
	return []key{
		{"title", set(text, &m.Title), aText, "Title of the chapter; default: its first heading or its only question, else its file name."},
		choice("kind", &m.Kind, "What the chapter is: "+either(guide.Kinds)+"; default: guessed, see gen inspect.", guide.Kinds...),
		{"description", set(text, &m.Description), aText, "One sentence for search engines and lists; default: the first sentence."},
		{"slug", set(text, &m.Slug), aText, "Last step of the chapter's address; default: its file name without the leading number."},
		{"aliases", set(texts, &m.Aliases), aList, "Addresses the chapter had before; each redirects to it."},
		{"weight", setPtr(integer, &m.Weight), aNumber, "Orders chapters before the number in the file name does; lighter first."},
		{"chapter", set(unlessSwitch, &m.Chapter), aText, "Number or name shown above the title: Chapter 15."},
		{"collection", set(text, &m.Collection), aText, "Badge above the title, such as Premium."},
		{"series", set(firstText, &m.Series), aText, "Name of the series; its chapters link to each other."},
		{"kicker", set(text, &m.Kicker), aText, "Line above the title."},
		{"level", setWord(&m.Level, guide.LevelOf, guide.Levels...), aText, "Default level of the chapter's questions: " + either(guide.Levels) + "."},
		{"difficulty", setWord(&m.Difficulty, guide.DifficultyOf, guide.Difficulties...), aText, "Default difficulty: " + either(guide.Difficulties) + "."},
		{"topics", set(lowered, &m.Topics), aList, "Topics of the chapter's questions, each with a page of its own."},
		{"companies", set(texts, &m.Companies), aList, "Companies that asked."},
		{"keywords", set(texts, &m.Keywords), aList, "Further words the chapter is found by."},
		{"language", set(language, &m.Language), aText, "Language of the chapter, as BCP 47; default: what its script, the name of its file (README.fr.md) or its words tell, else the site's."},
		choice("dir", &m.Dir, "Direction of the script; default: follows the language.", "ltr", "rtl"),
		{"date", set(date, &m.Date), aDate, "Day of publication; a future one hides the chapter until then."},
		{"updated", set(date, &m.Updated), aDate, "Day of the last change; default: from git."},
		{"reviewed", set(date, &m.Reviewed), aDate, "Day the content was last checked, shown to readers."},
		{"review_by", set(date, &m.ReviewBy), aDate, "Day after which the chapter is marked as due for review."},
		{"expires", set(date, &m.Expires), aDate, "Day after which the chapter is hidden."},
		{"applies_to", set(texts, &m.AppliesTo), aList, "Versions the chapter holds for, shown as badges: python>=3.11."},
		{"draft", set(boolean, &m.Draft), aSwitch, "Leaves the chapter out unless --drafts is given."},
		{"authors", set(people, &m.Authors), aList, "Who wrote it."},
		{"license", set(text, &m.License), aText, "Licence of the text."},
		{"source", set(text, &m.Source), aText, "Address of the original, when imported."},
		{"disclosure", set(text, &m.Disclosure), aText, "How the text was made, shown below it."},
		{"cast", set(cast, &m.Cast), aList, "Speakers: {name, role, about}; role is interviewer, candidate or observer."},
		{"duration", set(duration, &m.Duration), aTime, "Length of the interview: 30m."},
		{"round", set(integer, &m.Round), aNumber, "Which round of the process."},
		{"setting", set(text, &m.Setting), aText, "Where and how the interview takes place."},
		{"job", set(job, &m.Job), aMap, "The job: role, locations, experience, notice, mandatory, secondary, desired, duties, apply."},
		{"company", set(text, &m.Company), aText, "Company of an experience report."},
		{"outcome", set(text, &m.Outcome), aText, "How the process ended."},
		{"pass", setPtr(percent, &m.Pass), aNumber, "Percentage that passes the quiz, 0 to 100."},
		{"shuffle", set(boolean, &m.Shuffle), aSwitch, "Options of a quiz in random order."},
		{"time_limit", set(duration, &m.TimeLimit), aTime, "Time for the quiz."},
		choice("answers", &m.Answers, "State of answers when reading: open or closed.", "open", "closed"),
		{"toc", readTOC(&m.TOC), anyForm, "false shows no outline; keep keeps a table of contents that the text has itself."},
		{"recognise", readSwitchedOff(&m.Recognise), anyForm, "off leaves the text as prose."},
		{"comments", setPtr(boolean, &m.Comments), aSwitch, "Whether a theme may offer comments."},
		{"edit", set(editPage, &m.Edit), aText, "Address to edit this chapter at; off for none."},
		{"unlisted", set(boolean, &m.Unlisted), aSwitch, "Published, but in no list, feed or search."},
		{"noindex", set(boolean, &m.NoIndex), aSwitch, "Asks search engines not to index it."},
		{"related", set(texts, &m.Related), aList, "Chapters to read next, as relative .md links."},
	}
}

// synonymsOf gives the keys that other generators use for ours.
var synonymsOf = map[string]string{
	"tags": "topics", "tag": "topics", "lastmod": "updated", "last_modified_at": "updated", "publishdate": "date", "expirydate": "expires",
	"author": "authors", "sidebar_position": "weight", "nav_order": "weight", "order": "weight", "lang": "language", "summary": "description",
	"licence": "license", "question": "title", "recognize": "recognise",
}

// foreignKeys are keys of Hugo, Jekyll, Docusaurus, VitePress and their like
// that say nothing to us, and need no remark.
var foreignKeys = setOf("layout", "permalink", "sidebar_label", "sidebar_class_name", "sidebar", "displayed_sidebar", "categories", "category", "image",
	"images", "cover", "type", "published", "linktitle", "menu", "params", "cascade", "outputs", "id", "hide_title", "hide_table_of_contents",
	"pagination_next", "pagination_prev", "pagination_label", "custom_edit_url", "url", "excerpt", "sitemap", "markup", "featured", "thumbnail",
	"parent", "grand_parent", "has_children", "has_toc", "nav_exclude", "search_exclude", "navbar", "footer", "aside", "outline", "head",
	"redirect_from", "redirect_to", "canonical", "robots", "template", "status", "version", "created", "modified", "aliases_old", "math", "mermaid",
	"hero", "feature", "features", "isarchived", "iscjklanguage", "headless", "resources", "subtitle", "banner", "icon", "navigation", "back_links",
	"toc_max_heading_level", "toc_min_heading_level", "last_update", "unlisted_reason", "cssclass", "cssclasses", "publish", "<<", "lastupdated", "editlink", "prev", "next", "pageclass", "run")

func setOf(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func percent(n *yaml.Node) (int, error) {
	i, err := integer(n)
	if err != nil || i < 0 || i > 100 {
		return 0, wanted("a percentage from 0 to 100, found " + form(n))
	}
	return i, nil
}

// readTOC reads "keep", or a switch of which off shows no outline.
func readTOC(to *string) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		if n.Value == "keep" {
			*to = "keep"
			return nil
		}
		on, err := boolean(n)
		if err != nil {
			return wanted("true, false or keep, found " + form(n))
		}
		if !on {
			*to = "off"
		}
		return nil
	}
}

// readSwitchedOff reads a switch and keeps "off" when it is.
func readSwitchedOff(to *string) func(*yaml.Node) error {
	return func(n *yaml.Node) error {
		on, err := boolean(n)
		if err == nil && !on {
			*to = "off"
		}
		return err
	}
}
