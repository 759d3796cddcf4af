/** Delay against requests as a picture, in plain SVG. Pure. */

/** One strategy, drawn as a line through its points. */
export interface Series {
  name: string;
  isOurs: boolean;
  points: readonly Point[];
}

/** The delay and the requests of an update with this duration, in milliseconds of GitLab's time. */
export interface Point {
  requests: number;
  delayMs: number;
  durationMs: number;
}

const width = 860;
const height = 520;
/** The area between the axes. */
const area = { left: 76, right: 700, top: 52, bottom: 452 };

/** Smaller delays are drawn as this, since a logarithmic axis has no zero. */
const minDelayMs = 10;

const oursColor = '#0969da';
const otherColors = ['#bc4c00', '#8250df', '#1a7f37', '#57606a'];

/** Both axes are logarithmic, to fit seconds and hours. The step's own points are labeled with the durations of the updates. */
export function delayAgainstRequests(series: readonly Series[]): string {
  const points = series.flatMap((one) => one.points);
  const across = axis(
    points.map(({ requests }) => requests),
    area.left,
    area.right,
  );
  const up = axis(
    points.map(({ delayMs }) => seconds(delayMs)),
    area.bottom,
    area.top,
  );
  const place = ({ requests, delayMs }: Point) =>
    [across.place(requests), up.place(seconds(delayMs))] as const;
  let others = 0;
  const styled = series.map((one) => ({
    ...one,
    color: one.isOurs ? oursColor : (otherColors[others++ % otherColors.length] as string),
    places: one.points.map(place),
  }));
  // The step's own line comes last, so that it is on top.
  const drawn = styled.toSorted((a, b) => Number(a.isOurs) - Number(b.isOurs));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="Delay against requests, by strategy">`,
    '<style>text{font:13px -apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:#1f2328}.b{font-weight:600}.s{font-size:12px;paint-order:stroke;stroke:#fff;stroke-width:3px}</style>',
    `<rect width="${width}" height="${height}" rx="6" fill="#fff" stroke="#d1d9e0"/>`,
    text(area.left, 30, 'Delay after the end of an update, and requests sent for it', 'b'),
    ...across.ticks.flatMap(({ at, label }) => [
      `<path d="M${at} ${area.top}V${area.bottom}" stroke="#eaeef2"/>`,
      text(at, area.bottom + 18, label, 's', 'middle'),
    ]),
    ...up.ticks.flatMap(({ at, label }) => [
      `<path d="M${area.left} ${at}H${area.right}" stroke="#eaeef2"/>`,
      text(area.left - 8, at + 4, label, 's', 'end'),
    ]),
    `<path d="M${area.left} ${area.top}V${area.bottom}H${area.right}" fill="none" stroke="#57606a"/>`,
    text((area.left + area.right) / 2, area.bottom + 44, 'requests for one update', '', 'middle'),
    `<g transform="translate(22 ${(area.top + area.bottom) / 2}) rotate(-90)">${text(0, 0, 'delay, in seconds', '', 'middle')}</g>`,
    ...drawn.flatMap(({ isOurs, color, places }) => [
      `<polyline points="${places.map((at) => at.join(',')).join(' ')}" fill="none" stroke="${color}" stroke-width="${isOurs ? 3 : 1.5}" stroke-linejoin="round"/>`,
      ...places.map(
        ([x, y]) => `<circle cx="${x}" cy="${y}" r="${isOurs ? 4.5 : 3}" fill="${color}" stroke="#fff"/>`,
      ),
    ]),
    ...drawn
      .filter(({ isOurs }) => isOurs)
      .flatMap(({ points, places }) =>
        places.map(([x, y], index) => {
          const label = inWords(points[index]?.durationMs ?? 0);
          const [lastX, lastY] = places[index - 1] ?? [0, height];
          // Keeps clear of the line and of the previous label.
          if (y > lastY) return text(x, y + 20, label, 's', 'middle');
          if (x - lastX < 40 && lastY - y < 24) return text(x + 7, y + 18, label, 's');
          return text(x - 7, y - 8, label, 's', 'end');
        }),
      ),
    ...styled.flatMap(({ name, isOurs, color }, index) => {
      const y = area.top + 14 + index * 24;
      return [
        `<path d="M${area.right + 24} ${y - 4}h26" stroke="${color}" stroke-width="${isOurs ? 3 : 1.5}"/>`,
        `<circle cx="${area.right + 37}" cy="${y - 4}" r="${isOurs ? 4.5 : 3}" fill="${color}" stroke="#fff"/>`,
        text(area.right + 58, y, name, isOurs ? 'b' : ''),
      ];
    }),
    '</svg>',
    '',
  ].join('\n');
}

/** A duration of whole seconds, minutes or hours, as a label. */
export function inWords(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  if (seconds >= 3_600 && seconds % 3_600 === 0) return `${seconds / 3_600} h`;
  if (seconds >= 60 && seconds % 60 === 0) return `${seconds / 60} min`;
  return `${seconds} s`;
}

function seconds(delayMs: number): number {
  return Math.max(delayMs, minDelayMs) / 1_000;
}

/** A logarithmic axis with lines at 1, 2 and 5 of each decade, from the last line before all values to the first one after them. */
function axis(values: readonly number[], from: number, to: number) {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const lines: number[] = [];
  for (let decade = Math.floor(Math.log10(least)); decade <= Math.ceil(Math.log10(most)); decade++) {
    // Powers below one are inexact, which the label would show.
    for (const step of [1, 2, 5]) lines.push(Number(`${step}e${decade}`));
  }
  const shown = lines.filter(
    (line, index) => (lines[index + 1] ?? line) > least && (lines[index - 1] ?? line) < most,
  );
  const [first, last] = [shown[0] ?? 1, shown.at(-1) ?? 10];
  const place = (value: number) =>
    Math.round(from + (Math.log(value / first) / Math.log(last / first)) * (to - from));
  const ticks = shown.map((line) => ({ at: place(line), label: line.toLocaleString('en') }));
  return { place, ticks };
}

function text(x: number, y: number, content: string, style = '', anchor = ''): string {
  const attributes = [
    `x="${x}" y="${y}"`,
    ...(style === '' ? [] : [`class="${style}"`]),
    ...(anchor === '' ? [] : [`text-anchor="${anchor}"`]),
  ].join(' ');
  return `<text ${attributes}>${escaped(content)}</text>`;
}

function escaped(content: string): string {
  return content.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
