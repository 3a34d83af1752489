// How well calls are resolved, by judges that nobody here wrote. Prints precision and recall, and with `show` what was wrong and what was missed.
import {judgeCalls, type Judge} from './calls/judge-calls.ts';

const judges: Readonly<Record<string, Judge>> = {
  typescript: {family: 'ecma', command: ['tsc', '--lsp', '--stdio']},
  pyright: {family: 'python', command: ['pyright-langserver', '--stdio']},
  gopls: {family: 'go', command: ['gopls', 'serve']},
  clangd: {family: 'c', command: ['clangd-14', '--background-index', '--log=error']},
};

const [name = '', folder, most = '1000', what = 'calls', show = ''] = process.argv.slice(2);
const judge = judges[name];
if (folder === undefined || judge === undefined) throw new Error(`Usage: node bench/calls.ts ${Object.keys(judges).join('|')} FOLDER [COUNT] [calls|uses] [show]: the server on the PATH, and what of the calls, or of the types that are named`);

const {missed, wrong, ...figures} = await judgeCalls(folder, judge, {most: Number(most), of: what === 'uses' ? 'uses' : 'calls'});
console.log(`${name}: ${figures.asked} ${what} judged, ${figures.relevant} of them of definitions in the folder; precision ${figures.precision.toFixed(3)}, recall ${figures.recall.toFixed(3)}`);
if (show !== '') for (const [why, list] of Object.entries({wrong, missed})) for (const line of list) console.log(`${why}: ${line}`);
