//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// stopTogether makes an interrupt reach whatever a command started too: `go test` does not pass it on to the
// tests, nor those to a browser.
func stopTogether(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGTERM) }
}
