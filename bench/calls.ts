// How well calls are resolved, by judges that nobody here wrote. Prints precision and recall, and with a third argument what was missed.
import {judgeCalls, type Judge} from './calls/judge-calls.ts';

const judges: Readonly<Record<string, Judge>> = {
  typescript: {family: 'ecma', command: ['tsc', '--lsp', '--stdio']},
  pyright: {family: 'python', command: ['pyright-langserver', '--stdio']},
  gopls: {family: 'go', command: ['gopls', 'serve']},
};

const [name = '', folder, most = '1000', show = ''] = process.argv.slice(2);
const judge = judges[name];
if (folder === undefined || judge === undefined) throw new Error(`Usage: node bench/calls.ts ${Object.keys(judges).join('|')} FOLDER [CALLS] [show]: the server on the PATH, calls asked about`);

const {missed, wrong, ...figures} = await judgeCalls(folder, judge, Number(most));
console.log(`${name}: ${figures.asked} calls judged, ${figures.relevant} of them of definitions in the folder; precision ${figures.precision.toFixed(3)}, recall ${figures.recall.toFixed(3)}`);
if (show !== '') for (const [what, list] of Object.entries({wrong, missed})) for (const line of list) console.log(`${what}: ${line}`);
