package search

import "testing"

// TestMarks marks the words that answer, of unspaced scripts the characters of
// their pairs and not the sentence around them.
func TestMarks(t *testing.T) {
	b := newBrowser(t, mustBuild(t, site(smallGuide()...)))
	for _, c := range [][3]string{
		{"a Cache, cached", "cache", "a [Cache], cached"},
		{"数据库索引为什么快", "索引", "数据库[索引]为什么快"},
		{"スレッドの違いは何", "スレ|レッ|ッド|違い", "[スレッド]の[違い]は何"},
		{"스레드는 메모리를", "스레|레드|메모|모리", "[스레드]는 [메모리]를"},
		{"B树 and Python装饰器", "装饰|饰器|python", "B树 and [Python装饰器]"},
		{"索 引", "索引", "索 引"},
	} {
		b.vm.Set("text", c[0])
		b.vm.Set("words", c[1])
		got := b.await(t, `marked(text, (w) => words.split('|').includes(w)).map(([s, on]) => (on ? '[' + s + ']' : s)).join('')`).String()
		if got != c[2] {
			t.Errorf("%q marked by %q is %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
