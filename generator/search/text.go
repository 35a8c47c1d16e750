package search

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// excerptLength is how much of a document's text a result shows, in characters.
const excerptLength = 96

// appendTexts appends what results of up to slotSize documents show, as JSON:
// [title of the chapter, its URL, its kind, [document...]], a document being
// [anchor, title, kind, level, sections above, excerpt]. An anchor that follows
// from the title is 1; Go and JavaScript lower İ differently. What is as in the
// row before is 0.
func appendTexts(b []byte, c *chapter, documents []document) []byte {
	text := func(s string, after byte) { b = append(appendJSON(b, s), after) }
	b = append(b, '[')
	text(c.title, ',')
	text(strings.TrimPrefix(c.url, "/"), ',')
	text(c.kind, ',')
	var last [3]string
	for i := range documents {
		d := &documents[i]
		b = append(b, "[["[min(i, 1):]...)
		if d.anchor == plainSlug(d.title) && !strings.ContainsRune(d.title, 'İ') {
			b = append(b, "1,"...)
		} else {
			text(d.anchor, ',')
		}
		text(d.title, ',')
		about := [...]string{d.kind, d.level, strings.Join(d.path, " › ")}
		for j, s := range about {
			if i > 0 && s == last[j] {
				b = append(b, "0,"...)
			} else {
				text(s, ',')
			}
		}
		last = about
		text(d.excerpt, ']')
		b = append(b, ',')
	}
	return append(b[:len(b)-1], "]]"...)
}

// appendJSON appends a string as JSON. Most are nothing but letters and spaces,
// and the ellipsis of an excerpt.
func appendJSON(b []byte, s string) []byte {
	plain := strings.TrimSuffix(s, "…")
	for i := range len(plain) {
		if c := plain[i]; c < ' ' || c == '"' || c == '\\' || c >= 0x7f {
			var out bytes.Buffer
			e := json.NewEncoder(&out)
			e.SetEscapeHTML(false)
			_ = e.Encode(s) // a string always encodes
			return append(b, bytes.TrimSuffix(out.Bytes(), []byte{'\n'})...)
		}
	}
	return append(append(append(b, '"'), s...), '"')
}

// plainSlug gives the anchor that the client expects of a title.
func plainSlug(title string) string {
	slug := make([]byte, 0, 128)
	for _, r := range strings.ToLower(title) {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			slug = append(slug, byte(r))
		} else if n := len(slug); n > 0 && slug[n-1] != '-' {
			slug = append(slug, '-')
		}
	}
	return strings.TrimSuffix(string(slug), "-")
}

// excerpt gives the beginning of a text, cut between words.
func excerpt(text []byte) string {
	var b strings.Builder
	b.Grow(min(len(text), 2*excerptLength))
	n := 0
	for word := range bytes.FieldsSeq(text) {
		size := utf8.RuneCount(word)
		if n+size > excerptLength {
			if n == 0 {
				b.WriteString(string([]rune(string(word))[:excerptLength]))
			}
			b.WriteString(" …")
			break
		}
		if n > 0 {
			b.WriteByte(' ')
		}
		b.Write(word)
		n += size + 1
	}
	return b.String()
}

// chunkSize gives how many slots have their texts in one file: a result needs
// one of them, and files are costly to make.
func chunkSize(space int) int {
	if space > 1<<12 {
		return 6
	}
	return 5
}

// slotText is what results of a slot show.
type slotText struct {
	print []byte                 // hash of the text, empty without one
	load  func() ([]byte, error) // gives the text
}

// textFiles publishes the texts of a site's slots, by their position, in chunks
// that hold a JSON list of them. The fingerprints are of 3 bytes for each chunk.
func textFiles(slots []slotText, size int) (files []file, prints []byte) {
	for from := 0; from < len(slots); from += size {
		chunk := slots[from:min(from+size, len(slots))]
		h := sha256.New()
		empty := true
		for i, s := range chunk {
			fmt.Fprintf(h, "%d %x\n", i, s.print)
			empty = empty && s.load == nil
		}
		print := h.Sum(nil)[:3]
		if empty {
			print = make([]byte, 3)
		} else {
			files = append(files, file{textPath(from/size, print), func() ([]byte, error) { return joinTexts(chunk) }})
		}
		prints = append(prints, print...)
	}
	return files, prints
}

func joinTexts(chunk []slotText) ([]byte, error) {
	b := []byte("[")
	for i, s := range chunk {
		if i > 0 {
			b = append(b, ",\n"...)
		}
		if s.load == nil {
			b = append(b, '0')
			continue
		}
		text, err := s.load()
		if err != nil {
			return nil, err
		}
		b = append(b, text...)
	}
	return append(b, ']'), nil
}

func textPath(n int, print []byte) string {
	id := uint64(print[0])<<16 | uint64(print[1])<<8 | uint64(print[2])
	return fmt.Sprintf("%st%d-%s.json", dataDir, n, strconv.FormatUint(id, 36))
}
