package page

import (
	"strconv"

	"gen/generator/theme"
)

// pieces gives the number of pages for n entries, at least 1.
func pieces(n, length int) int { return max(1, (n+length-1)/length) }

// chunk gives the entries of the i-th page.
func chunk[T any](list []T, i, length int) []T {
	return list[min(len(list), i*length):min(len(list), (i+1)*length)]
}

// pageTitle gives the title of the i-th page of a list.
func (s *sheet) pageTitle(title string, i int) string {
	if i == 0 {
		return title
	}
	return s.Text("page.title", "title", title, "n", i+1)
}

// pages gives the links between the pages that a long list is split over, as
// they stand on the i-th; nil for one page. URL gives the address of each.
func (s *sheet) pages(url func(i int) string, i, count int) []theme.Link {
	if count < 2 {
		return nil
	}
	var links []theme.Link
	for _, n := range steps(i, count) {
		links = append(links, s.link(escape(strconv.Itoa(n+1)), url(n)))
	}
	return links
}

// fewPages is how many pages of a list are all linked from each.
const fewPages = 20

// steps gives the numbers of the pages that the i-th of count links to: all of
// a few; of many the first, the last and those some pages away, so that no page
// grows with the guide and none is far from any other.
func steps(i, count int) []int {
	var list []int
	for n := range count {
		away := max(n-i, i-n)
		if count <= fewPages || n == 0 || n == count-1 || away <= 3 || away == 10 || away == 100 || away == 1000 {
			list = append(list, n)
		}
	}
	return list
}

// numbered gives the URL of the i-th page, from 0, of a list.
func numbered(base string, i int) string {
	if i == 0 {
		return base
	}
	return base + strconv.Itoa(i+1) + "/"
}
