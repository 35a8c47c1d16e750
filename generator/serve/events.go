package serve

import (
	"embed"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"gen/generator/output"
)

const (
	heartbeat = 15 * time.Second // keeps the stream open, and finds browsers that are gone
	patience  = 10 * time.Second // for a browser that does not read
)

//go:embed client/*.js client/*.css
var clientFiles embed.FS

// client serves the browser's part of live reload.
func client(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, own)
	body, err := clientFiles.ReadFile("client/" + name)
	if err != nil {
		http.Error(w, "there is no such file", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", output.MediaType(name))
	w.Write(body)
}

// message is what browsers hear: not what has changed, but what is now. One
// that has missed some needs no more than the last.
type message struct {
	Session  string         `json:"session"`
	Serial   int            `json:"serial"`
	Ready    bool           `json:"ready"`  // there is a site to show
	Assets   map[string]int `json:"assets"` // URL path of a style sheet, script or image -> serial since when it is as it is
	Problems []Problem      `json:"problems"`
	Report   int            `json:"report"` // counts changes of Problems
}

func (s *Server) message(now *state) message {
	m := message{Session: s.session, Serial: now.serial, Ready: now.site != nil, Assets: map[string]int{}, Problems: now.problems, Report: now.report}
	if now.site != nil {
		for name, since := range now.site.assets {
			m.Assets["/"+name] = since
		}
	}
	return m
}

// events is a one-way stream: the present state at once, and every later one.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	stream := http.NewResponseController(w)
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	for {
		now := s.state.Load()
		if now.built {
			data, err := json.Marshal(s.message(now))
			if err != nil || push(w, stream, fmt.Sprintf("data: %s\n\n", data)) != nil {
				return
			}
		} else if push(w, stream, ": building\n\n") != nil {
			return
		}
		for waiting := true; waiting; {
			select {
			case <-now.next:
				waiting = false
			case <-r.Context().Done():
				return
			case <-beat.C:
				if push(w, stream, ": still here\n\n") != nil {
					return
				}
			}
		}
	}
}

func push(w http.ResponseWriter, stream *http.ResponseController, text string) error {
	_ = stream.SetWriteDeadline(time.Now().Add(patience)) // not every ResponseWriter has one
	if _, err := w.Write([]byte(text)); err != nil {
		return err
	}
	return stream.Flush()
}
