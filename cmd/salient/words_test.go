package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// findWords looks for words in the names and the bytes of all files below a folder.
func findWords(folder string, words []string) (found []string, files int, _ error) {
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name := strings.TrimPrefix(path, folder)
		for _, w := range words {
			if strings.Contains(name, w) || bytes.Contains(content, []byte(w)) {
				found = append(found, fmt.Sprintf("%s: %s", name, w))
			}
		}
		return nil
	})
	return found, files, err
}
