package check

import (
	"fmt"

	"gen/generator/guide"
)

// configuration reports what gen.yaml names and the site does not have
// (config-link, config-logo).
func configuration(site *guide.Site, report func(guide.Problem)) {
	at := func(key, code, message, hint string) {
		report(guide.Problem{Pos: site.Place(key), Code: code, Severity: guide.Warning, Message: message, Hint: hint})
	}
	if _, found := site.LogoAsset(); !found && site.Logo != "" {
		at("logo", "config-logo", "there is no image "+site.Logo+" for the logo", "put it into assets/")
	}
	for _, l := range site.Nav {
		if l.Inside() && site.ResolveNav(l).URL == "" {
			at("nav", "config-link", fmt.Sprintf("nav: there is no chapter or file %s; the link is left out", l.URL), "write the path of a chapter below this folder, or a whole address")
		}
	}
}
