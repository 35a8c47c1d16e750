package content

import (
	"bytes"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"
)

// TestEncodings: what an adopted guide has in an encoding of old is read in it.
func TestEncodings(t *testing.T) {
	for encoding, text := range map[string]string{
		"GB2312":       "# 什么是闭包？\n\n函数记住变量。\n",
		"EUC-KR":       "# 클로저란 무엇인가요?\n\n함수가 변수를 기억합니다.\n",
		"SHIFT_JIS":    "# クロージャとは何ですか？\n\n関数が変数を覚えています。\n",
		"Windows-1251": "# Что такое замыкание?\n\nФункция, которая помнит переменные.\n",
		"KOI8-R":       "# Что такое замыкание?\n\nФункция, которая помнит переменные.\n",
		"Windows-1252": "# ¿Qué es una función?\n\nUna “función” es un bloque de código con nombre…\n",
		"UTF-16LE":     "# What is a closure?\n",
		"UTF-16BE":     "# What is a closure?\n",
	} {
		e, err := htmlindex.Get(encoding)
		if err != nil {
			t.Fatal(err)
		}
		data, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		c := load(t, Options{}, map[string]string{"a.md": string(data)})
		if got, want := problems(c), "a.md:1:1: warning: the file is "+encoding+", not UTF-8; it is read as that"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
		if got := string(c.Sources[0].Text); got != text {
			t.Errorf("%s gives %q", encoding, got)
		}
	}
}

// TestAdopted: what stops a guide in chapters/ is a warning in one that was never
// written for gen, and the chapter is there.
func TestAdopted(t *testing.T) {
	for _, test := range []struct{ name, text, left, want string }{
		{"stray bytes", "naïve café\nbad \x93quote\x94\n", "naïve café\nbad \uFFFDquote\uFFFD\n", "a.md:2:5: warning: byte 0x93 is not UTF-8; it is shown as \uFFFD"},
		{"NUL", "mo\x00re\n", "mo re\n", "a.md:1:3: warning: control character U+0000, taken for a space"},
		{"UTF-16 with a mark", "\xff\xfe#\x00 \x00a\x00", "# a", "a.md:1:1: warning: the file is UTF-16LE, not UTF-8; it is read as that"},
		{"value", "---\ndate: 2025-06-16 09:0:00\ntitle: T\n---\ntext\n", "text\n", `a.md:2:7: warning: date: expected a date such as 2026-11-21, found "2025-06-16 09:0:00"`},
		{"key twice", "---\ntitle: a\ntitle: b\n---\ntext\n", "text\n", "a.md:3:1: warning: title stands twice; it is on line 2 too"},
		{"no YAML", "---\ntitle: a\nweight\n---\ntext\n", "text\n", "a.md:3:1: warning: the front matter is no YAML: a line has no colon after its key"},
		{"no end", "---\ntitle: a\n\ntext\n", "---\ntitle: a\n\ntext\n", "a.md:1:1: warning: the front matter that begins with --- has no end"},
	} {
		c := load(t, Options{}, map[string]string{"a.md": test.text})
		if got := problems(c); got != test.want {
			t.Errorf("%s: got %s, want %s", test.name, got, test.want)
		}
		if got := string(c.Sources[0].Text); got != test.left {
			t.Errorf("%s: the text is %q, want %q", test.name, got, test.left)
		}
	}
}

// FuzzDecodeText: whatever the bytes of a file are, an adopted guide has a text of
// it that HTML can hold, and in chapters/ it has one or a problem.
func FuzzDecodeText(f *testing.F) {
	for _, text := range []string{"", "a\r\nb\rc", "\xff\xfea\x00", "\xfe\xff\xd8\x00", "\xef\xbb\xbf\xef\xbb\xbfa", "na\xefve", "\xb1\xe0\xb3\xcc", "\x00\x00\x00a", "u\x00\x00\x00\x04\x00\x00\x00", "\xc2\x85", "\x1b$B%F\x1b(B"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		for _, adopted := range []bool{true, false} {
			text, problem := decodeText("a.md", data, adopted)
			if text == nil {
				if problem == nil || adopted && len(data) > 0 {
					t.Errorf("no text, %v", problem)
				}
				continue
			}
			clean, _ := blankControls("a.md", text)
			if !utf8.Valid(clean) || bytes.ContainsAny(clean, "\x00\r") {
				t.Errorf("adopted %t: %q becomes %q", adopted, data, clean)
			}
		}
	})
}
