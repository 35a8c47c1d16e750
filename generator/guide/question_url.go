package guide

import "strings"

// QuestionURL gives the URL below the site's root of the page that a question of
// c has to itself. It is "" when the site has no such pages, for what has no
// answer to show, for the question that its chapter is, and where a chapter is
// published at that address.
func (s *Site) QuestionURL(c *Chapter, e *Entry) string {
	if !s.Questions || c.IsQuestion() || e.Type != Asked && e.Type != MultipleChoice || strings.ContainsAny(e.ID, `/\:*?"<>|#%.`) {
		return ""
	}
	url := c.URL + e.ID + "/"
	if c.Index { // chapters are published beside it
		url = c.URL + "q/" + e.ID + "/"
	}
	if s.byURL[url] != nil {
		return ""
	}
	return url
}
