package serve

import (
	"bytes"
	"fmt"
	"html"
	"net/http"
	"strconv"

	"gen/generator/output"
)

// broken is a page of a good build that fails when it is rendered.
func (s *Server) broken(w http.ResponseWriter, r *http.Request, now *state, f output.File, err error) {
	s.send(w, r, now, http.StatusInternalServerError, "x.html", s.report("This page cannot be shown",
		[]Problem{{File: f.Source, Severity: "error", Message: err.Error()}}), "")
}

// notYet is shown for what is not there until a first build succeeds.
func (s *Server) notYet(w http.ResponseWriter, r *http.Request, now *state) {
	title := "The guide is being built"
	if len(now.problems) > 0 {
		title = "The guide does not build yet"
	}
	s.send(w, r, now, http.StatusServiceUnavailable, "x.html", s.report(title, now.problems), "")
}

// report is a page of ours about what is wrong.
func (s *Server) report(title string, problems []Problem) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title><link rel="stylesheet" href="%soverlay.css"></head><body class="report"><main><h1>%[1]s</h1><p>This page follows by itself.</p>`, title, own)
	if len(problems) > 0 {
		b.WriteString("<ul>")
		for _, p := range problems {
			fmt.Fprintf(&b, `<li><p class="place">%s</p><p class="message">%s</p>`, html.EscapeString(p.place()), html.EscapeString(p.Message))
			if p.Hint != "" {
				fmt.Fprintf(&b, `<p class="hint">%s</p>`, html.EscapeString(p.Hint))
			}
			b.WriteString("</li>")
		}
		b.WriteString("</ul>")
	}
	b.WriteString("</main></body></html>")
	return b.Bytes()
}

// place gives "file:line:col" as far as it is known.
func (p Problem) place() string {
	place := p.File
	for _, n := range []int{p.Line, p.Col} {
		if n > 0 && place != "" {
			place += ":" + strconv.Itoa(n)
		}
	}
	return place
}
