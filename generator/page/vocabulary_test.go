package page_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// schema has, of the vocabulary of schema.org (release 29), the types that
// pages use and what each property may hold: a data type or other types of
// this table, several with a bar between. An exclamation mark is on what
// search engines require of the type.
var schema = map[string]map[string]string{
	"BreadcrumbList":   {"itemListElement": "ListItem!"},
	"ListItem":         {"position": "Integer!", "name": "Text!", "item": "URL!"},
	"LearningResource": work(map[string]string{}),
	"TechArticle":      work(map[string]string{"headline": "Text!"}),
	"Quiz":             work(map[string]string{"hasPart": "Question!"}),
	"Question": work(map[string]string{
		"name": "Text!", "text": "Text!", "eduQuestionType": "Text!", "learningResourceType": "Text!",
		"acceptedAnswer": "Answer!", "suggestedAnswer": "Answer",
	}),
	"Answer":       {"text": "Text!", "position": "Integer"},
	"Person":       {"name": "Text!"},
	"Thing":        {"name": "Text!"},
	"CreativeWork": {"name": "Text!"},
}

// work adds to the properties of a type those of any creative work.
func work(own map[string]string) map[string]string {
	all := map[string]string{
		"name": "Text!", "url": "URL", "description": "Text", "about": "Thing", "author": "Person", "license": "URL|CreativeWork",
		"datePublished": "Date", "dateModified": "Date", "inLanguage": "Text", "timeRequired": "Duration",
		"educationalLevel": "Text", "learningResourceType": "Text",
	}
	maps.Copy(all, own)
	return all
}

// forms are those of data types.
var forms = map[string]*regexp.Regexp{
	"Text":     regexp.MustCompile(`(?s)\S`),
	"URL":      regexp.MustCompile(`^https?://[^\s/]+/\S*$`),
	"Duration": regexp.MustCompile(`^P(\d+D)?(T(\d+H)?(\d+M)?)?$`),
}

var embedded = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

// TestVocabulary holds what pages tell search engines against the vocabulary.
func TestVocabulary(t *testing.T) {
	site := everything()
	for _, c := range site.Chapters {
		c.Meta.Topics, c.Meta.Level, c.Meta.Date = []string{"lists"}, "mid", today.AddDate(0, -1, 0)
	}
	site.Chapters[0].Meta.License = "https://creativecommons.org/licenses/by/4.0/"
	used := map[string]bool{}
	for path, f := range emit(t, site) {
		for _, found := range embedded.FindAllStringSubmatch(render(t, f), -1) {
			var thing map[string]any
			if err := json.Unmarshal([]byte(found[1]), &thing); err != nil || thing["@context"] != "https://schema.org" {
				t.Fatalf("%s: %v, context %v", path, err, thing["@context"])
			}
			delete(thing, "@context")
			for _, fault := range against(thing, used) {
				t.Errorf("%s: %s", path, fault)
			}
		}
	}
	for name := range schema {
		if !used[name] {
			t.Errorf("no page has a %s", name)
		}
	}
}

// against lists what the vocabulary has against a thing, and notes its types.
func against(thing map[string]any, used map[string]bool) (faults []string) {
	name := fmt.Sprint(thing["@type"])
	properties, ok := schema[name]
	if !ok {
		return []string{"there is no type " + name}
	}
	used[name] = true
	for property, may := range properties {
		if _, has := thing[property]; !has && strings.HasSuffix(may, "!") {
			faults = append(faults, name+" lacks "+property)
		}
	}
	for property, value := range thing {
		may, ok := properties[property]
		if property == "@type" {
			continue
		}
		if !ok {
			faults = append(faults, name+" has no property "+property)
		}
		values, several := value.([]any)
		if !several {
			values = []any{value}
		}
		for _, v := range values {
			if !fits(v, strings.Split(strings.TrimSuffix(may, "!"), "|")) {
				faults = append(faults, fmt.Sprintf("%s of %s is %v, want %s", property, name, v, may))
			}
			if inner, ok := v.(map[string]any); ok {
				faults = append(faults, against(inner, used)...)
			}
		}
	}
	return faults
}

// fits tells whether a value is of one of some types.
func fits(value any, types []string) bool {
	switch v := value.(type) {
	case string:
		return slices.ContainsFunc(types, func(name string) bool {
			if name == "Date" {
				_, err := time.Parse(time.DateOnly, v)
				return err == nil
			}
			return forms[name] != nil && forms[name].MatchString(v)
		})
	case float64:
		return slices.Contains(types, "Integer") && v == float64(int(v))
	case map[string]any:
		return slices.Contains(types, fmt.Sprint(v["@type"]))
	}
	return false
}
