package pdf

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestNoBrowser(t *testing.T) {
	_, err := Start(context.Background(), Options{Browser: filepath.Join(t.TempDir(), "chromium")})
	var none *NoBrowserError
	if !errors.As(err, &none) || !errors.Is(err, fs.ErrNotExist) || !strings.Contains(none.Error(), "chromium") || none.Advice() == "" {
		t.Errorf("a browser that is not there gives %v", err)
	}
	for _, e := range []*NoBrowserError{{Err: exec.ErrNotFound}, {Err: os.ErrPermission}, {Asked: "x", Err: os.ErrPermission}} {
		if e.Error() == "" || e.Advice() == "" {
			t.Errorf("%+v says nothing", e)
		}
	}
}
