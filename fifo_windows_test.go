package main

import "github.com/rogpeppe/go-internal/testscript"

// makeFIFO is for systems that have named pipes.
func makeFIFO(ts *testscript.TestScript, _ bool, _ []string) { ts.Fatalf("no named pipes here") }
