// Finds the charts of a page, loads the drawing library once, draws them, and draws them again when the theme changes.
const { css, tone, short, bar, line, waterfall, floor } = mainstay.chart;
const drawn = new Map();

const tip = (spec) => (points) => {
  const at = points[0].dataIndex;
  const list = document.createElement("dl");
  for (const series of spec.series) {
    const [name, value] = [document.createElement("dt"), document.createElement("dd")];
    name.textContent = series.name;
    value.textContent = series.points[at]?.shown ?? "–";
    list.append(name, value);
  }
  const title = document.createElement("strong");
  title.textContent = spec.labels[at] + (spec.unfinished && at === spec.labels.length - 1 ? " (so far)" : "");
  const box = document.createElement("div");
  box.append(title, list);
  return box;
};

const marks = (spec) => spec.marks.length && {
  symbol: "none",
  silent: true,
  lineStyle: { type: "dashed", color: css("--line-strong") },
  label: { color: css("--muted"), fontSize: 10, formatter: (mark) => mark.name, position: "end", rotate: 0, distance: 4 },
  data: spec.marks.map((mark) => ({ xAxis: mark.at, name: mark.label })),
};

const option = (spec, narrow) => {
  const series = spec.shape === "line" ? spec.series.flatMap((one) => line(spec, one))
    : spec.shape === "waterfall" ? waterfall(spec) : spec.series.map((one) => one.line ? line(spec, one)[0] : bar(spec, one, spec.stacked));
  if (marks(spec)) series[0].markLine = marks(spec);
  const text = { color: css("--muted"), fontSize: 11, fontFamily: css("--font") };
  const room = spec.shape === "line" || spec.series.some((one) => one.line) ? 104 : 8;
  return {
    animation: false,
    grid: { left: 4, right: room, top: 22, bottom: 4, outerBoundsMode: "same" },
    textStyle: { fontFamily: css("--font") },
    tooltip: { trigger: "axis", className: "chart__tip", padding: 0, borderWidth: 0, backgroundColor: "transparent", extraCssText: "", axisPointer: { type: "line", lineStyle: { color: css("--line-strong") } }, formatter: tip(spec), confine: true },
    xAxis: { type: "category", data: spec.labels, axisTick: { show: false }, axisLine: { lineStyle: { color: css("--line-strong") } }, axisLabel: { ...text, hideOverlap: spec.shape !== "waterfall", interval: spec.shape === "waterfall" ? 0 : "auto", rotate: narrow && spec.shape === "waterfall" ? 45 : 0 } },
    yAxis: { type: "value", min: floor(spec), scale: spec.shape === "line" && !spec.zero, axisLabel: { ...text, show: spec.shape !== "waterfall", formatter: short(spec) }, splitLine: { lineStyle: { color: css("--line") } } },
    series,
  };
};

const draw = (box) => {
  drawn.get(box)?.dispose();
  const spec = JSON.parse(box.dataset.chart);
  const chart = echarts.init(box, null, { renderer: "canvas" });
  chart.setOption(option(spec, box.clientWidth < 480));
  chart.on("click", ({ seriesIndex, dataIndex }) => {
    const href = (spec.series[seriesIndex] ?? spec.series[0])?.points[dataIndex]?.href;
    if (href) mainstay.open(Object.assign(document.createElement("a"), { href })) || location.assign(href);
  });
  drawn.set(box, chart);
};

let library = null;
const load = () => (library ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  Object.assign(script, { src: document.body.dataset.echarts, onload: done, onerror: failed });
  document.head.append(script);
}));

const all = async () => {
  const boxes = [...document.querySelectorAll("[data-chart]")].filter((box) => !drawn.has(box));
  if (!boxes.length) return;
  await load();
  boxes.forEach(draw);
};

document.addEventListener("mainstay:theme", () => [...drawn.keys()].forEach((box) => box.isConnected && draw(box)));
document.addEventListener("htmx:afterSwap", all);
window.addEventListener("resize", () => drawn.forEach((chart, box) => box.isConnected && chart.resize()));
all();
