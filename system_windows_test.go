package main

import "github.com/rogpeppe/go-internal/testscript"

// makeFIFO is for systems that have named pipes.
func makeFIFO(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no named pipes here") }

// unprivileged is for systems with users that permissions of files bind.
func unprivileged(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no such users here") }
