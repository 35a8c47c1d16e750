package command

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

func versionCommand(env *environment) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "print the version, commit and Go version",
		Long:  "Prints the version, the commit it was built from and the version of Go.",
		Args:  noArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintln(env.stdout, version())
			return err
		},
	}
}

// version gives the module's version, the commit it was built from and the Go
// version, as far as the Go tool recorded them: "gen v1.2.0 (commit 3f9a1c2, go1.26.1 linux/amd64)".
func version() string {
	number, commit := "(devel)", ""
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			number = info.Main.Version
		}
		changed := ""
		for _, s := range info.Settings {
			switch {
			case s.Key == "vcs.revision":
				commit = s.Value[:min(len(s.Value), 12)]
			case s.Key == "vcs.modified" && s.Value == "true":
				changed = " with changes"
			}
		}
		if commit != "" {
			commit = "commit " + commit + changed + ", "
		}
	}
	return fmt.Sprintf("gen %s (%s%s %s/%s)", number, commit, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
