/** How many mirrors one job serves: the table of docs/scale.md, printed. */
import { mirrorMany } from '../test/simulation/many-mirrors.ts';

const cases = [
  { count: 10, limit: 600 },
  { count: 100, limit: 600 },
  { count: 300, limit: 600 },
  { count: 1_000, limit: 600 },
  { count: 1_000, limit: 120 },
  { count: 5_000, limit: 600 },
  { count: 5_000, limit: 1_800 },
];

console.log(
  '| mirrors | `requests-per-minute` | time | requests per mirror | memory in use | processor time |',
);
console.log('| ---: | ---: | ---: | ---: | ---: | ---: |');
for (const { count, limit } of cases) {
  const speed = 18_000 / limit;
  const { step, requests, elapsedMs, measured } = await mirrorMany(count, {
    speed,
    runMs: 20_000,
    'requests-per-minute': String(limit),
  });
  if (step.exitCode !== 0) throw new Error(step.stdout.slice(-2_000));
  console.log(
    `| ${count.toLocaleString('en')} | ${limit.toLocaleString('en')} | ${(elapsedMs / 60_000).toFixed(1)} min | ${(requests / count).toFixed(1)} | ${Math.round(measured.peakHeapBytes / 1e6)} MB | ${(measured.cpuMs / 1_000).toFixed(1)} s |`,
  );
}
