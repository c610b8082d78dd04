package output

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
)

// Fingerprint names an asset by its content, "css/site.css" as "css/site.3f9ac1d2.css", so that a browser may keep
// it for ever: other content has another name. The eight hex digits are the first of the SHA-256.
func Fingerprint(name string, content []byte) string {
	sum := sha256.Sum256(content)
	ext := path.Ext(name)
	return strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:4]) + ext
}
