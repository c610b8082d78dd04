//go:build !unix

package main

import "os/exec"

// stopTogether has nothing to add where a terminal's interrupt reaches every process by itself.
func stopTogether(*exec.Cmd) {}
