// Finds the charts of a page, loads the drawing library once, draws them, and draws them again when the theme changes.
const drawn = new Map();

const draw = (box) => {
  drawn.get(box)?.dispose();
  const spec = JSON.parse(box.dataset.chart);
  const chart = echarts.init(box, null, { renderer: "canvas" });
  chart.setOption(mainstay.chart.option(spec, box.clientWidth < 480));
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
