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
	browser := exec.Command(command[0], append(command[1:], url)...)
	err := browser.Start()
	if errors.Is(err, exec.ErrNotFound) {
		return fmt.Errorf("there is no %s", command[0])
	}
	if err == nil {
		go browser.Wait() // so that it does not stay a zombie as long as we serve
	}
	return err
}
