// From a chart as the server describes it to what ECharts draws.
const { css, bar, line, room, waterfall, floor } = mainstay.chart;

const sizes = [[1e9, "B"], [1e6, "M"], [1e3, "k"]];
const short = (spec) => (value) => {
  if (spec.unit === "percent") return `${+(value * 100).toFixed(1)}%`;
  const [by, letter] = sizes.find(([size]) => Math.abs(value) >= size) ?? [1, ""];
  return `${value < 0 ? "−" : ""}${spec.currency ?? ""}${+Math.abs(value / by).toPrecision(4)}${letter}`;
};

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
  const lying = narrow && spec.shape === "waterfall";
  const series = spec.shape === "line" ? spec.series.flatMap((one) => line(spec, one))
    : spec.shape === "waterfall" ? waterfall(spec, lying) : spec.series.map((one) => one.line ? line(spec, one)[0] : bar(spec, one, spec.stacked));
  if (marks(spec)) series[0].markLine = marks(spec);
  const text = { color: css("--muted"), fontSize: 11, fontFamily: css("--font") };
  const ground = { lineStyle: { color: css("--line-strong") } };
  const names = { type: "category", inverse: lying, data: spec.labels, axisTick: { show: false }, axisLine: ground, axisLabel: { ...text, hideOverlap: spec.shape !== "waterfall", interval: spec.shape === "waterfall" ? 0 : "auto" } };
  const values = { type: "value", min: floor(spec), splitNumber: lying ? 2 : 5, scale: spec.shape === "line" && !spec.zero, axisLabel: { ...text, showMinLabel: floor(spec) === undefined, formatter: short(spec) }, splitLine: { lineStyle: { color: css("--line") } } };
  return {
    animation: false,
    grid: { left: 4, right: lying ? 68 : room(spec), top: 22, bottom: 4, outerBoundsMode: "same" },
    textStyle: { fontFamily: css("--font") },
    tooltip: { trigger: "axis", className: "chart__tip", padding: 0, borderWidth: 0, backgroundColor: "transparent", extraCssText: "", axisPointer: { type: "line", lineStyle: { color: css("--line-strong") } }, formatter: tip(spec), confine: true },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series,
  };
};

mainstay.chart.option = option;
