package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"
)

// tool is a program that some step needs on the machine.
type tool struct {
	name     string   // as a person calls it
	commands []string // any one of these will do; or a file, by its path
	packages []string // of Debian and its relatives
	how      string   // where a person finds it
}

var (
	compiler = tool{
		name: "a C compiler (for the race detector)", commands: []string{"gcc", "clang", "cc"},
		packages: []string{"gcc", "libc6-dev"}, how: "gcc or clang",
	}
	java = tool{
		name: "Java (for the markup checker)", commands: []string{"java"},
		packages: []string{"default-jre-headless"}, how: "a Java runtime, version 17 or newer",
	}
	jdk = tool{
		name: "a Java development kit (for veraPDF)", commands: []string{"javac"},
		packages: []string{"default-jdk-headless"}, how: "a Java development kit, version 17 or newer",
	}
	jaxb = tool{
		name: "JAXB (for veraPDF)", commands: []string{"/usr/share/java/jaxb-runtime.jar"},
		packages: []string{"libjaxb-java"}, how: "the jars that internal/acceptance/prints_test.go names",
	}
	npm = tool{
		name: "npm (which fetches axe, Lighthouse, the markup checker and veraPDF)", commands: []string{"npm"},
		packages: []string{"npm"}, how: "Node.js, which brings npm",
	}
	gettext = tool{
		name: "gettext (which checks PO files)", commands: []string{"msgfmt"},
		packages: []string{"gettext"}, how: "GNU gettext",
	}
	xmllint = tool{
		name: "xmllint (which checks XLIFF files)", commands: []string{"xmllint"},
		packages: []string{"libxml2-utils"}, how: "libxml2's xmllint",
	}
	xliffSchema = tool{
		name:     "the schema of XLIFF 1.2",
		commands: []string{"/usr/share/php/Symfony/Component/Translation/Resources/schemas/xliff-core-1.2-strict.xsd"},
		packages: []string{"php-symfony-translation"}, how: "the file that internal/interchange names",
	}
	poppler = tool{
		name: "poppler's tools (which read PDFs)", commands: []string{"pdfinfo"},
		packages: []string{"poppler-utils"}, how: "poppler",
	}
	qpdf = tool{
		name: "qpdf (which checks PDFs)", commands: []string{"qpdf"},
		packages: []string{"qpdf"}, how: "qpdf",
	}
	chromium = tool{
		name:     "Chromium (for the browser tests)",
		commands: []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "headless_shell", "headless-shell"},
		// Without any font, Chromium measures boxes. Noto has the letters of Arabic.
		packages: []string{"chromium", "fonts-liberation", "fonts-noto-core"}, how: "Chromium or Chrome",
	}
)

// here tells whether the machine has the tool. Outside Linux, browsers live in application folders, where the
// browser tests look for themselves.
func (t tool) here() bool {
	if slices.Contains(t.commands, "chromium") && runtime.GOOS != "linux" {
		return true
	}
	return slices.ContainsFunc(t.commands, func(command string) bool {
		if filepath.IsAbs(command) {
			_, err := os.Stat(command)
			return err == nil
		}
		_, err := exec.LookPath(command)
		return err == nil
	})
}

// missing names the first of the tools that the machine has not.
func missing(tools []tool) error {
	for _, t := range tools {
		if !t.here() {
			return fmt.Errorf("it needs %s, which is not here and could not be installed.\nInstall %s; on Debian or Ubuntu: sudo apt install %s",
				t.name, t.how, strings.Join(t.packages, " "))
		}
	}
	return nil
}

// install fetches what the steps need and the machine has not, where that is possible without asking: from the
// packages of Debian and its relatives, as root or with a sudo that wants no password. Steps whose tools are
// still missing then say so themselves.
func (r *run) install(steps []step) {
	var packages []string
	for _, s := range steps {
		for _, t := range s.tools {
			if !t.here() {
				packages = append(packages, t.packages...)
			}
		}
	}
	slices.Sort(packages)
	packages = slices.Compact(packages)
	if len(packages) == 0 {
		return
	}
	if _, err := exec.LookPath("apt-get"); err != nil {
		return
	}
	fmt.Fprintf(r.out, "installing %s …\n", strings.Join(packages, ", "))
	var heard bytes.Buffer
	start := time.Now()
	err := r.logTo(&heard).apt("update")
	if err == nil {
		err = r.logTo(&heard).apt(append([]string{"install", "--yes", "--no-install-recommends"}, packages...)...)
	}
	if err != nil {
		fmt.Fprintln(r.out, indent(heard.String()+err.Error()))
		return
	}
	fmt.Fprintf(r.out, "%-16s%-8s%6.1f s\n", "installed", "ok", time.Since(start).Seconds())
}

// apt runs apt-get, which must not ask anything.
func (r *run) apt(args ...string) error {
	command := append([]string{"env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"}, args...)
	if os.Geteuid() != 0 {
		command = append([]string{"sudo", "--non-interactive"}, command...)
	}
	return r.command("", nil, command[0], command[1:]...)
}
