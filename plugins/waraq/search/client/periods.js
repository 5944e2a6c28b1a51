// @ts-check
/** Counts by year and month as the bars of a chart: every year in between, or every month of few years. */

/** @typedef {import("./dates.js").Period} Period */
/** @typedef {{from: string, to: string, year: number, month: number, count: number}} Bar a span, as dates */

// A chart of more bars than this has one for ten years.
const MOST_BARS = 200;

/**
 * The bars from the oldest to the newest; undated articles have none.
 * @param {readonly Period[]} periods ascending
 * @returns {Bar[]}
 */
export function makeBars(periods) {
  const known = periods.filter(({ year }) => year > 0);
  const first = known[0]?.year ?? 0;
  const last = known.at(-1)?.year ?? -1;
  if (last - first < 2 && known.some(({ month }) => month > 0)) return makeMonths(known);
  const step = last - first < MOST_BARS ? 1 : 10;
  const bars = [];
  for (let year = first - (first % step); year <= last; year += step) {
    bars.push({ from: String(year), to: String(year + step - 1), year, month: 0, count: 0 });
  }
  for (const { year, count } of known) {
    const bar = bars[Math.floor((year - (bars[0]?.year ?? 0)) / step)];
    if (bar !== undefined) bar.count += count;
  }
  return bars;
}

/**
 * @param {readonly Period[]} periods
 * @returns {Bar[]}
 */
function makeMonths(periods) {
  const dated = periods.filter(({ month }) => month > 0).map(({ year, month, count }) => ({ place: year * 12 + month - 1, count }));
  const first = dated[0]?.place ?? 0;
  const last = dated.at(-1)?.place ?? -1;
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = Math.floor((first + index) / 12);
    const month = (first + index) % 12 + 1;
    const date = `${year}-${String(month).padStart(2, "0")}`;
    const count = dated.filter(({ place }) => place === first + index).reduce((sum, each) => sum + each.count, 0);
    return { from: date, to: date, year, month, count };
  });
}
