// A waterfall: each bar hangs where the one before it ended, and the axis begins near the lowest.
const { css, tone } = mainstay.chart;

// Upright where there is room; lying where the amounts above the bars would run into each other.
const waterfall = (spec, lying) => {
  let at = 0;
  const points = spec.series[0].points.map((point) => {
    const from = point.total ? 0 : at;
    at = point.total ? point.value : at + point.value;
    return { ...point, low: Math.min(from, at), size: Math.abs(at - from) };
  });
  const color = { color: css("--text"), show: true, position: lying ? "right" : "top", fontSize: 11 };
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

Object.assign(mainstay.chart, { waterfall, floor });
