package guide

// Nearest gives the word that differs from s by the fewest edits, at most a
// third of its bytes, or "": the word for "did you mean". Of several the first
// wins.
func Nearest(s string, words []string) string {
	best, bestDistance := "", len(s)/3+1
	for _, w := range words {
		if abs(len(w)-len(s)) >= bestDistance {
			continue
		}
		if d := distance(s, w); d < bestDistance {
			best, bestDistance = w, d
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }

// distance is the optimal string alignment distance of two words: the number
// of letters to insert, delete, replace or swap with a neighbour.
func distance(a, b string) int {
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j := range len(b) {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			next[j+1] = min(row[j]+cost, row[j+1]+1, next[j]+1)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(b)]
}
