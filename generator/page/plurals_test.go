package page

import (
	"strings"
	"testing"
)

func TestPlurals(t *testing.T) {
	for _, c := range []struct{ language, names, want string }{
		{"en", "API race condition query key batch class R2", "APIs races conditions queries keys batches"},
		{"en", "event", "events"}, {"fr", "clé", "clés"}, {"es", "clase nodo red", "clases nodos"}, {"de", "Klasse", ""}, {"zh", "面试", ""},
	} {
		if got := strings.Join(plurals(strings.Fields(c.names), c.language), " "); got != c.want {
			t.Errorf("%s: %q, want %q", c.language, got, c.want)
		}
	}
}
