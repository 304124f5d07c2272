import { CORPUS_SIZES, searchCorpus } from './search-corpus.ts';
import { benchQueries, QUERY_CLASSES } from './search-queries.ts';
import { SearchIndex } from '#shared/search/search-index.ts';
import inspector from 'node:inspector';
const units = [...searchCorpus({...CORPUS_SIZES.M, interviews: 1000, highlights: 20000, insights: 2000})];
const s = new inspector.Session(); s.connect();
const post = (m: string, p?: object) => new Promise<any>((res, rej) => s.post(m as any, p as any, (e: any, r: any) => e ? rej(e) : res(r)));
const c0 = process.cpuUsage();
const index = new SearchIndex('en', { keepTexts: false });
for (let i = 0; i < units.length; i += 2600) index.upsert(units.slice(i, i + 2600));
index.flush(); while (index.maintain());
const c1 = process.cpuUsage(c0); console.log('cpu', (c1.user + c1.system) / 1000);
const seg = index.toRows().map(r => Object.entries(r.segment).map(([k, v]) => [k, (v as any)?.byteLength ?? ((v as any)?.bytes ? (v as any).bytes.byteLength + (v as any).offsets.byteLength : 0)] as const));
const sizes = new Map<string, number>(); for (const e of seg) for (const [k, v] of e) sizes.set(k, (sizes.get(k) ?? 0) + v);
console.log(seg.length, [...sizes].filter(([, v]) => v > 1e5).map(([k, v]) => k + ' ' + (v / 1e6).toFixed(1)).join(', '));
const qs = benchQueries(units.filter(u => u.kind === 'transcript').filter((_, i) => i % 4 === 0));
await post('Profiler.enable'); await post('Profiler.setSamplingInterval', { interval: 200 });
for (const kind of QUERY_CLASSES) {
  await post('Profiler.start');
  const best: number[] = [];
  for (let r = 0; r < 5; r++) qs[kind].forEach((q, i) => { const t = performance.now(); index.find(kind === 'phrase' ? '"' + q.words.join(' ') + '"' : kind === 'or15' ? q.words.join(' OR ') + ' ' : q.words.join(' ') + (kind.includes('prefix') ? '' : ' '), { limit: 50, now: '2026-03-01' }); best[i] = Math.min(best[i] ?? 1e9, performance.now() - t); });
  best.sort((a, b) => a - b);
  const { profile } = await post('Profiler.stop');
  const self = new Map<string, number>(); const byId = new Map(profile.nodes.map((n: any) => [n.id, n]));
  profile.samples.forEach((id: number, i: number) => { const n: any = byId.get(id); const k = n.callFrame.functionName + ' ' + n.callFrame.url.split('/').pop() + ':' + n.callFrame.lineNumber; self.set(k, (self.get(k) ?? 0) + profile.timeDeltas[i] / 1000); });
  console.log(kind, 'p50', best[25]?.toFixed(2), 'p95', best[47]?.toFixed(2), '|', [...self].sort((a, b) => b[1] - a[1]).slice(0, 5).map(([k, v]) => v.toFixed(0) + ' ' + k).join(' · '));
}
