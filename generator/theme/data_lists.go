package theme

// Card is a chapter in a list.
type Card struct {
	Link
	Kind    string
	Excerpt string
	Facts   []Fact
}

// Section is a part of a guide with its chapters.
type Section struct {
	Link
	ID       string // fragment
	Level    int    // of its heading, 2 to 6
	Lede     string
	Chapters []Card
	Brief    bool   // chapters are named only, without excerpt and facts
	More     int    // chapters of the part that are not listed here
	Rest     string // URL of the page that lists them all
	Children []Section
}

// Listing is what pages/home, pages/part and pages/contents are given.
type Listing struct {
	Title    HTML
	Lede     string
	Body     HTML // what the author wrote for the page, up to the first heading
	Rest     HTML // what follows
	Facts    []Fact
	Crumbs   []Link
	First    *Link  // where to start reading
	Practice bool   // there are questions to practise
	Contents string // URL of the full contents, when not all parts are here
	Parts    []Section
	Pages    []Link // when the list is split over several pages
	Print    string // URL of the print page, or ""
	Previous *Link
	Next     *Link
}

// Topic is what pages/topic is given: the questions of a topic or level.
type Topic struct {
	Title    string
	Facts    []Fact
	Crumbs   []Link
	Chapters []TopicChapter
	Pages    []Link
}

// TopicChapter is the questions of one chapter in a [Topic].
type TopicChapter struct {
	Link
	Questions []Link
}

// Topics is what pages/topics, pages/search and pages/404 are given: lists of
// links that lead on.
type Topics struct {
	Title    string
	Lede     string
	Crumbs   []Link
	Search   string // address of the search form
	Indexed  bool   // there is a search index
	Topics   []Link
	Levels   []Link
	Contents Link
}

// Print is what pages/print is given: the whole guide, or a part of it.
type Print struct {
	Title    string
	Parts    []Link // pages of the parts, when there is one for each
	Crumbs   []Link
	Chapters HTML // each made by blocks/chapter
}
