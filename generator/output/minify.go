package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"mime"
	"path"
	"strings"
	"sync"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/html"
	"github.com/tdewolff/minify/v2/js"
	"github.com/tdewolff/minify/v2/json"
	"github.com/tdewolff/minify/v2/svg"
	"github.com/tdewolff/minify/v2/xml"
)

// mediaTypes maps an extension to what a server must call the file. Our own
// table, since the system's differs between machines.
var mediaTypes = map[string]string{
	".avif": "image/avif", ".css": "text/css; charset=utf-8", ".csv": "text/csv; charset=utf-8",
	".gif": "image/gif", ".html": "text/html; charset=utf-8", ".htm": "text/html; charset=utf-8", ".ico": "image/x-icon",
	".jpeg": "image/jpeg", ".jpg": "image/jpeg", ".js": "text/javascript; charset=utf-8",
	".json": "application/json", ".map": "application/json", ".md": "text/markdown; charset=utf-8",
	".mjs": "text/javascript; charset=utf-8", ".mp3": "audio/mpeg", ".mp4": "video/mp4",
	".pdf": "application/pdf", ".png": "image/png", ".py": "text/x-python; charset=utf-8", ".svg": "image/svg+xml",
	".txt": "text/plain; charset=utf-8", ".wasm": "application/wasm", ".webm": "video/webm", ".webmanifest": "application/manifest+json",
	".webp": "image/webp", ".woff": "font/woff", ".woff2": "font/woff2", ".xml": "application/xml", ".zip": "application/zip",
	".epub": "application/epub+zip", ".apkg": "application/zip", ".atom": "application/atom+xml",
}

// MediaType gives the media type of a file by the extension of its name;
// "application/octet-stream" when it is not known.
func MediaType(p string) string {
	if known, ok := mediaTypes[strings.ToLower(path.Ext(p))]; ok {
		return known
	}
	return "application/octet-stream"
}

// minifier is set so that no page means anything else than before: end tags,
// default attributes and spaces between elements stay, since style sheets and
// scripts can see them; numbers of JSON stay as they were written.
var minifier = sync.OnceValue(func() *minify.M {
	m := minify.New()
	m.Add("text/html", &html.Minifier{
		KeepEndTags: true, KeepDefaultAttrVals: true, KeepDocumentTags: true, KeepWhitespace: true,
	})
	m.Add("text/css", &css.Minifier{})
	m.Add("text/javascript", &js.Minifier{})
	m.Add("module", &js.Minifier{})
	m.Add("image/svg+xml", &svg.Minifier{})
	for _, name := range []string{"application/json", "application/ld+json", "application/manifest+json"} {
		m.Add(name, &json.Minifier{KeepNumbers: true})
	}
	for _, name := range []string{"application/xml", "application/atom+xml"} {
		m.AddFunc(name, shrinkXML)
	}
	return m
})

var errSpaced = errors.New("text with spaces that count")

// shrinkXML minifies unless some text holds more than single spaces between
// its words, such as the code in a feed: the minifier would make them one.
func shrinkXML(m *minify.M, w io.Writer, r io.Reader, params map[string]string) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	if bytes.Contains(data, []byte("<![CDATA[")) {
		return errSpaced
	}
	for rest := data; len(rest) > 0; {
		text, tag, _ := bytes.Cut(rest, []byte("<"))
		if words := bytes.TrimSpace(text); len(words) > 0 && len(bytes.Join(bytes.Fields(text), []byte(" "))) != len(text) {
			return errSpaced
		}
		_, rest, _ = bytes.Cut(tag, []byte(">"))
	}
	return (&xml.Minifier{KeepWhitespace: true}).Minify(m, w, bytes.NewReader(data), params)
}

// shrink minifies in into out. ok is false when it cannot: nothing knows how,
// or a style sheet or script has a syntax error, which is its author's to
// publish. What is in in is spoilt then.
func shrink(p string, in, out *bytes.Buffer) (ok bool) {
	kind, _, err := mime.ParseMediaType(MediaType(p))
	if err != nil {
		return false
	}
	out.Reset()
	out.Grow(in.Len())
	in.WriteByte(0) // the minifier wants room for a byte behind its input; this saves a copy
	in.Truncate(in.Len() - 1)
	return minifier().Minify(kind, out, in) == nil
}

// Bytes renders one file in memory, minified if asked.
func Bytes(f File, minified bool) ([]byte, error) {
	var plain, small bytes.Buffer
	return render(f, minified, &plain, &small)
}

// render gives bytes that are valid until one of the buffers is used again.
func render(f File, minified bool, plain, small *bytes.Buffer) ([]byte, error) {
	if err := draw(f, plain); err != nil {
		return nil, err
	}
	if !minified || f.Final || plain.Len() == 0 {
		return plain.Bytes(), nil
	}
	if shrink(f.Path, plain, small) {
		return small.Bytes(), nil
	}
	err := draw(f, plain)
	return plain.Bytes(), err
}

// draw calls Render. A panic in it is a bug of ours or of a library; it costs
// this file, not the run.
func draw(f File, into *bytes.Buffer) (err error) {
	defer func() {
		if broken := recover(); broken != nil {
			err = &Error{Message: fmt.Sprintf("internal error: %v", broken), Hint: "please report this as a bug, with the file that causes it"}
		}
	}()
	into.Reset()
	return f.Render(into)
}
