// From a chart as the server describes it to what ECharts draws.
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const tone = (name) => css(`--tone-${name}`);
const hatch = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4, color: "rgba(255,255,255,.55)" };

const short = (spec) => (value) => {
  if (spec.unit === "percent") return `${+(value * 100).toFixed(1)}%`;
  const compact = { notation: "compact", maximumSignificantDigits: floor(spec) === undefined ? 3 : 4 };
  const money = spec.currency ? { ...compact, style: "currency", currency: spec.currency } : compact;
  return new Intl.NumberFormat("en", money).format(value);
};

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

const line = (spec, series) => {
  const data = series.points.map((point) => point.value);
  const style = { color: tone(series.tone), width: 2, type: series.line ? "dashed" : "solid" };
  const common = { type: "line", symbol: "circle", symbolSize: 5, showSymbol: data.length < 2, name: series.name };
  const label = { show: true, formatter: series.name, color: tone(series.tone), distance: 6, width: 96, overflow: "truncate" };
  const whole = { ...common, data, lineStyle: style, itemStyle: { color: style.color }, endLabel: label, labelLayout: { moveOverlap: "shiftY" } };
  if (!spec.unfinished || data.length < 2) return [whole];
  const last = data.length - 1;
  const open = data.map((value, at) => (at < last - 1 ? null : value));
  return [
    { ...whole, data: data.map((value, at) => (at === last ? null : value)), endLabel: undefined },
    { ...whole, data: open, lineStyle: { ...style, type: "dotted" } },
  ];
};

const waterfall = (spec) => {
  let at = 0;
  const points = spec.series[0].points.map((point) => {
    const from = point.total ? 0 : at;
    at = point.total ? point.value : at + point.value;
    return { ...point, low: Math.min(from, at), size: Math.abs(at - from) };
  });
  const color = { color: css("--text"), show: true, position: "top", fontSize: 11 };
  return [
    { type: "bar", stack: "all", silent: true, itemStyle: { color: "transparent" }, data: points.map((p) => p.low), barMaxWidth: 64 },
    { type: "bar", stack: "all", barMaxWidth: 64, labelLayout: { hideOverlap: true }, data: points.map((p) => ({ value: p.size, itemStyle: { color: tone(p.tone) }, label: { ...color, formatter: p.shown } })) },
  ];
};

const floor = (spec) => {
  if (spec.shape !== "waterfall") return undefined;
  let at = 0;
  const levels = spec.series[0].points.map((point) => (at = point.total ? point.value : at + point.value));
  const low = Math.min(...levels), high = Math.max(...levels);
  return low > 0.6 * high ? low - (high - low) * 0.6 : undefined;
};

mainstay.chart = { css, tone, short, bar, line, waterfall, floor };
