//go:build linux

package main

import "fmt"

// print writes a line for each task, then how gen compares.
func (c comparison) print(tasks []task) {
	fmt.Printf("%-26s %9s %9s %11s %9s %9s %10s\n", "", "wall s", "CPU s", "memory MB", "page kB", "gzip kB", "output MB")
	by := map[string]cost{}
	for i := range tasks {
		m := tasks[i].median()
		by[tasks[i].name] = m
		fmt.Printf("%-26s %9.2f %9.2f %11.1f %9.1f %9.1f %10.1f\n", tasks[i].name, m.wall.Seconds(), m.cpu.Seconds(),
			float64(m.memory)/1e6, float64(m.page)/1e3, float64(m.zipped)/1e3, float64(m.output)/1e6)
	}
	gen, each := by[cold], by[small]
	for _, other := range []string{hugoFull, hugoPlain} {
		if h, measured := by[other]; measured {
			fmt.Printf("\nbeside %s: wall 1/%.1f, CPU 1/%.1f, memory 1/%.1f, page %.2f, gzipped %.2f", other,
				over(h.wall, gen.wall), over(h.cpu, gen.cpu), over(h.memory, gen.memory), over(gen.page, h.page), over(gen.zipped, h.zipped))
		}
	}
	fmt.Printf("\na chapter of %d beside one of %d: wall %.2f, CPU %.2f\n", c.chapters, few,
		over(gen.wall, each.wall)*few/float64(c.chapters), over(gen.cpu, each.cpu)*few/float64(c.chapters))
}

func over[N ~int64](a, b N) float64 { return float64(a) / float64(max(b, 1)) }
