//go:build unix

package main

import (
	"context"
	"strings"
	"testing"
)

// heard cancels a run as soon as a program says that it is ready.
type heard struct {
	strings.Builder
	cancel context.CancelFunc
}

func (h *heard) Write(text []byte) (int, error) {
	if strings.Contains(string(text), "ready") {
		h.cancel()
	}
	return h.Builder.Write(text)
}

func TestAnInterruptReachesGrandchildren(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	log := &heard{cancel: cancel}
	r := &run{ctx: ctx, log: log}
	err := r.command("", nil, "sh", "-c", `sh -c 'trap "echo stopped; exit" TERM; echo ready; while :; do sleep 0.1; done' & wait`)
	if err == nil || !strings.Contains(log.String(), "stopped") {
		t.Errorf("error %v, log %q", err, log.String())
	}
}
