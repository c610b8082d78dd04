package vocabulary

// StackLayer is a layer of the technology stack. The terms are the project's own.
type StackLayer string

func (StackLayer) Values() []string { return stackLayers }

var stackLayers = []string{
	"hardware", "semiconductors", "network-equipment", "telecoms", "cloud", "enterprise-software", "ai", "search",
	"social-media", "app-stores", "online-retail", "data-brokers", "surveillance-vendors",
}
