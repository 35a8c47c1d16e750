package output

import (
	"fmt"
	"io/fs"
	"time"
)

// Stamp stands for a file as it is: another file, or one with other bytes, has
// another. It is "" for one that changed just now, and could do so again
// without its times telling.
func Stamp(info fs.FileInfo) string {
	changed := Changed(info)
	if !AtRest(changed, time.Now()) {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano(), changed.UnixNano(), number(info))
}

// AtRest tells whether a file that last changed at a time gets another time
// when it changes from now on: times have grains of milliseconds, or of two
// seconds where they have no fraction.
func AtRest(changed, now time.Time) bool {
	grain := 20 * time.Millisecond
	if changed.Nanosecond() == 0 {
		grain = 2 * time.Second
	}
	return now.Sub(changed) > grain
}
