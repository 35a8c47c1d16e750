package generator

import (
	"errors"
	"fmt"
	"os/exec"
	"runtime"
)

// open shows url in the browser of the desktop.
func open(url string) error {
	command := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	err := exec.Command(command[0], append(command[1:], url)...).Start()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("there is no %s", command[0])
	}
	return err
}
