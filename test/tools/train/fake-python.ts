// What a shell script named "python" hands its words to: it answers what torch is there, and trains with the engine that learns nothing.
import {stillEngine} from './still-engine.ts';
import {dirname} from 'node:path';

const [first, , file = ''] = process.argv.slice(2);
if (first === '-c') process.stdout.write('{"python": "3.12.1", "torch": "2.13.0", "cuda": false, "devices": []}\n');
else process.exitCode = (await stillEngine().train(dirname(file), () => {}, new AbortController().signal)).code ?? 1;
