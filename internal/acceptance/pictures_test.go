//go:build browser

package acceptance

import (
	"context"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// pictureQuestions says what is wrong with a picture that is opened alone, each as "rule: what is seen".
const pictureQuestions = `(() => {
	const root = document.documentElement, wrong = [];
	if (root.namespaceURI !== "http://www.w3.org/2000/svg" || root.localName !== "svg") return ["document: a " + root.localName];
	const broken = document.querySelector("parsererror");
	if (broken) return ["document: " + broken.textContent];
	if (root.getAttribute("role") !== "img") wrong.push("name: its role is " + root.getAttribute("role"));
	const ids = (root.getAttribute("aria-labelledby") ?? "").split(" ").filter(Boolean);
	if (!ids.length || ids.some((id) => !document.getElementById(id)?.textContent.trim())) wrong.push("name: without words");
	if (document.querySelector("script, foreignObject, [onload], [onclick]")) wrong.push("script: it has one");
	const whole = root.getBoundingClientRect();
	const texts = [...document.querySelectorAll("text")].map((text) => ({ words: text.textContent, box: text.getBoundingClientRect() }));
	texts.forEach(({ words, box }, i) => {
		if (box.left < whole.left || box.top < whole.top || box.right > whole.right || box.bottom > whole.bottom) wrong.push("outside: " + words);
		for (const other of texts.slice(0, i)) {
			const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
			const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
			// A box has room above and below its letters.
			if (across > 1 && down > box.height / 3) wrong.push("overlap: " + other.words + " / " + words);
		}
	});
	return wrong;
})()`

// browsersOwn is what a browser asks for on its own where no page names an icon.
const browsersOwn = "/favicon.ico"

// seePictures opens each picture of a publication alone, under the headers of the host, and returns what it found broken.
func seePictures(t *testing.T, p *publication, names []string) (findings []finding) {
	t.Helper()
	server := httptest.NewServer(p.handler())
	defer server.Close()
	tab := freshTab(t)
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	var mu sync.Mutex
	var asked []string
	if err := chromedp.Listen(ctx, func(event any) {
		if sent, ok := event.(*network.EventRequestWillBeSent); ok {
			mu.Lock()
			defer mu.Unlock()
			asked = append(asked, strings.TrimPrefix(sent.Request.URL, server.URL))
		}
	}); err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		report := func(rule, seen string) { findings = append(findings, finding{"/" + name, rule, seen}) }
		events := &recorder{server: server.URL, urls: map[network.RequestID]string{}}
		listening, stop := context.WithCancel(ctx)
		if err := chromedp.Listen(listening, events.hear); err != nil {
			t.Fatal(err)
		}
		if err := chromedp.Do(ctx, chromedp.Navigate(server.URL+"/"+name)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		wrong, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](pictureQuestions))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		stop()
		for _, w := range wrong {
			rule, seen, _ := strings.Cut(w, ": ")
			report(rule, seen)
		}
		for _, f := range events.findings(&page{address: "/" + name}) {
			if !strings.Contains(f.seen, browsersOwn) {
				findings = append(findings, f)
			}
		}
		mu.Lock()
		for _, address := range asked {
			if address != "/"+name && address != browsersOwn {
				report("request", "asks for "+address)
			}
		}
		asked = nil
		mu.Unlock()
	}
	tabs <- tab
	return findings
}

// pictures are the figures of a publication. What lies in assets, such as the icon, is no figure.
func (p *publication) pictures(t *testing.T) (names []string) {
	t.Helper()
	err := fs.WalkDir(p.files, ".", func(name string, _ fs.DirEntry, err error) error {
		if path.Ext(name) == ".svg" && !strings.HasPrefix(name, "assets/") {
			names = append(names, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestPicturesOpenAlone(t *testing.T) {
	p := built(t)
	names := p.pictures(t)
	if len(names) < 100 {
		t.Errorf("the publication has %d pictures", len(names))
	}
	for i, some := range slices.Collect(slices.Chunk(names, len(names)/4+1)) {
		t.Run(fmt.Sprint("quarter ", i), func(t *testing.T) {
			t.Parallel()
			reportAll(t, seePictures(t, p, some))
		})
	}
}

const goodPicture = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="100" viewBox="0 0 300 100" role="img" aria-labelledby="p.title">` +
	`<title id="p.title">A door</title><text x="10" y="20">One</text><text x="10" y="40">Two</text></svg>`

// Each edit of a good picture breaks exactly the rules named. (The browser's own page for an error has a style inline.)
func TestEachPictureRuleCanFail(t *testing.T) {
	for name, test := range map[string]struct{ old, new, want string }{
		"nothing":                {"<text", "<text", ""},
		"another document":       {goodPicture, "<p/>", "document policy"},
		"an error of XML":        {"</text>", "", "document policy"},
		"an entity of HTML":      {"One", "One&nbsp;door", "document policy"},
		"no role":                {` role="img"`, "", "name"},
		"no name":                {`id="p.title"`, "", "name"},
		"an empty name":          {"A door", " ", "name"},
		"a script":               {"<text", "<script>1</script><text", "policy script"},
		"a text too far to end":  {`x="10" y="20"`, `x="290" y="20"`, "outside"},
		"a text too far up":      {`y="20"`, `y="4"`, "outside"},
		"a text on another":      {`y="40"`, `y="25"`, "overlap"},
		"a picture from a host":  {"<text", `<image href="https://elsewhere.example/x.png" width="9" height="9"/><text`, "foreign policy request"},
		"a picture of this host": {"<text", `<image href="/none.png" width="9" height="9"/><text`, "request"},
	} {
		t.Run(name, func(t *testing.T) {
			if !strings.Contains(goodPicture, test.old) {
				t.Fatalf("the good picture holds no %q", test.old)
			}
			p := edited(t, edit{file: "picture.svg", new: strings.Replace(goodPicture, test.old, test.new, 1)})
			var rules []string
			for _, f := range seePictures(t, p, []string{"picture.svg"}) {
				rules = append(rules, f.rule)
			}
			slices.Sort(rules)
			if got := strings.Join(slices.Compact(rules), " "); got != test.want {
				t.Errorf("broken: %q, not %q", got, test.want)
			}
		})
	}
}
