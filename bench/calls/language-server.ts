// Talks to a language server over its standard streams, as far as judging needs it: open a file, ask where something is defined.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {extname} from 'node:path';
import {pathToFileURL, fileURLToPath} from 'node:url';

export interface Location {readonly path: string; readonly line: number; readonly column: number}

export interface LanguageServer {
  definitions(path: string, line: number, column: number): Promise<readonly Location[]>;
  /** The places of all names that it shows as declared in the file. */
  symbols(path: string): Promise<ReadonlySet<string>>;
  close(): void;
}

interface Range {readonly start: {readonly line: number; readonly character: number}}
interface Target {readonly uri?: string; readonly targetUri?: string; readonly range?: Range; readonly targetSelectionRange?: Range}
interface Shown {readonly kind: number; readonly selectionRange?: Range; readonly location?: {readonly range: Range}; readonly children?: readonly Shown[]}

const languages: Readonly<Record<string, string>> = {'.ts': 'typescript', '.tsx': 'typescriptreact', '.js': 'javascript', '.py': 'python', '.go': 'go', '.c': 'c', '.h': 'c'};
const variables = new Set([13, 14]);

export async function languageServer(command: readonly string[], folder: string, options: unknown = {}): Promise<LanguageServer> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, {cwd: folder, stdio: ['pipe', 'pipe', 'ignore']});
  const waiting = new Map<number, (result: unknown) => void>();
  const opened = new Set<string>();
  let last = 0;
  let buffer = Buffer.alloc(0);
  child.stdout.on('data', (chunk: Buffer) => {
    buffer = Buffer.concat([buffer, chunk]);
    for (;;) {
      const head = buffer.indexOf('\r\n\r\n');
      const length = head < 0 ? 0 : Number(/content-length: *(\d+)/i.exec(buffer.toString('latin1', 0, head))?.[1] ?? 0);
      if (head < 0 || buffer.length < head + 4 + length) return;
      const message = JSON.parse(buffer.toString('utf8', head + 4, head + 4 + length)) as {readonly id?: number; readonly method?: string; readonly result?: unknown; readonly params?: {readonly items?: readonly unknown[]}};
      buffer = buffer.subarray(head + 4 + length);
      if (message.method !== undefined && message.id !== undefined) send({id: message.id, result: message.method === 'workspace/configuration' ? (message.params?.items ?? []).map(() => options) : null});
      else if (message.id !== undefined) waiting.get(message.id)?.(message.result);
    }
  });
  await ask('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(folder).href,
    workspaceFolders: [{uri: pathToFileURL(folder).href, name: 'judged'}],
    initializationOptions: options,
    capabilities: {textDocument: {definition: {linkSupport: true}, documentSymbol: {hierarchicalDocumentSymbolSupport: true}}, workspace: {configuration: true, workspaceFolders: true}},
  });
  send({method: 'initialized', params: {}});

  return {
    async definitions(path, line, column) {
      open(path);
      const found = (await ask('textDocument/definition', {textDocument: {uri: pathToFileURL(path).href}, position: {line, character: column}})) as Target | readonly Target[] | null;
      const list = found === null || found === undefined ? [] : ([] as readonly Target[]).concat(found);
      return list.flatMap(({uri, targetUri, range, targetSelectionRange}) => {
        const start = (targetSelectionRange ?? range)?.start;
        const at = targetUri ?? uri ?? '';
        return start === undefined || !at.startsWith('file:') ? [] : [{path: fileURLToPath(at), line: start.line, column: start.character}];
      });
    },
    async symbols(path) {
      open(path);
      const found = (await ask('textDocument/documentSymbol', {textDocument: {uri: pathToFileURL(path).href}})) as readonly Shown[] | null;
      const places = new Set<string>();
      const add = (list: readonly Shown[], isInner: boolean): void => {
        for (const {kind, selectionRange, location, children = []} of list) {
          const start = (selectionRange ?? location?.range)?.start;
          // A variable inside of something that runs is no definition that others call.
          if (start !== undefined && !(isInner && variables.has(kind))) places.add(`${start.line}:${start.character}`);
          add(children, true);
        }
      };
      add(found ?? [], false);
      return places;
    },
    close() {
      child.kill();
    },
  };

  function open(path: string): void {
    if (opened.has(path)) return;
    opened.add(path);
    const text = readFileSync(path, 'utf8');
    send({method: 'textDocument/didOpen', params: {textDocument: {uri: pathToFileURL(path).href, languageId: languages[extname(path)] ?? 'typescript', version: 1, text}}});
  }

  function ask(method: string, params: unknown): Promise<unknown> {
    const id = ++last;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      send({id, method, params});
    });
  }

  function send(message: object): void {
    const body = Buffer.from(JSON.stringify({jsonrpc: '2.0', ...message}));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  }
}
