package page

import (
	"fmt"
	"testing"
)

func TestSteps(t *testing.T) {
	for _, c := range []struct {
		i, count int
		want     string
	}{
		{0, 1, "[0]"},
		{2, 4, "[0 1 2 3]"},
		{0, 25, "[0 1 2 3 10 24]"},
		{330, 731, "[0 230 320 327 328 329 330 331 332 333 340 430 730]"},
	} {
		if got := fmt.Sprint(steps(c.i, c.count)); got != c.want {
			t.Errorf("page %d of %d leads to %s, want %s", c.i, c.count, got, c.want)
		}
	}
}
