package page

import (
	"bytes"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"gen/generator/guide"
)

// marks of quotation of a language: the outer ones, then the inner ones.
type quotation struct{ open, shut, openInner, shutInner string }

// quotations by language; the others write as English does.
var quotations = map[string]quotation{
	"en": {"“", "”", "‘", "’"},
	"de": {"„", "“", "‚", "‘"},
	"fr": {"«\u202f", "\u202f»", "“", "”"},
	"es": {"«", "»", "“", "”"},
	"ru": {"«", "»", "„", "“"},
	"ar": {"«", "»", "“", "”"},
	"ja": {"「", "」", "『", "』"},
}

// typesetter passes a page on with the straight quotes, dots and hyphens of its
// text as a typesetter sets them. Code and attributes stay as they are, and so
// does what is no pair, such as the sign for inches.
type typesetter struct {
	w      io.Writer
	quotes quotation
	out    []byte
	kept   int  // elements around the text that stays as it is
	last   rune // of the text so far, a space where a block begins
	outer  bool // a quotation is open
	inner  bool
}

// typeset gives a writer that sets the page, if the guide asks for that.
func (s *sheet) typeset(w io.Writer) io.Writer {
	if !s.site.Typography {
		return w
	}
	language, _, _ := strings.Cut(s.language, "-")
	q, ok := quotations[language]
	if !ok {
		q = quotations["en"]
	}
	return &typesetter{w: w, quotes: q, last: ' '}
}

// Write takes pieces of a page that are cut between tags.
func (t *typesetter) Write(p []byte) (int, error) {
	t.out = t.out[:0]
	whole := string(p)
	for rest := p; len(rest) > 0; {
		text, _, _ := bytes.Cut(rest, []byte("<"))
		t.text(text)
		rest = rest[len(text):]
		end := guide.TagLength(whole[len(p)-len(rest):])
		t.tag(rest[:end])
		rest = rest[end:]
	}
	if _, err := t.w.Write(t.out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// verbatim are elements whose text is not set.
var verbatim = map[string]bool{"code": true, "pre": true, "kbd": true, "samp": true, "var": true, "script": true, "style": true, "textarea": true}

func (t *typesetter) tag(tag []byte) {
	if len(tag) == 0 {
		return
	}
	t.out = append(t.out, tag...)
	switch name, ends := guide.TagName(string(tag)); {
	case verbatim[name] && !ends:
		t.kept++
	case verbatim[name]:
		t.kept = max(0, t.kept-1)
		t.last = 'x'
	case !guide.Inline(name) && t.kept == 0:
		t.last, t.outer, t.inner = ' ', false, false
	}
}

// text sets text between two tags.
func (t *typesetter) text(text []byte) {
	if t.kept > 0 {
		t.out = append(t.out, text...)
		return
	}
	for len(text) > 0 {
		sign, size := signAt(text)
		next, _ := utf8.DecodeRune(text[size:])
		if len(text) == size {
			next = 'x' // a tag follows
		}
		t.set(sign, text[:size], next)
		text = text[size:]
	}
}

// signAt gives the character that text begins with and its length in bytes: an
// entity counts as what it means to a typesetter, three dots as an ellipsis.
func signAt(text []byte) (rune, int) {
	for _, e := range []struct {
		written string
		sign    rune
	}{{"&#34;", '"'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&apos;", '\''}, {"&nbsp;", ' '}, {"...", '…'}, {"--- ", '—'}, {"-- ", '–'}} {
		if bytes.HasPrefix(text, []byte(e.written)) {
			return e.sign, len(strings.TrimSuffix(e.written, " "))
		}
	}
	if text[0] == '&' {
		if end := bytes.IndexByte(text, ';'); end > 0 && end < 12 {
			return 'x', end + 1
		}
	}
	return utf8.DecodeRune(text)
}

// set writes one character, which is written as given, before next.
func (t *typesetter) set(sign rune, written []byte, next rune) {
	before := t.last
	t.last = sign
	switch sign {
	case '"':
		t.quote(&t.outer, t.quotes.open, t.quotes.shut, written, before, next)
	case '\'':
		if unicode.IsLetter(next) && isAlnum(before) || unicode.IsDigit(next) && !isAlnum(before) || !t.inner && unicode.IsLetter(before) {
			t.out = append(t.out, "’"...)
			return
		}
		t.quote(&t.inner, t.quotes.openInner, t.quotes.shutInner, written, before, next)
	case '…', '–', '—':
		dots := sign == '…' && next != '.' && before != '.'
		if dash := sign != '…' && before == ' '; dots || dash {
			written = []byte(string(sign))
		}
		t.out = append(t.out, written...)
	default:
		t.out = append(t.out, written...)
	}
}

// quote opens a quotation, shuts one that is open, or leaves the sign.
func (t *typesetter) quote(isOpen *bool, open, shut string, written []byte, before, next rune) {
	switch {
	case !unicode.IsSpace(next) && (unicode.IsSpace(before) || strings.ContainsRune("([{/«“„‘‚「『—–\"'", before)):
		*isOpen = true
		t.out = append(t.out, open...)
	case *isOpen:
		*isOpen = false
		t.out = append(t.out, shut...)
		t.last = 'x'
	default:
		t.out = append(t.out, written...)
	}
}

func isAlnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
