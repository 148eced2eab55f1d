// Finds the charts of a page, loads the drawing library once, draws them, and draws them again when the theme changes.
const drawn = new Map();

// The names at the ends of lines, moved apart where values that end close together would put one over the other.
const LINE_OF_TEXT = 15;
const apart = (chart, series) => {
  const ends = series
    .filter((one) => one.endLabel?.show)
    .map((one) => ({ label: one.endLabel, y: chart.convertToPixel({ yAxisIndex: 0 }, one.data.findLast((value) => value !== null) ?? NaN) }))
    .filter((end) => Number.isFinite(end.y))
    .sort((one, other) => one.y - other.y);
  ends.forEach((end, at) => (end.to = at ? Math.max(end.y, ends[at - 1].to + LINE_OF_TEXT) : end.y));
  ends.reduceRight((lowest, end) => (end.to = Math.min(end.to, lowest)) - LINE_OF_TEXT, chart.getHeight() - LINE_OF_TEXT / 2);
  ends.forEach((end) => (end.label.offset = [0, end.to - end.y]));
  return ends.some((end) => end.to !== end.y);
};

const draw = (box) => {
  drawn.get(box)?.dispose();
  const spec = JSON.parse(box.dataset.chart);
  const chart = echarts.init(box, null, { renderer: "canvas" });
  const option = mainstay.chart.option(spec, box.clientWidth < 480);
  chart.setOption(option);
  if (spec.shape === "line" && apart(chart, option.series)) chart.setOption(option);
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
window.addEventListener("resize", () => drawn.forEach((_, box) => box.isConnected && draw(box)));
all();
