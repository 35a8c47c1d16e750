package highlight

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// TestContrast: every colour of text is readable on every background of its
// scheme, as WCAG 2.2 (1.4.3) asks of text of any size.
func TestContrast(t *testing.T) {
	const least = 4.5
	surface := map[string]shade{}
	for _, s := range surfaces {
		surface[s.property] = s
	}
	texts := append([]shade{surface["text"], surface["line-number"]}, palette[1:]...)
	for _, s := range texts {
		for _, ground := range []string{"bg", "highlight"} {
			if c := contrast(t, s.light, surface[ground].light); c < least {
				t.Errorf("%s on the light %s: %.2f:1", s.property, ground, c)
			}
			if c := contrast(t, s.dark, surface[ground].dark); c < least {
				t.Errorf("%s on the dark %s: %.2f:1", s.property, ground, c)
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

// TestStylesheet: each class has one rule and its property a binding for both
// schemes; nothing else has a colour.
func TestStylesheet(t *testing.T) {
	css := CSS()
	seen := map[string]bool{}
	for _, s := range palette[1:] {
		if seen[s.class] || seen["--"+s.property] {
			t.Errorf("class %s or property %s is used twice", s.class, s.property)
		}
		seen[s.class], seen["--"+s.property] = true, true
		for _, rule := range []string{
			"pre ." + s.class + "{color:var(--code-" + s.property + ")}",
			"--code-" + s.property + ":light-dark(" + s.light + "," + s.dark + ");",
		} {
			if strings.Count(css, rule) != 1 {
				t.Errorf("%d times in the stylesheet: %s", strings.Count(css, rule), rule)
			}
		}
	}
	for use := range strings.SplitSeq(css, "var(--code-") {
		name, _, ok := strings.Cut(use, ")")
		if ok && !strings.HasPrefix(css, use) && !strings.Contains(css, "--code-"+name+":") {
			t.Errorf("--code-%s has no binding", name)
		}
	}
	if _, body, _ := strings.Cut(css, "}\n"); strings.Contains(body, "#") {
		t.Error("a colour outside the tokens")
	}
}

func TestClassOf(t *testing.T) {
	for kind, want := range map[chroma.TokenType]string{
		chroma.Keyword: "k", chroma.KeywordNamespace: "k", chroma.KeywordType: "t", chroma.KeywordConstant: "n",
		chroma.Name: "", chroma.NameOther: "", chroma.NameFunctionMagic: "f", chroma.NameBuiltin: "b",
		chroma.NameBuiltinPseudo: "", chroma.NameVariableGlobal: "a", chroma.NameVariableMagic: "",
		chroma.LiteralStringAffix: "s", chroma.LiteralStringEscape: "e", chroma.LiteralNumberHex: "n",
		chroma.Operator: "", chroma.OperatorWord: "k", chroma.Punctuation: "", chroma.CommentSingle: "c",
		chroma.CommentPreprocFile: "a", chroma.Text: "", chroma.TextWhitespace: "", chroma.Error: "",
		chroma.Background: "", chroma.TokenType(99999): "",
	} {
		if have := palette[classOf(kind)].class; have != want {
			t.Errorf("%s has class %q, want %q", kind, have, want)
		}
	}
}
