package content

import (
	"encoding/json"
	"strings"

	"gen/generator/guide"
)

// Schema gives the JSON Schema (draft 2020-12) of gen.yaml, with the one of
// front matter under $defs/frontMatter. Editors complete and check by it.
func Schema() ([]byte, error) {
	schema := objectSchema("Configuration of a gen site (gen.yaml)", configKeys(&guide.Config{}))
	schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
	schema["$defs"] = map[string]any{"frontMatter": objectSchema("Front matter of a chapter", metaKeys(&guide.Meta{}))}
	return json.MarshalIndent(schema, "", "  ")
}

func objectSchema(title string, keys []key) map[string]any {
	properties := map[string]any{}
	for _, k := range keys {
		p := map[string]any{"description": k.doc}
		for name, value := range k.shape.schema() {
			p[name] = value
		}
		properties[k.name] = p
	}
	return map[string]any{"title": title, "type": "object", "properties": properties, "additionalProperties": false}
}

func (s shape) schema() map[string]any {
	switch s {
	case anyForm:
		return nil
	case aDate:
		return map[string]any{"type": "string", "format": "date"}
	case aTime:
		return map[string]any{"type": []string{"string", "integer"}}
	case aList:
		return map[string]any{"type": []string{"array", "string"}}
	}
	if words := strings.Split(string(s), "|"); len(words) > 1 {
		return map[string]any{"type": "string", "enum": words}
	}
	return map[string]any{"type": string(s)}
}
