package markdown

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// recogniser finds the questions, parts, quizzes and turns of a document.
type recogniser struct {
	*document
	ownLabels map[string]guide.PartKind // label words of the site
	addresses *addresses
	carrier   carrier
	titled    bool // the title says that there are questions of interviews
	solved    bool // the title may be a task that the text solves
	about     bool // it says that there is something to answer or to solve
	tested    bool // quizzes stand below the answers of its questions
	stage     stage
	keyed     int       // quiz questions with a key so far
	units     []*unit   // of the chapter, until keys were looked for in all of it
	end       endKeys   // of the section at hand
	ends      []endKeys // of those behind it
	lastKeys  int       // line of the last label of such keys
	either    twoWords  // of the section at hand
	answered  *ast.List // the last list of questions with a list of answers below it
	line      *unit     // of the question at hand
	slips     slips
	unsigned  bool              // its questions are lines of text without a sign
	listed    map[string]bool   // titles in its contents without links, see bareLine
	ended     map[ast.Node]bool // what ends the lines of questions that were parted from their answers
	landings  map[string]bool   // letters of the lines and ids that contents may link to, once asked
	letters   string            // those that stand for a question before a colon: "P: ...", "R: ..."
	filled    key               // what the title of the question at hand holds
	replies   map[string]bool   // those that stand for an answer to them
}

// recognise turns the document's nodes into blocks.
func (d *document) recognise() []guide.Block {
	r := &recogniser{document: d, ownLabels: siteLabels(d.opts.Labels), addresses: newAddresses(d), slips: newSlips()}
	if d.titleNode != nil {
		r.addresses.leave(d.titleNode)
	}
	blocks := r.find()
	r.reportLabels()
	r.addresses.terms()
	r.addresses.adopt()
	r.addresses.resolveLinks()
	r.guessKind()
	r.titleOfQuestion(blocks)
	r.dropTitleOf(blocks)
	return blocks
}

// find finds what front matter allows to be found.
func (r *recogniser) find() []guide.Block {
	if r.src.Meta.Recognise == "off" {
		return r.compose(region{units: r.plainFlow(r.root)})
	}
	r.headedOptions()
	r.nestCounted(r.root)
	r.turnsOfTables()
	r.findCast()
	r.endLists(r.root)
	r.listsInText()
	r.endQuestions()
	r.titled = r.isBank()
	r.unsigned = r.asksUnsigned()
	units := r.dropContents(r.flow(r.root))
	r.setLevels(nil) // what was below the heading of contents stands higher now
	units = r.loneItems(r.nameQuestions(units))
	r.countOn(units)
	r.joinGlued(units)
	r.markSections(units)
	r.about = r.isAbout()
	r.setRowsApart(units)
	r.markArticle(units)
	r.carrier = r.chooseCarrier(r.setTestsApart(units))
	if r.carrier.level == 0 && r.tested {
		r.carrier = r.chooseCarrier(r.joinTests(units))
	}
	r.joinGaps(units)
	r.joinTopics(units)
	below := map[*ast.Heading]int{}
	if sole := r.sole(units); sole != nil {
		r.answerBy(sole, units, below)
	} else if question, all := r.whole(units); question != nil {
		r.only(question)
		units = all
	}
	r.lowerAnswers(units, below)
	if r.lowerLabels(units, below) {
		r.setLevels(below)
	}
	r.findEndKeys(units)
	r.units = units
	return r.compose(r.regions(units)...)
}

func itoa(n int) string { return strconv.Itoa(n) }

// normalSpace makes every run of white space one space.
func normalSpace(s string) string {
	after := ' '
	for _, r := range s {
		if unicode.IsSpace(r) && (r != ' ' || after == ' ') {
			return strings.Join(strings.Fields(s), " ")
		}
		after = r
	}
	return strings.TrimSuffix(s, " ")
}

// guessKind says what the chapter is when its front matter does not: what most
// of it is.
func (r *recogniser) guessKind() {
	c := r.chapter
	if c.Kind != "" {
		return
	}
	count := map[guide.EntryType]int{}
	for _, e := range c.Entries {
		count[e.Type]++
	}
	all := len(c.Entries) - count[guide.AskingTurn]
	switch {
	case c.Turns > all:
		c.Kind = guide.KindMock
	case all == 0 && c.Index:
		c.Kind = guide.KindIndex
	case all == 0:
		c.Kind = guide.KindArticle
	case count[guide.MultipleChoice]*2 > all:
		c.Kind = guide.KindQuiz
	case count[guide.Prompt]*2 > all:
		c.Kind = guide.KindPrompts
	default:
		c.Kind = guide.KindList
	}
}
