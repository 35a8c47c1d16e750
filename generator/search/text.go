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
const excerptLength = 120

// maxGroups bounds the fingerprints of result texts in the root. In a large
// site neighbouring slots share one, and are renamed together.
const maxGroups = 2048

// encodeTexts gives what results of up to textSize documents show, as JSON:
// [title of the chapter, its URL, its kind, [document...]], a document being
// [anchor, title, kind, level, sections above, excerpt]. An anchor that follows
// from the title is 1; Go and JavaScript lower İ differently.
func encodeTexts(c *chapter, documents []document) []byte {
	rows := make([][]any, len(documents))
	for i := range documents {
		d := &documents[i]
		var anchor any = d.anchor
		if d.anchor == plainSlug(d.title) && !strings.ContainsRune(d.title, 'İ') {
			anchor = 1
		}
		rows[i] = []any{anchor, d.title, d.kind, d.level, strings.Join(d.path, " › "), excerpt(d.body)}
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	// Strings and numbers always encode.
	_ = e.Encode([]any{c.title, strings.TrimPrefix(c.url, "/"), c.kind, rows})
	return bytes.TrimSpace(b.Bytes())
}

// plainSlug gives the anchor that the client expects of a title.
func plainSlug(title string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(title) {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			b.WriteRune(r)
		} else if n := b.Len(); n > 0 && b.String()[n-1] != '-' {
			b.WriteByte('-')
		}
	}
	return strings.TrimSuffix(b.String(), "-")
}

// excerpt gives the beginning of a text, cut between words.
func excerpt(text string) string {
	var b strings.Builder
	n := 0
	for word := range strings.FieldsSeq(text) {
		size := utf8.RuneCountInString(word)
		if n+size > excerptLength {
			if n == 0 {
				b.WriteString(string([]rune(word)[:excerptLength]))
			}
			b.WriteString(" …")
			break
		}
		if n > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		n += size + 1
	}
	return b.String()
}

// textFiles names the result texts of a site. texts is indexed by document
// number divided by textSize; the fingerprints are of 3 bytes for each group.
func textFiles(texts [][]byte) (files []file, groupBits int, prints []byte) {
	slots := (len(texts) + 1) / 2
	for (slots-1)>>groupBits >= maxGroups {
		groupBits++
	}
	perGroup := 2 << groupBits
	for from := 0; from < len(texts); from += perGroup {
		group := texts[from:min(from+perGroup, len(texts))]
		h := sha256.New()
		empty := true
		for i, text := range group {
			fmt.Fprintf(h, "%d:%d\n", i, len(text))
			h.Write(text)
			empty = empty && text == nil
		}
		print := h.Sum(nil)[:3]
		if empty {
			print = make([]byte, 3)
		}
		prints = append(prints, print...)
		for i, text := range group {
			if text != nil {
				files = append(files, file{textPath(from+i, print), text})
			}
		}
	}
	return files, groupBits, prints
}

func textPath(n int, print []byte) string {
	id := uint64(print[0])<<16 | uint64(print[1])<<8 | uint64(print[2])
	return fmt.Sprintf("%st%d-%s.json", dataDir, n, strconv.FormatUint(id, 36))
}
