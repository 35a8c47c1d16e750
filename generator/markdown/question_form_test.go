package markdown

import "testing"

// TestAskReadsNumbers cuts numbers that count and leaves those of the title.
func TestAskReadsNumbers(t *testing.T) {
	for line, want := range map[string]string{
		"29. f-string or t-string?": "f-string or t-string?", "Q-learning or SARSA?": "Q-learning or SARSA?", "2-phase commit?": "2-phase commit?",
		"1-What is it?": "What is it?", "Q: What?": "What?", "Q12 - What?": "What?", "12) What?": "What?", "3 ways to sort": "3 ways to sort", "7. 3-way handshake?": "3-way handshake?",
		"Question 4: Why?": "Why?", "第 3 题：为什么？": "为什么？",
	} {
		if a := ask(line); line[a.prefix:] != want {
			t.Errorf("%q: title is %q, want %q", line, line[a.prefix:], want)
		}
	}
}
