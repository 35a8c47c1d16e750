package page

import (
	"cmp"
	"hash/maphash"
	"slices"
	"sync"

	"gen/generator/guide"
)

// questions finds questions by what they ask, across the guide. Of most it
// holds no more than a hash: there may be hundreds of thousands.
type questions struct {
	site     *guide.Site
	seed     maphash.Seed
	asks     []ask                            // by hash, then in reading order
	pointing bool                             // a question may point to another
	byID     map[string][]guide.Located       // nil if none does
	sameAs   map[*guide.Entry][]guide.Located // canonical question -> those that point to it
	digest   func() string                    // of what all of them ask, and where
}

// ask is where a question stands that asks what has the hash.
type ask struct {
	hash           uint64
	chapter, entry int32 // in Site.Chapters, and in its Entries
}

// entry gives the question that an ask is of.
func (k *questions) entry(a ask) *guide.Entry { return k.site.Chapters[a.chapter].Entries[a.entry] }

func compareAsks(a, b ask) int {
	return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.chapter, b.chapter), cmp.Compare(a.entry, b.entry))
}

// gather indexes the questions of a site.
func gather(site *guide.Site) *questions {
	return (&questions{site: &guide.Site{}, seed: maphash.MakeSeed()}).follow(site)
}

// gather indexes the questions of a site by what is known of the one before.
func (l *Live) gather(site *guide.Site) *questions {
	switch {
	case l == nil:
		return gather(site)
	case l.known == nil:
		l.known = gather(site)
	default:
		l.known = l.known.follow(site)
	}
	return l.known
}

// follow gives the index of another site, reading only the chapters that are
// not in this one.
func (k *questions) follow(site *guide.Site) *questions {
	next := &questions{site: site, seed: k.seed, pointing: k.pointing, sameAs: map[*guide.Entry][]guide.Located{}}
	next.digest = sync.OnceValue(next.digestOfAll)
	var fresh []ask
	for i, c := range site.Chapters {
		if _, known := placeIn(k.site, c, i); !known {
			fresh = next.read(fresh, i)
		}
	}
	slices.SortFunc(fresh, compareAsks)
	next.asks = merge(k.moved(site, len(fresh)), fresh)
	if next.pointing {
		next.point()
	}
	return next
}

// read appends what the questions of the i-th chapter ask.
func (k *questions) read(asks []ask, i int) []ask {
	var text []byte
	for j, e := range k.site.Chapters[i].Entries {
		k.pointing = k.pointing || e.SameAs != ""
		if text = appendNormal(text[:0], e.Title); len(text) > 0 && telling(e) {
			asks = append(asks, ask{maphash.Bytes(k.seed, text), int32(i), int32(j)})
		}
	}
	return asks
}

// moved gives the questions that another site has too, by their places there,
// with room for more.
func (k *questions) moved(site *guide.Site, room int) []ask {
	places, ordered := make([]int32, len(k.site.Chapters)), true
	for i, c := range k.site.Chapters {
		place, still := placeIn(site, c, i)
		if !still {
			place = -1
		}
		places[i], ordered = int32(place), ordered && (!still || place == i)
	}
	asks := make([]ask, 0, len(k.asks)+room)
	for _, a := range k.asks {
		if a.chapter = places[a.chapter]; a.chapter >= 0 {
			asks = append(asks, a)
		}
	}
	if !ordered && !slices.IsSortedFunc(asks, compareAsks) {
		slices.SortFunc(asks, compareAsks)
	}
	return asks
}

// placeIn gives the place in a site of a chapter that is the i-th of another: mostly
// the same.
func placeIn(site *guide.Site, c *guide.Chapter, i int) (int, bool) {
	if i < len(site.Chapters) && site.Chapters[i] == c {
		return i, true
	}
	return site.Position(c)
}

// merge adds more to asks, both in order. It goes from the back, so that asks
// needs no copy.
func merge(asks, more []ask) []ask {
	i, j := len(asks)-1, len(more)-1
	asks = append(asks, more...)
	for at := len(asks) - 1; j >= 0; at-- {
		if i >= 0 && compareAsks(asks[i], more[j]) > 0 {
			asks[at] = asks[i]
			i--
		} else {
			asks[at] = more[j]
			j--
		}
	}
	return asks
}

// digestOfAll hashes the titles, ids and places of all questions.
func (k *questions) digestOfAll() string {
	digest := newKey()
	for _, c := range k.site.Chapters {
		digest.add(c.URL)
		for _, e := range c.Entries {
			digest.add(e.ID, e.Title)
		}
	}
	return digest.end()
}
