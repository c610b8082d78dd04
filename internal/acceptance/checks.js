// What the browser tests ask of a page. The whole file is one expression: an object of questions, each
// answered with plain values.
({
  // The words that a reader sees in the main part, and how many tables; buttons are the interface's.
  reading() {
    const main = document.querySelector("main");
    if (!main) return { words: [], tables: 0 };
    const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest("button");
    // Of a picture with two drawings one is shown. They say the same in other lines: the words of the first are taken.
    const read = (e) => {
      const drawing = e.closest("svg.narrow, svg.wide");
      return drawing ? drawing.matches(".narrow") && [...drawing.parentElement.children].some(seen) : seen(e);
    };
    const words = [];
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (read(text.parentElement)) words.push(...text.data.split(/\s+/).filter(Boolean));
    }
    return { words, tables: [...main.querySelectorAll("table")].filter(seen).length };
  },

  // What sticks out of the screen at the end of the line, if anything makes the page scroll sideways.
  overflow() {
    const page = document.documentElement;
    const width = window.screen.width;
    if (page.scrollWidth <= width && page.clientWidth <= width) return [];
    const rtl = getComputedStyle(page).direction === "rtl";
    const out = [...document.body.querySelectorAll("*")].filter((e) => {
      const box = e.getBoundingClientRect();
      return box.width > 0 && (rtl ? box.left < -0.5 : box.right > width + 0.5);
    });
    return [page.scrollWidth + " px wide", ...out.slice(0, 3).map(this.name)];
  },

  // What moved while the page loaded (the Layout Instability API). Nobody has touched the page, so that what the
  // browser puts down to its reader, or to the size of the screen that was just set, counts too.
  shifts() {
    const moved = [];
    const observer = new PerformanceObserver((list) => moved.push(...list.getEntries()));
    observer.observe({ type: "layout-shift", buffered: true });
    // What has moved is told with the next frame.
    const frame = () => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    return frame().then(frame).then(() => {
      moved.push(...observer.takeRecords());
      const name = ({ node }) => (node instanceof Element ? this.name(node) : "text");
      return moved.map((entry) => `${entry.value.toFixed(4)}: ${entry.sources.map(name).join(", ")}`);
    });
  },

  language() {
    return document.documentElement.lang;
  },

  // Blocks of text in a language that runs the other way than they are set.
  directions(rightToLeft) {
    const expected = (tag) => (rightToLeft.includes(tag.split("-")[0]) ? "rtl" : "ltr");
    return [...document.querySelectorAll("[lang]")]
      .filter((e) => {
        const style = getComputedStyle(e);
        return !["inline", "none"].includes(style.display) && style.direction !== expected(e.getAttribute("lang"));
      })
      .map((e) => `${this.name(e)} is set ${getComputedStyle(e).direction}`);
  },

  // Marks that the text around them may set elsewhere: in Arabic the mark behind "41." joins the number before it.
  loose() {
    return [...document.querySelectorAll("sup")].filter((e) => getComputedStyle(e).unicodeBidi !== "isolate").map(this.name);
  },

  // Parts of the interface that would be printed; a link that skips to the text is one, the box of a task list
  // is not.
  printedInterface() {
    return [...document.querySelectorAll("body > a[href^='#'], nav, button, form, input:enabled, select, [role=navigation], [role=search]")]
      .filter((e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .map(this.name);
  },

  // axe's violations: the rule, and the first places.
  async violations() {
    const result = await axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
      rules: { "target-size": { enabled: true } },
    });
    return result.violations.map((v) => ({
      rule: v.id,
      seen: v.nodes.slice(0, 3).map((n) => n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " ")).join("; "),
    }));
  },

  name(e) {
    const text = e.textContent.trim().replace(/\s+/g, " ").slice(0, 40);
    return `<${e.localName}${e.id ? ` id="${e.id}"` : ""}${e.getAttribute("class") ? ` class="${e.getAttribute("class")}"` : ""}> ${text}`;
  },
})
