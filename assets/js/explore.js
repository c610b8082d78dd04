// The interactive view of a figure. The page is whole without it: each figure with an option for ECharts holds a
// <template> with the parts of the view in the reader's language, and this module shows its button. ECharts and the
// option are fetched when a reader asks, and the option is shown as it is published: what is added is zoom, tips, a
// size, and the page's own colours and font.

for (const template of document.querySelectorAll(".explore > template")) offer(template);

function offer(template) {
  const place = template.parentElement;
  place.append(template.content.cloneNode(true));
  const toggle = place.querySelector("[aria-expanded]");
  const opened = document.getElementById(toggle.getAttribute("aria-controls"));
  const said = place.querySelector("[role=status]");
  let drawn = false;

  // The style sheet shows the picture or the view by aria-expanded, so that paper always has the picture.
  const expand = (open) => {
    toggle.setAttribute("aria-expanded", open);
    const [explore, picture] = toggle.children;
    [explore.hidden, picture.hidden, opened.hidden] = [open, !open, !open];
    said.textContent = "";
  };
  const draw = async () => {
    toggle.ariaBusy = "true";
    said.textContent = said.dataset.loading;
    try {
      const [{ init }, option] = await Promise.all([import(template.dataset.echarts), json(template.dataset.option)]);
      expand(true); // first, for ECharts measures the place that it draws into
      show(init, option, opened, said);
      drawn = true;
    } catch {
      expand(false);
      said.textContent = said.dataset.failed;
    }
    toggle.ariaBusy = null;
  };
  const close = () => {
    expand(false);
    toggle.focus();
  };
  toggle.addEventListener("click", async () => {
    if (toggle.ariaBusy) return;
    if (!opened.hidden) return close();
    // A closed view is kept: to dispose of it, ECharts would empty it as HTML, which the content policy forbids.
    await (drawn ? expand(true) : draw());
    const stayed = [toggle, document.body].includes(document.activeElement); // some browsers focus no button
    if (drawn && stayed) opened.querySelector(".view").focus();
  });
  opened.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}

async function json(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

const most = 12; // categories in sight without a slider
const tallest = 800; // of the place where they are drawn
const line = 16; // the height of a label's line, and of a bar

function show(init, option, opened, said) {
  const place = opened.querySelector(".view");
  const figure = opened.closest("figure");
  const { series } = option;
  const axis = ["yAxis", "xAxis"].find((axis) => option[axis]?.[0].type === "category");
  const categories = axis ? option[axis][0].data : [];
  const bars = series.filter((s) => s.type === "bar" && !s.stack).length;
  // Categories one below the other take the room of their labels, which the option breaks into lines, or of their bars.
  const rows = categories.map((label) => 14 + line * Math.max(2, bars, label.split("\n").length));
  const height = axis === "yAxis" ? rows.reduce((sum, row) => sum + row, 0) : 320;
  const names = option.legend?.show === false ? [] : series.map((s) => s.name);
  const legend = legendLines(names, place.clientWidth) * 24;
  const named = (axis) => (option[axis][0].name ? 24 : 0);
  const end = option.yAxis[0].position === "right" ? "left" : "right"; // where bars end
  const many = categories.length > most;
  place.style.blockSize = Math.min(height, tallest) + legend + named("yAxis") + named("xAxis") + 24 + "px";

  const chart = init(place, themeOf(place, series), { renderer: "svg" });
  chart.setOption({
    ...option,
    ...(matchMedia("(prefers-reduced-motion)").matches && { animation: false, stateAnimation: { duration: 0 } }),
    // Where it is narrow, numbers that hide one another or stick out of their part are left to tips and the table.
    series: series.map((s) => ({
      ...s, labelLayout: ({ rect, labelRect }) => ({ hideOverlap: true, ...(s.stack && labelRect.width > rect.width && { x: -10_000 }) }),
    })),
    // As rich text, tips are drawn and not written as HTML, which the content policy forbids. There "{name|" would begin
    // a style; behind a word joiner, which has no width, it is the author's text.
    tooltip: {
      trigger: "item", confine: true, ...option.tooltip, show: true, renderMode: "richText", transitionDuration: 0,
      formatter: (data) => [data].flat().map((datum) => inWords(figure, series, datum)).join("\n").replace(/\{(?=\w+\|)/g, "{\u2060"),
    },
    // A legend that scrolls, or hides a series, does so for a mouse alone.
    legend: { ...option.legend, type: "plain", selectedMode: false, textStyle: { width: place.clientWidth - 72, overflow: "break" } },
    grid: {
      top: legend + named("yAxis") + 8, bottom: named("xAxis") + (many && axis === "xAxis" ? 56 : 16),
      left: 24, right: 24, [end]: axis === "yAxis" ? (many ? 88 : 56) : 24, ...option.grid?.[0],
    },
    xAxis: option.xAxis.map(plain),
    yAxis: option.yAxis.map((y) => ({ ...plain(y), nameTextStyle: { align: y.position ?? "left" } })),
    dataZoom: zoomOf(series, axis, many && (axis === "yAxis" ? { [end]: 8, top: legend + 8, bottom: 16 } : { bottom: 8 }), (100 * tallest) / height),
  });

  // The data one by one: each category with all of its series, in the order of the table.
  const data = [];
  for (let dataIndex = 0; dataIndex < series[0].data.length; dataIndex++) {
    for (let seriesIndex = 0; seriesIndex < series.length; seriesIndex++) data.push({ seriesIndex, dataIndex });
  }
  let at = -1;
  const go = (to) => {
    if (at >= 0) chart.dispatchAction({ type: "downplay", ...data[at] });
    at = Math.max(0, Math.min(data.length - 1, to));
    bringIntoSight(data[at].dataIndex);
    chart.dispatchAction({ type: "hideTip" }); // a datum without a number has no tip of its own
    chart.dispatchAction({ type: "highlight", ...data[at] });
    chart.dispatchAction({ type: "showTip", ...data[at] });
    said.textContent = inWords(figure, series, data[at]);
  };

  const range = () => {
    const { start, end } = chart.getOption().dataZoom[0];
    return [start, end];
  };
  const share = (index) => (100 * (index + 0.5)) / categories.length;
  const zoomTo = (start, end) => chart.dispatchAction({ type: "dataZoom", start: Math.max(0, start), end: Math.min(100, end) });
  const zoom = (factor) => {
    const [start, end] = range();
    const half = Math.max(((end - start) * factor) / 2, 100 / Math.max(categories.length, 10));
    const middle = Math.min(Math.max(at < 0 || !axis ? (start + end) / 2 : share(data[at].dataIndex), half), 100 - half);
    zoomTo(middle - half, middle + half);
  };
  const bringIntoSight = (index) => {
    const [start, end] = range();
    if (!axis || (start <= share(index) && share(index) <= end)) return;
    const from = Math.min(Math.max(share(index) - (end - start) / 2, 0), 100 - (end - start));
    zoomTo(from, from + end - start);
  };

  const right = getComputedStyle(opened).direction === "rtl" ? -1 : 1; // where the next one stands
  const keys = {
    ArrowDown: () => go(at + 1), ArrowUp: () => go(at - 1),
    ArrowRight: () => go(at + right), ArrowLeft: () => go(at - right),
    Home: () => go(0), End: () => go(data.length - 1),
    "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2),
  };
  place.onkeydown = (event) => {
    const act = !event.ctrlKey && !event.metaKey && !event.altKey && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  const buttons = { in: () => zoom(0.5), out: () => zoom(2), save: () => save(chart, figure.id) };
  for (const button of opened.querySelectorAll("[data-do]")) button.onclick = buttons[button.dataset.do];

  new ResizeObserver(() => place.clientWidth && chart.resize()).observe(place); // it has no width while it is closed
  const dress = () => {
    chart.setTheme(themeOf(place, series));
    chart.setOption({ color: coloursOf(figure, option.color) });
  };
  dress();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", dress);
}

// inWords says a datum as the table of the figure does: the heading of its row, its series, and its value.
function inWords(figure, series, { seriesIndex, dataIndex }) {
  const rows = [...figure.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.textContent));
  const { name, data } = series[seriesIndex];
  const [heading, ...values] = [rows[dataIndex], ...rows].find(([heading]) => heading === data[dataIndex].name) ?? rows[dataIndex];
  return series.length > 1 ? `${heading}, ${name}: ${values[seriesIndex]}` : `${heading}: ${values.join(", ")}`;
}

// legendLines estimates how many lines the names of series take.
function legendLines(names, width) {
  let lines = 0, room = 0;
  for (const name of names) {
    const size = 7 * name.length + 48;
    if (size > room) {
      lines += Math.ceil(size / width);
      room = width;
    }
    room -= size;
  }
  return lines;
}

// plain keeps "{value}" as it is said: of a year, ECharts would make 2,026.
const plain = (axis) => (axis.axisLabel?.formatter === "{value}" ? { ...axis, axisLabel: { ...axis.axisLabel, formatter: String } } : axis);

// zoomOf lets a reader look at some of the categories, or at a part of the plane; from the start, at as many as there
// is room for. The wheel alone and a finger alone still scroll the page.
function zoomOf(series, axis, slider, room) {
  const x = { xAxisIndex: 0 }, y = { yAxisIndex: 0 };
  const on = axis === "yAxis" ? y : axis || series[0].type === "line" ? x : { ...x, ...y };
  const part = { ...on, filterMode: "none", start: 0, end: Math.min(room, 100) };
  const inside = { type: "inside", ...part, zoomOnMouseWheel: "ctrl", moveOnMouseMove: "shift", moveOnMouseWheel: false, preventDefaultMouseMove: false };
  return slider ? [inside, { type: "slider", ...part, ...slider, showDetail: false, showDataShadow: false, brushSelect: false }] : [inside];
}

// themeOf takes the colours and the font of the page, which are those of the reader's light or dark scheme.
function themeOf(place, series) {
  const style = getComputedStyle(place);
  const [ink, quiet, rule, paper, sheet] = ["ink", "quiet", "rule", "paper", "sheet"].map((name) => style.getPropertyValue("--" + name).trim());
  const text = { color: ink, fontFamily: style.fontFamily };
  const thin = { lineStyle: { color: quiet } };
  const axis = { axisLabel: text, nameTextStyle: { color: quiet }, axisLine: thin, axisTick: thin, splitLine: { lineStyle: { color: rule } } };
  const mark = { label: text, itemStyle: series.length > 1 ? { borderColor: quiet, borderWidth: 1 } : {} };
  return {
    backgroundColor: paper, textStyle: text, legend: { top: 0, bottom: "auto", textStyle: text },
    categoryAxis: axis, valueAxis: { ...axis, axisLabel: { ...text, hideOverlap: true } }, bar: mark, scatter: mark, line: { label: text },
    tooltip: { backgroundColor: sheet, borderColor: quiet, textStyle: text },
    dataZoom: { borderColor: rule, fillerColor: rule, handleStyle: { color: paper, borderColor: quiet } },
  };
}

// coloursOf finds the colours of the option in the picture, which the style sheet gives others in a dark scheme. The one
// colour of a chart of bars has a name there.
function coloursOf(figure, colours = []) {
  const picture = figure.querySelector(".drawing");
  return colours.map((colour) => {
    for (const paint of ["fill", "stroke", "color"]) {
      const mark = picture.querySelector(`[${paint}=${CSS.escape(colour)}]`);
      if (mark) return getComputedStyle(mark)[paint];
    }
    return (colours.length === 1 && getComputedStyle(picture).getPropertyValue("--figure").trim()) || colour;
  });
}

function save(chart, id) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([chart.renderToSVGString()], { type: "image/svg+xml" }));
  link.download = id.replace(/\W+/g, "-") + ".svg";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000); // once it is surely written
}
