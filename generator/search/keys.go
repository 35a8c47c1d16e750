package search

// compareKeys orders keys as JavaScript compares strings, by UTF-16: that is
// the order of bytes, but for characters beyond the basic plane (F0 to F4),
// which come before U+E000 to U+FFFF (EE and EF).
func compareKeys(a, b string) int {
	for i := 0; i < len(a) && i < len(b); i++ {
		if x, y := a[i], b[i]; x != y {
			if x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0) {
				x, y = y, x
			}
			return int(x) - int(y)
		}
	}
	return len(a) - len(b)
}
