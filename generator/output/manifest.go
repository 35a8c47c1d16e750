package output

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// Names of our own in the output folder. Hosts do not publish dotfiles.
const (
	manifestName = ".gen-manifest" // what the folder holds of ours
	stageName    = ".gen-stage"    // files being rendered
	lockName     = ".gen-lock"     // exists while a run writes
	journalName  = stageName + "/manifest"
	mergedName   = stageName + "/merged"
)

const manifestHead = "gen manifest 1"

// sum is the digest of a file's bytes: half of a SHA-256, so that a chance
// collision needs 2^64 files.
type sum [16]byte

func sumOf(data []byte) sum {
	full := sha256.Sum256(data)
	return sum(full[:16])
}

// keySum is the digest of a key with all else that decides whether rendering
// may be skipped; zero stands for no key.
type keySum [12]byte

func keyOf(f File, o Options) (k keySum) {
	if f.Key == "" {
		return k
	}
	full := sha256.Sum256(fmt.Appendf(nil, "%q %t %s", o.Version, o.Minify && !f.Final, f.Key))
	return keySum(full[:12])
}

// record is what the manifest knows of one file.
type record struct {
	sum  sum
	key  keySum
	size int64
}

// manifest lists our files. After a run that was killed, a path may have
// several records: each may be what is in the folder.
type manifest struct {
	records map[string][]record
	time    time.Time // files changed before it are as the record says; zero to believe none
	found   bool
}

// readManifest gives an empty manifest when there is none, or when what is
// there was not written to the end.
func readManifest(d disk, name string) (manifest, error) {
	m := manifest{records: map[string][]record{}}
	f, err := d.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err != nil {
		return m, explain("read "+name, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return m, explain("read "+name, err)
	}
	records, err := parseManifest(f, int(info.Size()))
	if err != nil && !errors.Is(err, bufio.ErrTooLong) { // a line of such length is none of ours
		return m, explain("read "+name, err)
	}
	if records != nil {
		m = manifest{records: records, time: Changed(info), found: true}
	}
	return m, nil
}

// parseManifest gives nil when the text is not a whole manifest.
func parseManifest(r io.Reader, size int) (map[string][]record, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<16)
	if !lines.Scan() || lines.Text() != manifestHead {
		return nil, lines.Err()
	}
	records := make(map[string][]record, size/128)
	n := 0
	for lines.Scan() {
		if end, isEnd := strings.CutPrefix(lines.Text(), "end "); isEnd {
			if end == strconv.Itoa(n) {
				return records, nil
			}
			return nil, nil
		}
		path, r, ok := parseRecord(lines.Text())
		if !ok {
			return nil, nil
		}
		records[path] = append(records[path], r)
		n++
	}
	return nil, lines.Err()
}

func parseRecord(line string) (path string, r record, ok bool) {
	digest, rest, _ := strings.Cut(line, " ")
	key, rest, _ := strings.Cut(rest, " ")
	size, path, _ := strings.Cut(rest, " ")
	if len(digest) != 2*len(r.sum) || len(key) != 2*len(r.key) || badName(path) != "" {
		return "", r, false
	}
	_, err1 := hex.Decode(r.sum[:], []byte(digest))
	_, err2 := hex.Decode(r.key[:], []byte(key))
	var err3 error
	r.size, err3 = strconv.ParseInt(size, 10, 64)
	return path, r, errors.Join(err1, err2, err3) == nil
}

// text is the manifest as it is stored: sorted, the same for the same files on
// every machine, with a last line that tells whether it is whole.
func (m manifest) text() []byte {
	var b bytes.Buffer
	b.WriteString(manifestHead + "\n")
	n := 0
	for _, path := range slices.Sorted(maps.Keys(m.records)) {
		for _, r := range m.records[path] {
			fmt.Fprintf(&b, "%x %x %d %s\n", r.sum, r.key, r.size, path)
			n++
		}
	}
	fmt.Fprintf(&b, "end %d\n", n)
	return b.Bytes()
}

// merge adds the records of a run that may have happened in part.
func (m manifest) merge(other manifest) manifest {
	merged := manifest{records: maps.Clone(m.records), found: m.found || other.found}
	for path, records := range other.records {
		for _, r := range records {
			if !slices.Contains(merged.records[path], r) {
				merged.records[path] = append(slices.Clip(merged.records[path]), r)
			}
		}
	}
	return merged
}
