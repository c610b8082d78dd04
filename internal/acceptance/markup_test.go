//go:build browser

package acceptance

import (
	"os"
	"os/exec"
	"testing"
)

// markup runs the Nu validator over files, or every page of a folder, and returns what it says.
func markup(t *testing.T, args ...string) string {
	t.Helper()
	const jar = "node_modules/vnu-jar/build/dist/vnu.jar"
	if _, err := os.Stat(jar); err != nil {
		t.Fatalf("the markup checker is not here yet; `go run ./cmd/verify publication` fetches it: %v", err)
	}
	args = append([]string{
		"-Xss8m", // its grammar of HTML is deep
		"-jar", jar, "--Werror", "--skip-non-html",
		"--no-langdetect", // pages mix languages on purpose, and its guess knows nothing of lang
	}, args...)
	said, err := exec.Command("java", args...).CombinedOutput()
	if _, complained := err.(*exec.ExitError); err != nil && !complained {
		t.Fatalf("the markup checker needs Java (Debian: apt install default-jre-headless): %v", err)
	}
	return string(said)
}
