// Writes docs/errors.md from the table of errors: `node tools/executors/errors/write-page.ts`.
import {writeFileSync} from 'node:fs';
import {errorPage} from './page.ts';

writeFileSync(new URL('../../../docs/errors.md', import.meta.url), errorPage());
