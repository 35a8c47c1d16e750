package theme

// Page is what pages/layout is given: the frame of every page.
type Page struct {
	Language string // BCP 47
	Dir      string // ltr or rtl
	Kind     string // kind of page, for class names: home, part, list, mock, ..., contents, topic, search, print, 404
	Root     string // relative URL of the site's root, ending in "/"

	Title       string // for the tab and search engines, the guide's name included
	Heading     string // the page's own title, plain
	Description string
	Canonical   string // absolute URL of the page, "" without a base URL
	NoIndex     bool   // asks search engines not to index
	SocialType  string // Open Graph type: website or article
	SocialImage string // absolute URL, "" if there is none
	SocialTag   string // the language as Open Graph writes it: en, pt_BR
	Data        []Script
	Feeds       []Feed

	Scheme string // script that sets the colour scheme before first paint
	Style  string
	Script string
	Icon   string

	Guide    Link // the guide's name and its home page
	Logo     *Image
	Nav      []Link
	Search   string // URL of the search page
	Indexed  bool   // there is a search index
	Practice bool   // the page has questions to practise
	Outlined bool   // the page has an outline
	Window   *Window
	Main     HTML // what the page's own template made
}

// Feed is a file that tells of new chapters.
type Feed struct {
	Title string
	URL   string
	Type  string // media type
}

// Image is a picture with its size in pixels, 0 when unknown.
type Image struct {
	URL           string
	Width, Height int
}

// Link leads to a page or to a place on one.
type Link struct {
	Title   HTML // with inline code and emphasis, no links
	URL     string
	Number  string     // shown before the title, or ""
	Note    string     // shown after it, such as the level of a question, or ""
	After   string     // the question that this one follows up, where its own words do not say, or ""
	Current string     // value of aria-current: "page", "true" or ""
	Count   int        // questions behind the link, where that is shown
	Data    Attributes // in the index of a chapter, for scripts: data-level, data-topics, ... of the question
	Address string     // URL below the site's root, by which scripts know a chapter; "" elsewhere
}

// Window is the part of the book that a page shows beside its text. It does
// not grow with the guide.
type Window struct {
	All   Link // the full contents, with the number of chapters
	Parts []WindowPart
}

// WindowPart is one part of the guide in a [Window].
type WindowPart struct {
	Link
	Chapters []Link
	Before   int // chapters left out before those shown
	After    int // chapters left out after them
}

// Fact is one short statement about a chapter or a question.
type Fact struct {
	Name string // for class names: kind, questions, minutes, level, topic, version, reviewed, ...
	Text string
	URL  string // where it leads, or ""
	Date string // a day that follows the text, as machines write it, or ""
	Day  string // the same in words
}

// Term is one line of a fact sheet.
type Term struct {
	Name  string // for class names: role, mandatory, duration, ...
	Label string
	Text  string
	URL   string // where Text leads, or ""
	Tags  []string
	List  []string
}

// Badge is a mark beside a title.
type Badge struct {
	Name string // for class names: collection, draft, stale
	Text string
}

// Chapter is what pages/chapter and pages/KIND are given.
type Chapter struct {
	Language, Dir  string // only when they differ from the page's
	Address        string // URL below the site's root, for scripts
	Kind           string
	TitleText      string
	LongTitle      bool // it takes a smaller size
	Title          HTML
	Number         string // "Chapter 15", or ""
	Kicker, Lede   string
	Badges         []Badge
	Facts          []Fact
	Crumbs         []Link
	Minutes        int
	Answers        string     // "open" or "closed"
	Data           Attributes // what its questions have alike, for scripts: data-level, data-topics (slugs)
	Pass           string     // percentage that passes, or ""
	Shuffle        bool
	TimeLimit      int // seconds, 0 for none
	Duration       int // seconds, 0 when unknown
	Setting        []Term
	Job            []Term
	Cast           []Term
	Outline        []Entry
	Index          []Link
	Body           HTML
	Disclosure     string
	Colophon       []Term
	Edit           string
	Related        []Link
	Comments       bool // the author lets readers comment; what with is for the site to say, in partials/comments
	Series         []Link
	SeriesTitle    string
	Previous, Next *Link
	Parts          []Section // chapters of the folder that the chapter speaks for
	Open           bool      // no link leads elsewhere: the chapter stands on a print page
}

// Single is what pages/question is given: a question on a page of its own.
type Single struct {
	Address        string // of its chapter, below the site's root, for scripts
	Kind           string // of its chapter
	Title          string
	Crumbs         []Link // the chapter is the last
	Question       HTML
	Previous, Next *Link // in the chapter
}

// Entry is one line of an outline with those below it.
type Entry struct {
	Link
	Children []Entry
}
