// From a chart as the server describes it to what ECharts draws.
const { css, bar, line, waterfall, floor } = mainstay.chart;

const short = (spec) => (value) => {
  if (spec.unit === "percent") return `${+(value * 100).toFixed(1)}%`;
  const compact = { notation: "compact", maximumSignificantDigits: floor(spec) === undefined ? 3 : 4 };
  const money = spec.currency ? { ...compact, style: "currency", currency: spec.currency } : compact;
  return new Intl.NumberFormat("en", money).format(value);
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

mainstay.chart.option = option;
