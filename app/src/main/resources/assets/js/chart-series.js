// What one series of a chart looks like: as bars, or as a line.
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const tone = (name) => css(`--tone-${name}`);
const hatch = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: "rgba(255,255,255,.55)" };

const bar = (spec, series, stacked) => ({
  name: series.name,
  type: "bar",
  stack: stacked ? "all" : undefined,
  barMaxWidth: 36,
  data: series.points.map((point, at) => ({
    value: point.value,
    itemStyle: {
      color: tone(point.tone ?? series.tone),
      decal: spec.unfinished && at === series.points.length - 1 ? hatch : undefined,
    },
  })),
});

// Names stand at the end of their lines, in as much room as the longest of them needs.
const room = (spec) => {
  if (spec.shape !== "line") return spec.shape === "waterfall" ? 8 : 16;
  return Math.min(120, 20 + 6.5 * Math.max(...spec.series.map((one) => one.name.length)));
};

const line = (spec, series) => {
  const data = series.points.map((point) => point.value);
  const style = { color: tone(series.tone), width: 2, type: series.line && spec.shape === "line" ? "dashed" : "solid" };
  const common = { type: "line", symbol: "circle", symbolSize: 5, showSymbol: data.length < 2, name: series.name };
  const label = { show: spec.shape === "line", formatter: series.name, color: tone(series.tone), distance: 6, width: room(spec) - 8, overflow: "truncate" };
  const whole = { ...common, data, lineStyle: style, itemStyle: { color: style.color }, endLabel: label };
  if (!spec.unfinished || data.length < 2) return [whole];
  const last = data.length - 1;
  const open = data.map((value, at) => (at < last - 1 ? null : value));
  return [
    { ...whole, data: data.map((value, at) => (at === last ? null : value)), endLabel: undefined },
    { ...whole, data: open, lineStyle: { ...style, type: "dotted" } },
  ];
};

mainstay.chart = { css, tone, bar, line, room };
