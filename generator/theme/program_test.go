package theme

import (
	"bytes"
	"io/fs"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"gen/themes"
)

// texts are values that escapers treat in different ways.
var texts = []string{
	"", "a/b.html", "../x/#y", "https://example.org/?a=1&b=c d", "javascript:alert(1)", "mailto:a@example.org", "a:b",
	`<b title='x'>"&amp;+"</b>`, "é 你 \u202e", "50%", "%zz", "a\x00b", "a\xffb", "'", "</script>", "C++ & C#",
}

// fill makes data of a type with one text everywhere.
func fill(t reflect.Type, text string, level int) reflect.Value {
	v := reflect.New(t).Elem()
	if level > 3 {
		return v
	}
	switch t.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(t.Elem()))
		v.Elem().Set(fill(t.Elem(), text, level+1))
	case reflect.Struct:
		for i := range t.NumField() {
			v.Field(i).Set(fill(t.Field(i).Type, text, level+1))
		}
	case reflect.Slice:
		v.Set(reflect.Append(v, fill(t.Elem(), text, level+1), fill(t.Elem(), text+"2", level+1)))
	case reflect.String:
		v.SetString(text)
		if t == reflect.TypeFor[Attributes]() {
			v.SetString("data-a")
		}
		if t == reflect.TypeFor[Script]() {
			v.SetString(`{"a":"\u003c"}`)
		}
	case reflect.Bool:
		v.SetBool(len(text)%2 == 1)
	case reflect.Int:
		v.SetInt(int64(len(text)) % 4)
	}
	return v
}

// TestProgramsWriteWhatTemplatesWrite runs every template of the default theme
// both ways.
func TestProgramsWriteWhatTemplatesWrite(t *testing.T) {
	folder, err := fs.Sub(themes.FS(), "default")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, language := range []string{"en", "ar"} {
		e := opened.Edition(language)
		for name, data := range opened.templates() {
			if e.programs[name] == nil {
				t.Errorf("%s is not compiled", name)
				continue
			}
			for _, text := range texts {
				v := fill(data, text, 0).Interface()
				var want, got bytes.Buffer
				if err := e.templates.ExecuteTemplate(&want, name, v); err != nil {
					t.Fatal(err)
				}
				if err := e.Execute(&got, name, v); err != nil {
					t.Fatal(err)
				}
				if want.String() != got.String() {
					t.Errorf("%s with %q:\n--- template\n%s\n--- program\n%s", name, text, want.String(), got.String())
				}
			}
		}
	}
}

// TestLoopsKeepTheirVariables nests loops that use the same names.
func TestLoopsKeepTheirVariables(t *testing.T) {
	folder, err := fs.Sub(themes.FS(), "default")
	if err != nil {
		t.Fatal(err)
	}
	text := `{{range $i, $x := .Marks}}{{range $i, $x := $.Also}}{{$i}}{{$x.URL}} {{end}}{{$i}}{{$x.Text}}{{else}}none{{end}}`
	opened, err := Open(fstest.MapFS{"blocks/question.html": &fstest.MapFile{Data: []byte(text)}}, folder)
	if err != nil {
		t.Fatal(err)
	}
	e := opened.Edition("en")
	var got bytes.Buffer
	q := &Question{Marks: []Fact{{Text: "a"}, {Text: "b"}}, Also: []Link{{URL: "x"}, {URL: "y"}}}
	if err := e.Execute(&got, "blocks/question", q); err != nil {
		t.Fatal(err)
	}
	if want := "0x 1y 0a0x 1y 1b"; got.String() != want || e.programs["blocks/question"] == nil {
		t.Errorf("got %s, want %s", got.String(), want)
	}
}

// TestWhatIsNilIsReported asks for a field of what is not there.
func TestWhatIsNilIsReported(t *testing.T) {
	folder, err := fs.Sub(themes.FS(), "default")
	if err != nil {
		t.Fatal(err)
	}
	opened, err := Open(fstest.MapFS{"partials/bar.html": &fstest.MapFile{Data: []byte("\n{{.Logo.URL}}")}}, folder)
	if err != nil {
		t.Fatal(err)
	}
	got := bytes.NewBufferString("before")
	err = opened.Edition("en").Execute(got, "pages/layout", &Page{})
	if err == nil || !strings.HasPrefix(err.Error(), "partials/bar.html:2:7: ") {
		t.Errorf("got %v", err)
	}
}

// TestOtherTemplatesStillRun uses what a program cannot: html/template does it.
func TestOtherTemplatesStillRun(t *testing.T) {
	folder, err := fs.Sub(themes.FS(), "default")
	if err != nil {
		t.Fatal(err)
	}
	over := fstest.MapFS{"blocks/heading.html": &fstest.MapFile{Data: []byte(`{{$x := printf "%d-%s" .Level .ID}}<h2 id={{$x}}>{{.Title}}</h2>`)}}
	opened, err := Open(over, folder)
	if err != nil {
		t.Fatal(err)
	}
	e := opened.Edition("en")
	var got bytes.Buffer
	if err := e.Execute(&got, "blocks/heading", &Heading{Level: 2, ID: "a b", Title: "T"}); err != nil {
		t.Fatal(err)
	}
	if want := `<h2 id=2-a&#32;b>T</h2>`; got.String() != want || e.programs["blocks/heading"] != nil {
		t.Errorf("got %s, want %s", got.String(), want)
	}
}
