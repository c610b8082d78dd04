// What a page shows of its first chart that can be explored. The whole file is one expression.
({
  look() {
    const place = document.querySelector(".explore");
    const figure = place.closest("figure");
    const button = place.querySelector("[aria-expanded]");
    const words = (e) => (e ? e.textContent.replace(/\s+/g, " ").trim() : "");
    const seen = (e) => Boolean(e) && e.checkVisibility();
    const drawn = [...place.querySelectorAll(".view svg text")];
    const column = (n) => [...figure.querySelectorAll("tbody tr")].map((row) => words(row.cells[n]));
    const focused = document.activeElement;
    return {
      id: figure.id,
      expanded: button ? button.getAttribute("aria-expanded") : "no button",
      button: button ? button.innerText : "",
      focus: focused === button ? "button" : focused.className,
      said: words(place.querySelector("[role=status]")),
      picture: [...figure.querySelectorAll(".drawing svg")].some(seen),
      view: seen(place.querySelector(".view svg")),
      drawn: drawn.map(words),
      ink: drawn.length ? getComputedStyle(drawn[0]).fill : "",
      page: getComputedStyle(document.body).color,
      labels: column(0),
      values: column(1),
    };
  },

  // Opens every chart of the page and goes through all of its data by keys, and says what does not agree with its table.
  async tour() {
    const wrong = [];
    const pause = (met) => new Promise((resolve) => {
      let tries = 200;
      const look = () => (met() || --tries === 0 ? resolve(met()) : setTimeout(look, 25));
      look();
    });
    for (const place of document.querySelectorAll(".explore")) {
      const figure = place.closest("figure");
      const button = await pause(() => place.querySelector("[aria-expanded]"));
      button.click();
      if (!(await pause(() => place.querySelector(".view svg text")))) {
        wrong.push(`${figure.id} is not drawn: ${place.innerText}`);
        continue;
      }
      const view = place.querySelector(".view");
      const said = place.querySelector("[role=status]");
      const press = (key) => view.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
      const heard = [];
      for (let before; before !== said.textContent && heard.length < 2000; heard.push(before)) {
        before = said.textContent;
        press("ArrowDown");
      }
      for (const row of figure.querySelectorAll("tbody tr")) {
        const [heading, ...cells] = [...row.cells].map((cell) => cell.textContent);
        for (const cell of cells) {
          if (!heard.some((words) => words.startsWith(heading) && words.includes(cell))) wrong.push(`${figure.id} does not say ${heading}: ${cell}`);
        }
      }
      if (view.scrollWidth > view.clientWidth) wrong.push(`${figure.id} sticks out of its place`);
      press("Escape");
    }
    return wrong;
  },
})
