package image

import "salient/internal/source"

type metadata struct{ orientation orientation }

func readMetadata(*format, []byte) metadata { return metadata{} }

func (metadata) warning(string) []source.Problem { return nil }
