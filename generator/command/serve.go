package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"gen/generator"
)

func serveCommand(env *environment) *cobra.Command {
	c := generator.LiveConfig{Port: 8000}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "write with a live preview in the browser",
		Long: `Builds the site in memory, serves it on this machine, and rebuilds when a file
changes. The browser shows the change without losing its place. Mistakes show on
the page and here, and vanish when they are mended.`,
		Example: `  gen serve --open
  gen serve --source handbook --port 9000 --drafts`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := env.complete(&c.Config); err != nil {
				return err
			}
			if c.Port < 0 || c.Port > 65535 {
				return usageError{fmt.Errorf("--port is a number from 0 to 65535, not %d", c.Port)}
			}
			for _, name := range c.AllowHosts {
				if strings.Contains(name, "/") {
					return usageError{fmt.Errorf("--allow-host is a name such as box.local, not %q", name)}
				}
			}
			c.PortGiven = cmd.Flags().Changed("port")
			t := &ticker{env: env, source: c.Source}
			c.Built, c.Say = t.built, t.say
			return generator.Live(cmd.Context(), c)
		},
	}
	sourceFlag(cmd, &c.Config)
	verboseFlag(cmd, env)
	f := cmd.Flags()
	f.IntVarP(&c.Port, "port", "p", c.Port, "`port` to listen on; without the option, the next free one from here")
	f.StringVar(&c.Host, "host", "", "`address` to listen on (default: this machine only)")
	f.StringSliceVar(&c.AllowHosts, "allow-host", nil, "further host `name` that browsers may ask for")
	themeFlag(cmd, env, &c.Config)
	f.BoolVar(&c.Open, "open", false, "open the site in the browser")
	datesFlags(cmd, &c.Config)
	f.BoolVar(&c.Poll, "poll", false, "look for changes instead of waiting for events")
	return cmd
}
