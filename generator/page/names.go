package page

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// names are the names of terms as a tree of their letters. Where many are
// looked for, it takes a small part of the time of an expression.
type names struct {
	letter rune     // as anyCase gives it
	ends   bool     // a name ends here
	next   []*names // in the order of their letters; scripts have thousands of them
}

func (n *names) add(name string) {
	for _, r := range name {
		r = anyCase(r)
		i, found := n.place(r)
		if !found {
			n.next = slices.Insert(n.next, i, &names{letter: r})
		}
		n = n.next[i]
	}
	n.ends = true
}

// place gives where among what follows a letter stands or would stand.
func (n *names) place(letter rune) (int, bool) {
	return slices.BinarySearchFunc(n.next, letter, func(next *names, letter rune) int { return cmp.Compare(next.letter, letter) })
}

// find gives the first name in a text from a place on where a word begins, the
// longest of those that begin there, in any case; to is 0 when there is none.
func find[T string | []byte](n *names, text T, at int) (from, to int) {
	for within := false; at < len(text); at++ {
		was := within
		within = wordly(text[at])
		if was && within || !utf8.RuneStart(text[at]) {
			continue
		}
		if to := end(n, text, at); to > 0 {
			return at, to
		}
	}
	return 0, 0
}

// wordly tells whether a byte is of a word in ASCII.
func wordly(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_'
}

// end gives where the longest name ends that begins at a place, or 0.
func end[T string | []byte](n *names, text T, at int) (to int) {
	for at < len(text) {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(string(text[at:min(len(text), at+utf8.UTFMax)]))
		}
		i, found := n.place(anyCase(r))
		if !found {
			return to
		}
		if n, at = n.next[i], at+size; n.ends {
			to = at
		}
	}
	return to
}

// anyCase gives one rune for those that differ in case only.
func anyCase(r rune) rune {
	if r < utf8.RuneSelf {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	least := r
	for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
		least = min(least, other)
	}
	if least < utf8.RuneSelf {
		return anyCase(least)
	}
	return least
}
