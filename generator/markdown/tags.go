package markdown

import "strings"

// holds says what an element may hold.
type holds uint8

const (
	phrasing  holds = iota // within a line
	container              // holds blocks and text
	structure              // holds only certain elements: table, tr, ul
	paragraph              // a block that holds phrasing only: p, h1, pre
	void                   // holds nothing
)

// tags are the elements that an author's HTML may use.
var tags = tagTable(map[holds]string{
	phrasing:  "a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strike strong sub sup tt u var font time label",
	container: "div details section article aside center blockquote figure figcaption li td th dd dt summary caption main header footer nav address",
	structure: "table thead tbody tfoot tr ul ol dl colgroup picture",
	paragraph: "p h1 h2 h3 h4 h5 h6 pre",
	void:      "br hr img wbr col source",
})

func tagTable(names map[holds]string) map[string]holds {
	table := map[string]holds{}
	for p, list := range names {
		for name := range strings.FieldsSeq(list) {
			table[name] = p
		}
	}
	return table
}

// parents lists, for elements that stand only in certain others, which.
var parents = map[string]string{
	"li": "ul ol", "dt": "dl", "dd": "dl", "summary": "details", "figcaption": "figure", "caption": "table", "colgroup": "table", "col": "colgroup table",
	"thead": "table", "tbody": "table", "tfoot": "table", "tr": "table thead tbody tfoot", "td": "tr", "th": "tr", "source": "picture", "rt": "ruby", "rp": "ruby",
}

// renamed gives the present name of elements that HTML has given up, and plain
// ones for those that belong to the page alone.
var renamed = map[string]string{
	"strike": "del", "tt": "code", "center": "div", "font": "span", "main": "div", "header": "div", "footer": "div", "nav": "div", "label": "span",
	"article": "div", "section": "div", "aside": "div", "h1": "h2", "time": "span", "bdo": "bdi",
}

// silent are elements that are left out without a remark: their content is all
// that matters, or they have none.
var silent = wordSet("html body head meta link picture source col colgroup o:p nobr rb rtc")

// swallowing are elements whose content goes with them.
var swallowing = wordSet("script style noscript template iframe object svg math")

// forbiddenTags are the other elements of HTML. What is in none of these tables
// is no HTML.
var forbiddenTags = wordSet(`applet area audio base basefont bgsound blink button canvas command data datalist dialog dir embed
	fieldset form frame frameset hgroup iframe image input isindex keygen legend link listing map marquee math menu menuitem
	meter multicol nextid noembed noframes noscript object optgroup option output param plaintext portal progress script
	search select selectedcontent slot spacer style svg template textarea title track video xmp`)

func wordSet(names string) map[string]bool {
	set := map[string]bool{}
	for name := range strings.FieldsSeq(names) {
		set[name] = true
	}
	return set
}
