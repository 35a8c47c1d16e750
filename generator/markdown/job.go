package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	extension "github.com/yuin/goldmark/extension/ast"

	"gen/generator/guide"
)

// jobFields are the facts of a job requirement, each known by words of the
// locale packs. Where a name has words of several, the first is meant: "Role and
// responsibilities" are duties.
var jobFields = [...]string{"mandatory", "secondary", "desired", "experience", "notice", "locations", "duties", "apply", "role"}

// readJob reads the facts of a job requirement from its section, unless the
// front matter has them.
func (r *recogniser) readJob(nodes []ast.Node, at guide.Pos) {
	if r.src.Meta.Job != nil || r.chapter.Job != nil {
		return
	}
	job := &guide.Job{Pos: at}
	found := false
	fill := func(name, value string, items []string) { found = fillJob(job, name, value, items) || found }
	heading := ""
	for _, n := range nodes {
		if h, ok := n.(*ast.Heading); ok {
			heading = normalSpace(r.plain(h))
			continue
		}
		if heading != "" {
			r.factBelow(heading, n, fill)
			heading = ""
		}
		r.eachFact(n, fill)
	}
	if found {
		r.chapter.Job = job
	}
}

// eachFact calls f for every line "Name: value" below n, with the list that
// stands for the value when there is one.
func (r *recogniser) eachFact(n ast.Node, f func(name, value string, items []string)) {
	switch n.(type) {
	case *ast.List, *ast.Blockquote, *extension.Table:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			r.eachFact(c, f)
		}
		return
	case *extension.TableHeader, *extension.TableRow:
		if n.ChildCount() == 2 {
			f(normalSpace(r.plain(n.FirstChild())), normalSpace(r.plain(n.LastChild())), nil)
		}
		return
	}
	first := n
	if _, item := n.(*ast.ListItem); item {
		first = n.FirstChild()
	}
	if first == nil {
		return
	}
	name, value := "", []string(nil)
	for lines, i := r.passage(first), 0; i < lines.size(); i++ {
		for text := range strings.SplitSeq(lines.at(i).text, " | ") {
			text = normalSpace(text)
			if next, said, ok := cutName(text); ok && (name == "" || strings.Count(next, " ") < 4) {
				f(name, strings.TrimSpace(strings.Join(value, " ")), nil)
				name, value = next, []string{said}
			} else if last := len(value) - 1; last >= 0 && !strings.HasSuffix(value[last], ".") { // behind which another sentence begins
				value = append(value, text)
			}
		}
	}
	var items []string
	said := strings.TrimSpace(strings.Join(value, " "))
	if said == "" {
		switch below := first.NextSibling().(type) {
		case *ast.List:
			items = r.itemTexts(below)
		case *ast.Paragraph:
			if _, _, states := cutName(normalSpace(r.plain(below))); !states {
				said = normalSpace(r.plain(below))
			}
		}
	}
	f(name, said, items)
}

// factBelow calls f for what stands below a heading that names it.
func (r *recogniser) factBelow(name string, n ast.Node, f func(name, value string, items []string)) {
	switch n := n.(type) {
	case *ast.List:
		f(name, "", r.itemTexts(n))
	case *ast.Paragraph:
		f(name, normalSpace(r.plain(n)), nil)
	}
}

// itemTexts gives what the items of a list read as.
func (r *recogniser) itemTexts(list *ast.List) (texts []string) {
	for c := list.FirstChild(); c != nil; c = c.NextSibling() {
		texts = append(texts, normalSpace(r.plain(c)))
	}
	return texts
}

// cutName parts a name from what is stated of it, by a colon or a sign between spaces.
func cutName(s string) (name, value string, ok bool) {
	for _, sign := range [...]string{":", "：", " - ", " – ", " — ", " → "} {
		if name, value, ok = strings.Cut(s, sign); ok {
			break
		}
	}
	return name, strings.TrimSpace(value), ok && len(name) < 80
}

// fillJob sets one field of a job and tells whether the name meant one.
func fillJob(job *guide.Job, name, value string, items []string) bool {
	lower := strings.ToLower(name)
	for _, field := range jobFields {
		for _, word := range locales.job[field] {
			if strings.Contains(lower, word) {
				setJob(job, field, value, items)
				return true
			}
		}
	}
	return false
}

func setJob(job *guide.Job, field, value string, items []string) {
	list := items
	switch {
	case len(list) > 0:
	case field == "duties" && value != "":
		list = []string{value} // a sentence
	default:
		list = parted(strings.TrimSuffix(value, "."), ",;、，；،؛") // written as a sentence
	}
	switch field {
	case "role":
		job.Role = value
	case "experience":
		job.Experience = strings.TrimSuffix(value, ".")
	case "notice":
		job.Notice = strings.TrimSuffix(value, ".")
	case "apply":
		job.Apply = value
	case "locations":
		job.Locations = append(job.Locations, list...)
	case "mandatory":
		job.Mandatory = append(job.Mandatory, list...)
	case "secondary":
		job.Secondary = append(job.Secondary, list...)
	case "desired":
		job.Desired = append(job.Desired, list...)
	case "duties":
		job.Duties = append(job.Duties, list...)
	}
}

// stated finds how long an interview takes, as its text states it.
var stated = regexp.MustCompile(`(?i)(?:^|[^\pN\p{Latin}])((?:\p{Nd}{1,3}|[a-z]+-five|thirty|forty|sixty|ninety|one|two)[ -]?(?:` + locales.pattern("minutes") + `))(?:$|[^\p{Latin}\p{Cyrillic}])`)

// readSetting takes facts of the interview's setting from the text of its section.
func (r *recogniser) readSetting(nodes []ast.Node) {
	for _, n := range nodes {
		if isCode(n) {
			continue
		}
		if m := stated.FindStringSubmatch(normalSpace(r.plain(n))); m != nil {
			if !slices.Contains(r.chapter.Facts, m[1]) {
				r.chapter.Facts = append(r.chapter.Facts, m[1])
			}
			return
		}
	}
}
