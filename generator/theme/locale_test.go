package theme_test

import (
	"encoding/json"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"gen/generator/theme"
)

// provided are the languages that the default theme speaks.
var provided = []string{"ar", "de", "en", "es", "fr", "hi", "ja", "ko", "pt", "ru", "zh"}

// catalogue reads a locale as plural forms by key.
func catalogue(t *testing.T, language string) map[string]map[string]string {
	t.Helper()
	data, err := fs.ReadFile(folder(t, "default"), "locales/"+language+".json")
	if err != nil {
		t.Fatal(err)
	}
	raw, phrases := map[string]any{}, map[string]map[string]string{}
	if err := json.Unmarshal(data, &raw); err != nil {
		t.Fatalf("%s: %v", language, err)
	}
	for key, value := range raw {
		forms := map[string]string{}
		switch value := value.(type) {
		case string:
			forms["other"] = value
		case map[string]any:
			for form, words := range value {
				forms[form] = words.(string)
			}
		}
		phrases[key] = forms
	}
	return phrases
}

var placeholder = regexp.MustCompile(`\{\w+\}`)

func TestEveryLocaleIsComplete(t *testing.T) {
	english := catalogue(t, "en")
	for _, language := range provided {
		phrases := catalogue(t, language)
		for key, forms := range english {
			if phrases[key]["other"] == "" {
				t.Errorf("%s lacks %s", language, key)
				continue
			}
			want, got := placeholder.FindAllString(forms["other"], -1), placeholder.FindAllString(phrases[key]["other"], -1)
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(want, got) {
				t.Errorf("%s: %s holds %v, want %v", language, key, got, want)
			}
		}
		for key := range phrases {
			if english[key] == nil {
				t.Errorf("%s has %s, which English has not", language, key)
			}
		}
	}
}

// TestPluralsHaveTheirForms checks that a locale has the forms that numbers up
// to 200 call for.
func TestPluralsHaveTheirForms(t *testing.T) {
	opened, err := theme.Open(folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	needed := map[string]string{"ar": "zero one two few many other", "ru": "one few many other", "zh": "other", "ja": "other", "ko": "other"}
	for _, language := range provided {
		want := strings.Fields(needed[language])
		if len(want) == 0 {
			want = []string{"one", "other"}
		}
		slices.Sort(want)
		got := slices.Sorted(maps.Keys(catalogue(t, language)["count.chapters"]))
		if !slices.Equal(got, want) {
			t.Errorf("%s: forms %v, want %v", language, got, want)
		}
		for n := range 200 {
			if text := opened.Edition(language).Count("count.chapters", n); text == "" || strings.Contains(text, "{") {
				t.Errorf("%s: %d chapters are %q", language, n, text)
			}
		}
	}
}

func TestWords(t *testing.T) {
	opened, err := theme.Open(folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	day := time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC)
	for _, c := range []struct{ language, got, want string }{
		{"en", opened.Edition("en").Count("count.questions", 1), "1 question"},
		{"en", opened.Edition("en").Count("count.questions", 0), "0 questions"},
		{"ru", opened.Edition("ru").Count("count.questions", 22), "22 вопроса"},
		{"ru", opened.Edition("ru").Count("count.questions", 11), "11 вопросов"},
		{"en", opened.Edition("en").Count("number", 999), "999"},
		{"en", opened.Edition("en").Count("count.questions", 12345), "12,345 questions"},
		{"de", opened.Edition("de").Count("number", 1234567), "1.234.567"},
		{"es", opened.Edition("es").Count("number", 1234), "1234"},
		{"es", opened.Edition("es").Count("number", 12345), "12.345"},
		{"fr", opened.Edition("fr").Count("number", 1234), "1\u00a0234"},
		{"hi", opened.Edition("hi").Count("number", 1234567), "12,34,567"},
		{"ar", opened.Edition("ar").Count("number", 1234), "1,234"},
		{"ko", opened.Edition("ko-KR").Count("count.questions", 1234), "질문 1,234개"},
		{"pt-BR", opened.Edition("pt-BR").Text("nav.next"), "Seguinte"},
		{"zh-Hant-TW", opened.Edition("zh-Hant-TW").Text("nav.next"), "下一章"},
		{"tlh", opened.Edition("tlh").Text("nav.next"), "Next"},
		{"", opened.Edition("").Text("nav.next"), "Next"},
		{"unknown key", opened.Edition("de").Text("no.such"), "no.such"},
		{"de", opened.Edition("de").Date(day), "9. März 2026"},
		{"ja", opened.Edition("ja").Date(day), "2026年3月9日"},
		{"en", opened.Edition("en").Date(time.Time{}), ""},
		{"en", opened.Edition("en").Duration(45 * time.Minute), "45 minutes"},
		{"en", opened.Edition("en").Duration(90 * time.Minute), "90 minutes"},
		{"en", opened.Edition("en").Duration(2 * time.Hour), "2 hours"},
		{"en", opened.Edition("en").Duration(61*time.Minute + time.Second), "1 hour 2 minutes"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.language, c.got, c.want)
		}
	}
}

func TestScriptsGetTheirGroup(t *testing.T) {
	opened, err := theme.Open(folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	data, err := opened.Edition("de").Script("quiz")
	if err != nil {
		t.Fatal(err)
	}
	words := map[string]string{}
	if err := json.Unmarshal(data, &words); err != nil {
		t.Fatal(err)
	}
	if words["check"] != "Prüfen" || words["script.quiz.check"] != "" || words["copy"] != "" {
		t.Errorf("quiz: %v", words)
	}
}

// TestScriptsFindTheirWords looks up every phrase that a script of the theme
// names.
func TestScriptsFindTheirWords(t *testing.T) {
	scripts, err := fs.Glob(folder(t, "default"), "js/*.js")
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	english := catalogue(t, "en")
	named := 0
	for _, name := range scripts {
		data, err := fs.ReadFile(folder(t, "default"), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, imported := range regexp.MustCompile(`import (\w+) from 'gen:strings/(\w+)'`).FindAllStringSubmatch(string(data), -1) {
			for _, used := range regexp.MustCompile(`\b`+imported[1]+`\.(\w+)`).FindAllStringSubmatch(string(data), -1) {
				named++
				if key := "script." + imported[2] + "." + used[1]; english[key] == nil {
					t.Errorf("%s names %s, which locales/en.json has not", name, key)
				}
			}
		}
	}
	if named == 0 {
		t.Error("no script names a phrase")
	}
}

// TestOnePhraseIsChanged: a layer need not have the phrases that it leaves.
func TestOnePhraseIsChanged(t *testing.T) {
	over := fstest.MapFS{"locales/en.json": &fstest.MapFile{Data: []byte(`{"nav.skip": "Straight to the text"}`)}}
	changed, err := theme.Open(over, folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	same, err := theme.Open(folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	english := changed.Edition("en")
	if got := english.Text("nav.skip") + "; " + english.Text("nav.home"); got != "Straight to the text; Home" {
		t.Errorf("got %s", got)
	}
	if changed.Hash() == same.Hash() {
		t.Error("two wordings have one hash")
	}
}

// TestUnread: a key of a layer is read if the theme below has it or a template asks
// for it.
func TestUnread(t *testing.T) {
	over := fstest.MapFS{
		"locales/en.json":     &fstest.MapFile{Data: []byte("{\"nav.skip\": \"Text\",\n\"own.words\": \"Ours\",\n\"nav.skp\": \"Text\"}")},
		"locales/it.json":     &fstest.MapFile{Data: []byte(`{"nav.home": "Inizio"}`)},
		"partials/greet.html": &fstest.MapFile{Data: []byte(`{{t "own.words"}}`)},
		"partials/foot.html":  &fstest.MapFile{Data: []byte(`{{template "partials/greet"}}`)},
	}
	opened, err := theme.Open(over, folder(t, "default"))
	if err != nil {
		t.Fatal(err)
	}
	unread, read := opened.Unread()
	if want := []theme.Key{{File: "locales/en.json", Line: 3, Name: "nav.skp"}}; !slices.Equal(unread, want) || !slices.Contains(read, "nav.skip") {
		t.Errorf("got %v, want %v", unread, want)
	}
}
