package highlight

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// TestContrast: every colour of text is readable on plain and on highlighted
// lines of its scheme, as WCAG 2.2 (1.4.3) asks of text of any size.
func TestContrast(t *testing.T) {
	const least = 4.5
	for _, ground := range []shade{{light: "#f4f6f6", dark: "#1c2023"}, accents["highlight"]} {
		for _, s := range append(palette[1:], accents["line-number"]) {
			if c := contrast(t, s.light, ground.light); c < least {
				t.Errorf("%s %s on %s: %.2f:1", s.property, s.light, ground.light, c)
			}
			if c := contrast(t, s.dark, ground.dark); c < least {
				t.Errorf("%s %s on %s: %.2f:1", s.property, s.dark, ground.dark, c)
			}
		}
	}
}

// contrast returns the contrast ratio of two colours, from 1 to 21, by the
// definition in WCAG 2.2.
func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a)+0.05, luminance(t, b)+0.05
	return max(x, y) / min(x, y)
}

// luminance returns the relative luminance of #rrggbb, from 0 to 1, by the
// definition in WCAG 2.2.
func luminance(t *testing.T, colour string) (sum float64) {
	t.Helper()
	n, err := strconv.ParseUint(strings.TrimPrefix(colour, "#"), 16, 24)
	if err != nil || len(colour) != 7 {
		t.Fatalf("%q is no colour", colour)
	}
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		c := float64(n>>(16-8*i)&0xff) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}

func TestContrastOfBlackOnWhite(t *testing.T) {
	if c := contrast(t, "#000000", "#ffffff"); math.Abs(c-21) > 1e-9 {
		t.Errorf("%v:1", c)
	}
}

// TestStylesheet: each element has one rule, and each colour a property of its
// own with a value for both schemes.
func TestStylesheet(t *testing.T) {
	css := CSS()
	seen := map[string]bool{}
	for _, s := range palette[1:] {
		if seen[s.element] || seen["--"+s.property] {
			t.Errorf("element %s or property %s is used twice", s.element, s.property)
		}
		seen[s.element], seen["--"+s.property] = true, true
		rule := "\npre>code " + s.element + "{color:var(--code-" + s.property + ",light-dark(" + s.light + "," + s.dark + "))"
		if strings.Count(css, rule) != 1 {
			t.Errorf("%d times in the stylesheet: %s", strings.Count(css, rule), rule)
		}
	}
	bound := regexp.MustCompile(`var\(--code-[a-z-]+,light-dark\(#[0-9a-f]{6},#[0-9a-f]{6}\)\)`)
	if rest := bound.ReplaceAllString(css, ""); strings.ContainsAny(rest, "#") || strings.Contains(rest, "var(") {
		t.Errorf("a colour that cannot be set, or one without a value:\n%s", rest)
	}
	if n := len(bound.FindAllString(css, -1)); n != len(palette)-1+len(accents) {
		t.Errorf("%d colours", n)
	}
	if strings.Contains(css, "[hi") || strings.Contains(css, "[line-") {
		t.Errorf("a colour has no value:\n%s", css)
	}
	if css != CSS() {
		t.Error("two stylesheets differ")
	}
}

func TestClassOf(t *testing.T) {
	for kind, want := range map[chroma.TokenType]string{
		chroma.Keyword: "b", chroma.KeywordNamespace: "b", chroma.KeywordType: "i.t", chroma.KeywordConstant: "i.n",
		chroma.Name: "", chroma.NameOther: "", chroma.NameFunctionMagic: "i.f", chroma.NameBuiltin: "i",
		chroma.NameBuiltinPseudo: "", chroma.NameVariableGlobal: "i.a", chroma.NameVariableMagic: "",
		chroma.LiteralStringAffix: "i.s", chroma.LiteralStringEscape: "i.e", chroma.LiteralNumberHex: "i.n",
		chroma.Operator: "", chroma.OperatorWord: "b", chroma.Punctuation: "", chroma.CommentSingle: "i.c",
		chroma.CommentPreprocFile: "i.a", chroma.Text: "", chroma.TextWhitespace: "", chroma.Error: "",
		chroma.Background: "", chroma.TokenType(99999): "",
	} {
		if have := palette[classOf(kind)].element; have != want {
			t.Errorf("%s has element %q, want %q", kind, have, want)
		}
	}
}
