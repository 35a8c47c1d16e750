package output

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
)

// thousand is a site of 1,000 pages of 80 kB.
func thousand(keyed bool) (files []File) {
	body := []byte(strings.Repeat("<p>Lists are mutable, tuples are not; both keep the order.</p>\n", 80<<10/64))
	for i := range 1000 {
		f := File{Path: fmt.Sprintf("chapter-%d/index.html", i), Source: "chapter", Final: true, Render: func(w io.Writer) error {
			if _, err := fmt.Fprintf(w, "<title>%d</title>\n", i); err != nil {
				return err
			}
			_, err := w.Write(body)
			return err
		}}
		if keyed {
			f.Key = fmt.Sprint(i)
		}
		files = append(files, f)
	}
	return files
}

func run(b *testing.B, dir string, files []File) {
	b.Helper()
	if _, err := Write(context.Background(), files, Options{Dir: dir}); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkWrite(b *testing.B) {
	b.Run("cold", func(b *testing.B) {
		files, root := thousand(true), b.TempDir()
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			run(b, filepath.Join(root, fmt.Sprint(i)), files)
		}
	})
	for _, c := range []struct {
		name  string
		keyed bool
	}{{"unchanged", true}, {"unchanged without keys", false}} {
		b.Run(c.name, func(b *testing.B) {
			files, dir := thousand(c.keyed), b.TempDir()
			run(b, dir, files)
			b.ReportAllocs()
			for b.Loop() {
				run(b, dir, files)
			}
		})
	}
	b.Run("one changed", func(b *testing.B) {
		files, dir := thousand(true), b.TempDir()
		run(b, dir, files)
		for i := 0; b.Loop(); i++ {
			files[500] = text(files[500].Path, fmt.Sprint(i))
			run(b, dir, files)
		}
	})
}

// BenchmarkMinify is for one page of 80 kB.
func BenchmarkMinify(b *testing.B) {
	f := thousand(false)[0]
	f.Final = false
	b.SetBytes(80 << 10)
	for b.Loop() {
		if _, err := Bytes(f, true); err != nil {
			b.Fatal(err)
		}
	}
}
