// Gen turns a folder of Markdown chapters into an interview guide: a web site
// of questions, mock rounds and quizzes, with search and practice.
//
// Usage:
//
//	gen serve
//	gen build [--base-url URL]
//
// Run "gen --help" for all commands.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"gen/generator/command"
	"gen/themes"
)

func main() {
	os.Exit(run(os.Args[1:]))
}

// run carries out args. The first SIGINT or SIGTERM ends the work in order,
// the second at once; the exit code then is 128 and the signal's number.
func run(args []string) int {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	defer signal.Stop(signals)
	received := make(chan int, 1)
	go func() {
		code := 128
		if s, ok := (<-signals).(syscall.Signal); ok {
			code += int(s)
		}
		received <- code
		cancel()
		<-signals
		os.Exit(code)
	}()
	code := command.Run(ctx, args, os.Stdout, os.Stderr, themes.FS())
	select {
	case code = <-received:
	default:
	}
	return code
}
