package markdown

// Fence is what the info string of a code fence says.
type Fence struct {
	Lang    string            // first word, lower case, "" if none
	Title   string            // shown above the code, "" if none
	Flags   map[string]string // every flag by name; "" is the value of a bare one
	Lines   []Range           // lines to point out, counted from 1
	Numbers bool              // show line numbers
	First   int               // number of the first line, 0 means 1
}

// Range is a range of lines, both ends included.
type Range struct{ First, Last int }
