package output

import (
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Clash says that two files cannot both be published.
type Clash struct {
	Path    string    // of the second file
	With    string    // the path of the first, which may differ in case or Unicode form, or be a folder on the way
	Sources [2]string // what asks for the first file and for the second
}

// String names both sources and the address they contend for.
func (c Clash) String() string {
	first, second := c.Sources[0], c.Sources[1]
	switch {
	case c.Path == c.With:
		return first + " and " + second + " both want the address " + c.Path
	case strings.HasPrefix(c.Path, c.With+"/"):
		return first + " wants the file " + c.With + ", which " + second + " needs as a folder for " + c.Path
	}
	return first + " (" + c.With + ") and " + second + " (" + c.Path + ") want addresses that are one file on some systems"
}

// Clashes finds files that would share one address. Paths that differ only in
// case or in Unicode normal form are one, as they are to macOS and Windows; so
// are a file and a folder of one name.
func Clashes(files []File) []Clash {
	first := make(map[string]int, len(files))
	var found []Clash
	clash := func(a, b int) {
		found = append(found, Clash{Path: files[b].Path, With: files[a].Path, Sources: [2]string{files[a].Source, files[b].Source}})
	}
	for i, f := range files {
		folded := fold(f.Path)
		if earlier, taken := first[folded]; taken {
			clash(earlier, i)
			continue
		}
		first[folded] = i
	}
	reported := map[int]bool{} // a file in the way of a large folder is one clash
	for i, f := range files {
		folded := fold(f.Path)
		for slash := strings.LastIndexByte(folded, '/'); slash > 0; slash = strings.LastIndexByte(folded[:slash], '/') {
			if blocking, taken := first[folded[:slash]]; taken && !reported[blocking] {
				reported[blocking] = true
				clash(blocking, i)
			}
		}
	}
	return found
}

// fold maps paths that some file system takes for one to one string.
func fold(p string) string {
	for i := range len(p) {
		if p[i] >= 0x80 {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(p)))
		}
	}
	return strings.ToLower(p)
}

// namesProblem refuses paths that leave the folder, that some system cannot
// hold, or that clash. The emitters make none; this is the last line.
func namesProblem(files []File) error {
	for _, f := range files {
		if why := badName(f.Path); why != "" {
			return &Error{Message: f.Source + " asks for the file " + quote(f.Path) + ", which " + why}
		}
	}
	if clashes := Clashes(files); len(clashes) > 0 {
		return &Error{Message: clashes[0].String(), Hint: "give one of the two another slug"}
	}
	return nil
}

func badName(p string) string {
	switch {
	case p == "" || !filepath.IsLocal(p) || path.Clean(p) != p:
		return "is not inside the site"
	case strings.ContainsFunc(p, func(r rune) bool { return r < ' ' || r == '\\' || r == 0x7f }):
		return "contains a backslash or a control character"
	case p == manifestName || p == lockName || p == stageName || strings.HasPrefix(p, stageName+"/"):
		return "is reserved"
	}
	for _, part := range strings.Split(p, "/") {
		if len(part) > 255 {
			return "has a name of more than 255 bytes"
		}
	}
	return ""
}

// fingerprintDigits is the length of a fingerprint: 32 bits tell the versions
// of one file apart, which is all it has to do.
const fingerprintDigits = 8

// Fingerprint puts the first digits of a file's digest, in hexadecimal, before
// the extension of its path: assets/site.css becomes assets/site.3f9a1c2b.css.
// Content that changes gets a new name, so that the old one may be cached for
// ever.
func Fingerprint(p, digest string) string {
	ext := path.Ext(p)
	return strings.TrimSuffix(p, ext) + "." + digest[:fingerprintDigits] + ext
}

// The alphabets of fingerprints: ours, and the bundler's.
const (
	hexDigits    = "0123456789abcdef"
	base32Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
)

// fingerprinted reports whether a path has the form that [Fingerprint] gives,
// or a bundler with its digits.
func fingerprinted(p string) bool {
	stem := strings.TrimSuffix(p, path.Ext(p))
	mark := strings.TrimPrefix(path.Ext(stem), ".")
	return len(mark) == fingerprintDigits && (strings.Trim(mark, hexDigits) == "" || strings.Trim(mark, base32Digits) == "")
}
