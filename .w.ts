import {datasetOf} from '/work/wt-watch/tools/executors/config/dataset-of.ts';
import {buildDataset} from '/work/wt-watch/tools/executors/build/build-dataset.ts';
import {join} from 'node:path';
import {loadavg} from 'node:os';
import {spawn} from 'node:child_process';
import {Session} from 'node:inspector/promises';
import {writeFileSync} from 'node:fs';
const signal = new AbortController().signal;
const dir = process.argv[2]!; const n = Number(process.argv[3] ?? 15);
const child = spawn(process.execPath, ['/tmp/watch/.grow-proto.ts', dir], {stdio: ['pipe','pipe','inherit']});
const grow = () => new Promise<void>((r) => { child.stdout.once('data', () => r()); child.stdin.write('x'); });
const host = {folder: dir, env: {XDG_CACHE_HOME: join(dir,'cache')}, home: dir, parallelism: 2} as any;
const dataset = await datasetOf({configFile: undefined, wishes: {source: join(dir,'moving.git'), store: join(dir,'store'), out: join(dir,'out')}} as any, host);
const run = async () => { const t = performance.now(); const c = process.cpuUsage(); const r = await buildDataset(dataset, {path: process.env['PATH']!, home: dir, progress: () => {}, signal}); const u = process.cpuUsage(c); return {ms: Math.round(performance.now()-t), cpu: Math.round((u.user+u.system)/1000), up: r.upToDate, git: r.work.gitProcesses, rss: Math.round(process.memoryUsage().rss/1e6)}; };
const all: number[] = []; const cpu: number[] = [];
const s = new Session(); s.connect(); await s.post('Profiler.enable'); 
for (let i = 0; i < 2; i++) { await grow(); await run(); }
if (process.env['PROF']) await s.post('Profiler.start');
for (let i = 0; i < n; i++) { await grow(); const r = await run(); all.push(r.ms); cpu.push(r.cpu); if (i % 5 === 4) console.log(i, JSON.stringify(r), loadavg()[0]!.toFixed(2)); }
if (process.env['PROF']) { const {profile} = await s.post('Profiler.stop'); writeFileSync('/tmp/watch/prof/x.cpuprofile', JSON.stringify(profile)); }
all.sort((a, b) => a - b); cpu.sort((a,b)=>a-b); console.log('p50', all[Math.floor(n/2)], 'p95', all[Math.floor(n*0.95)], 'cpu p50', cpu[Math.floor(n/2)]);
child.kill();
