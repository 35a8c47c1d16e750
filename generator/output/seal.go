package output

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
)

// Seal tells what a finished run left in the folder dir: seals are equal if
// every file of ours is as one and the same list of files made it. It is "" if
// one was changed or removed since, or a run was interrupted. Kept lists the
// files that are not ours, as [Result] does.
func Seal(dir string) (seal string, kept []string) {
	d, err := openDisk(dir)
	if err != nil {
		return "", nil
	}
	defer d.Close()
	w := &writer{disk: d}
	if w.old, err = readManifest(d, manifestName); err != nil || !w.old.found {
		return "", nil
	}
	if w.before, err = lookAround(d, w.concernsUs()); err != nil {
		return "", nil
	}
	if _, err := d.List(stageName); err == nil {
		return "", nil
	}
	for name := range w.old.records {
		if _, whole, err := w.holds(name); err != nil || !whole {
			return "", nil
		}
	}
	kept = w.before.others(w.old)
	slices.Sort(kept)
	return sealOf(w.old.text()), kept
}

func sealOf(manifest []byte) string {
	sum := sha256.Sum256(manifest)
	return hex.EncodeToString(sum[:16])
}
