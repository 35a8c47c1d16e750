package search

// Weights of the fields of a document, and the constants of BM25F (Robertson,
// Zaragoza: The Probabilistic Relevance Framework, 2009). Lengths are taken
// against a constant instead of the average of the site, and the impact of a
// word holds no document frequency, so that an edit changes only its own words.
const (
	weightTitle   = 6
	weightKeyword = 3
	weightName    = 2 // inline code
	weightBody    = 1
	weightLead    = 0.6 // words that the text begins with, besides
	weightGloss   = 4   // what is said of a matter that is all of the title
	weightContext = 0.6 // titles of the chapter and of the sections above

	titleLength   = 7 // usual number of words
	keywordLength = 4
	bodyLength    = 110
	leadLength    = 24

	titleB     = 0.7
	bodyB      = 0.75
	saturation = 1.2 // k1
)

// An impact is stored in impactBits. The upper half is for words of a title,
// so that those can be told apart when a list is cut short.
const (
	impactBits = 5
	impactHalf = 1 << (impactBits - 1)
	impactTop  = 1<<impactBits - 1
	titleFloor = 0.5 // impact below which title words are not told apart
)

// lengthNorm gives what to multiply a term frequency with for the length of
// its field, in words.
func lengthNorm(b float32, length int, usual float32) float32 {
	return 1 / (1 - b + b*float32(length)/usual)
}

// quantise gives the stored impact of a word with weighted frequency tf.
func quantise(tf, prior float32, inTitle bool) uint32 {
	v := tf / (saturation + tf) * prior
	if inTitle {
		return impactHalf + level((v-titleFloor)/(1-titleFloor))
	}
	return level(v)
}

func level(v float32) uint32 {
	return uint32(min(max(v*impactHalf, 0), impactHalf-1))
}

// posting is a document, the impact of a word in it, and which word follows
// that one in its title. Postings sort by descending impact, then by document.
type posting uint64

func newPosting(document int, impact uint32, follower uint8) posting {
	return posting(uint64(impactTop-impact)<<40 | uint64(document)<<8 | uint64(follower))
}

func (p posting) document() int   { return int(p >> 8 & (1<<32 - 1)) }
func (p posting) impact() uint32  { return impactTop - uint32(p>>40) }
func (p posting) follower() uint8 { return uint8(p) }

// A posting of a title word holds followerBits of a hash of the next word that
// is no stop word, 0 if there is none: enough to see, with the postings of that
// word, whether a title has the two words of a query side by side.
const followerBits = 7

func follower(stem string) uint8 {
	h := uint32(0)
	for _, r := range stem {
		h = (h ^ uint32(r)) * 2654435769
	}
	return uint8(1 + (h>>8)%(1<<followerBits-1))
}
