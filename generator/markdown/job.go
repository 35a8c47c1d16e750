package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"

	"gen/generator/guide"
)

// jobFields are the words that begin a fact of a job requirement.
var jobFields = []struct {
	field string
	words []string
}{
	{"mandatory", []string{"mandatory", "must have", "required", "primary skills", "key skills", "obligator", "imprescindible", "pflicht", "обязатель", "必须", "必需", "必須"}},
	{"secondary", []string{"secondary", "good to have", "optional", "additional skills", "нежелатель"}},
	{"desired", []string{"desired", "nice to have", "preferred", "plus", "deseable", "desejáv", "souhait", "wünschenswert", "желатель", "加分"}},
	{"experience", []string{"experience", "years", "experiencia", "experiência", "expérience", "erfahrung", "опыт", "经验", "経験", "경력"}},
	{"notice", []string{"notice", "joining", "preaviso", "préavis", "kündigungsfrist"}},
	{"locations", []string{"location", "place", "ubicación", "localização", "lieu", "standort", "место", "地点", "勤務地"}},
	{"duties", []string{"responsibilit", "duties", "what you will do", "responsabilidad", "aufgaben", "обязанности", "职责"}},
	{"apply", []string{"apply", "contact", "email", "e-mail", "contacto", "kontakt"}},
	{"role", []string{"role", "position", "title", "job title", "puesto", "poste", "stelle", "должность", "职位"}},
}

// readJob reads the facts of a job requirement from its section, unless the
// front matter has them.
func (r *recogniser) readJob(nodes []ast.Node, at guide.Pos) {
	if r.src.Meta.Job != nil || r.chapter.Job != nil {
		return
	}
	job := &guide.Job{Pos: at}
	found := false
	for _, n := range nodes {
		r.eachFact(n, func(name, value string, items []string) {
			found = fillJob(job, name, value, items) || found
		})
	}
	if found {
		r.chapter.Job = job
	}
}

// eachFact calls f for every line "Name: value" below n, with the list that
// stands for the value when there is one.
func (r *recogniser) eachFact(n ast.Node, f func(name, value string, items []string)) {
	switch n.(type) {
	case *ast.List, *ast.Blockquote:
		for c := n.FirstChild(); c != nil; c = c.NextSibling() {
			r.eachFact(c, f)
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
	name, value, ok := cutColon(normalSpace(r.plain(first)))
	if !ok {
		return
	}
	var items []string
	if list, is := first.NextSibling().(*ast.List); is && value == "" {
		for c := list.FirstChild(); c != nil; c = c.NextSibling() {
			items = append(items, normalSpace(r.plain(c)))
		}
	}
	f(name, value, items)
}

func cutColon(s string) (name, value string, ok bool) {
	name, value, ok = strings.Cut(s, ":")
	if !ok {
		name, value, ok = strings.Cut(s, "：")
	}
	return name, strings.TrimSpace(value), ok && len(name) < 80
}

// fillJob sets one field of a job and tells whether the name meant one.
func fillJob(job *guide.Job, name, value string, items []string) bool {
	lower := strings.ToLower(name)
	for _, f := range jobFields {
		for _, w := range f.words {
			if strings.Contains(lower, w) {
				setJob(job, f.field, value, items)
				return true
			}
		}
	}
	return false
}

func setJob(job *guide.Job, field, value string, items []string) {
	list := items
	if len(list) == 0 {
		list = skills(value)
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

// skills parts a list written as a sentence.
func skills(s string) []string {
	var list []string
	for _, w := range strings.FieldsFunc(strings.TrimSuffix(s, "."), func(r rune) bool { return strings.ContainsRune(",;、，；", r) }) {
		if w = strings.TrimSpace(w); w != "" {
			list = append(list, w)
		}
	}
	return list
}

// length finds how long an interview takes, as its text states it.
var length = regexp.MustCompile(`(?i)\b(\d{1,3}|[a-z]+-five|thirty|forty|sixty|ninety|one|two)[ -]?(minutes?|mins?|hours?|Minuten|minutos|minutes|minut|мин[а-я]*|分钟|分|분)\b`)

// readSetting takes facts of the interview's setting from its section.
func (r *recogniser) readSetting(nodes []ast.Node) {
	for _, n := range nodes {
		if m := length.FindString(normalSpace(r.plain(n))); m != "" {
			r.chapter.Facts = append(r.chapter.Facts, m)
			return
		}
	}
}
