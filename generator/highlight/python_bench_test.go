package highlight

import (
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2"
)

// snippets is the kind of code that a chapter shows.
const snippets = `from collections import defaultdict
import functools


@functools.lru_cache(maxsize=None)
def fibonacci(n: int) -> int:
    """Return the n-th number, counted from zero."""
    if n < 2:
        return n
    return fibonacci(n - 1) + fibonacci(n - 2)


class Inventory:
    """Items by name, with how many of each are left."""

    def __init__(self, limit=1_000):
        self.items = defaultdict(int)
        self.limit = limit

    def add(self, name, count=1):
        # Reject before changing anything.
        if self.items[name] + count > self.limit:
            raise ValueError(f"too many {name!r}: {self.items[name] + count:,}")
        self.items[name] += count

    def __len__(self):
        return sum(self.items.values())


shelf = Inventory(limit=0xFF)
for fruit, count in [("apple", 3), ('pear', 2), ("fig", 1)]:
    shelf.add(fruit, count)
print(len(shelf), "%d%% full" % (100 * len(shelf) / shelf.limit))  # 6 2% full
assert not any(value is None for value in shelf.items.values())
`

// BenchmarkPython measures both lexers on the same text in one run; the ratio
// of their MB/s is the gain.
func BenchmarkPython(b *testing.B) {
	ours, theirs := lexersToCompare()
	text := strings.Repeat(snippets, 8)
	for _, bench := range []struct {
		name  string
		lexer chroma.Lexer
	}{{"ours", ours}, {"chroma", theirs}} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				drain(b, bench.lexer, text)
			}
		})
	}
}

// drain pulls all tokens and returns how many there are.
func drain(tb testing.TB, lexer chroma.Lexer, text string) (count int) {
	it, err := lexer.Tokenise(nil, text)
	if err != nil {
		tb.Fatal(err)
	}
	for t := it(); t != chroma.EOF; t = it() {
		count++
	}
	return count
}

// TestNoAllocationPerToken: the scanner allocates itself, its iterator, and
// its stack, however many tokens there are.
func TestNoAllocationPerToken(t *testing.T) {
	ours, _ := lexersToCompare()
	text := strings.Repeat(snippets, 50)
	allocations := testing.AllocsPerRun(5, func() { drain(t, ours, text) })
	if allocations > 10 {
		t.Errorf("%v allocations", allocations)
	}
}
