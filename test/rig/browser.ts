// A browser that is not ours, headless, over its own protocol: opens a page from the disk in a window of some size and colours, and notes whatever it asks for.
import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

export interface Looking {readonly width: number; readonly height?: number; readonly scheme?: 'light' | 'dark'}

export interface Page {
  /** Addresses that it asked for, itself first. */
  readonly asked: readonly string[];
  /** What the browser complained of: scripts that fail, a policy that is broken. */
  readonly complaints: readonly string[];
  /** What an expression gives, as JSON has it. */
  evaluate<T>(expression: string): Promise<T>;
  /** A picture of all of it, or of as much from a height on. */
  shoot(file: string, part?: {readonly from: number; readonly height: number}): Promise<void>;
}

export interface Browser {
  open(file: string, looking: Looking): Promise<Page>;
  close(): Promise<void>;
}

const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars', '--remote-debugging-port=0'];

export async function browser(): Promise<Browser> {
  const profile = mkdtempSync(join(tmpdir(), 'gristmill-browser-'));
  const child = spawn('chromium', [...flags, `--user-data-dir=${profile}`, 'about:blank'], {stdio: ['ignore', 'ignore', 'pipe']});
  const {call, on, close} = await connected(await addressOf(child));
  return {
    async open(file, {width, height = 800, scheme = 'light'}) {
      const {targetId} = await call<{targetId: string}>('Target.createTarget', {url: 'about:blank'});
      const {sessionId} = await call<{sessionId: string}>('Target.attachToTarget', {targetId, flatten: true});
      const asked: string[] = [];
      const complaints: string[] = [];
      const ask = <T>(method: string, params: object = {}) => call<T>(method, params, sessionId);
      on(sessionId, 'Network.requestWillBeSent', ({request}) => void asked.push((request as {url: string}).url));
      on(sessionId, 'Log.entryAdded', ({entry}) => void complaints.push((entry as {text: string}).text));
      on(sessionId, 'Runtime.exceptionThrown', (event) => void complaints.push(JSON.stringify(event)));
      for (const domain of ['Network', 'Log', 'Runtime', 'Page']) await ask(`${domain}.enable`);
      await ask('Emulation.setDeviceMetricsOverride', {width, height, deviceScaleFactor: 1, mobile: width < 600});
      await ask('Emulation.setEmulatedMedia', {features: [{name: 'prefers-color-scheme', value: scheme}]});
      const loaded = new Promise((done) => on(sessionId, 'Page.loadEventFired', done));
      await ask('Page.navigate', {url: pathToFileURL(file).href});
      await loaded;
      return {
        asked,
        complaints,
        async evaluate<T>(expression: string) {
          const {result, exceptionDetails} = await ask<{result: {value: T}; exceptionDetails?: {exception?: {description?: string}}}>('Runtime.evaluate', {expression, returnByValue: true, awaitPromise: true});
          if (exceptionDetails !== undefined) throw new Error(exceptionDetails.exception?.description ?? 'The expression failed');
          return result.value;
        },
        async shoot(to, part) {
          const {cssContentSize: {width: wide, height: high}} = await ask<{cssContentSize: {width: number; height: number}}>('Page.getLayoutMetrics');
          const {data} = await ask<{data: string}>('Page.captureScreenshot', {captureBeyondViewport: true, clip: {x: 0, y: part?.from ?? 0, width: wide, height: part?.height ?? high, scale: 1}});
          writeFileSync(to, Buffer.from(data, 'base64'));
        },
      };
    },
    async close() {
      const gone = once(child, 'exit');
      close();
      child.kill();
      await gone;
      rmSync(profile, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

async function addressOf({stderr}: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of stderr ?? []) {
    said += String(chunk);
    const [, address] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
    if (address !== undefined) return address;
  }
  throw new Error(`chromium did not start: ${said}`);
}

type Params = Readonly<Record<string, unknown>>;

async function connected(address: string) {
  const socket = new WebSocket(address);
  const waiting = new Map<number, (answer: {readonly result?: unknown; readonly error?: {readonly message: string}}) => void>();
  const listeners: {readonly sessionId: string; readonly method: string; readonly told: (params: Params) => void}[] = [];
  let last = 0;
  socket.addEventListener('message', ({data}) => {
    const message = JSON.parse(String(data)) as {id?: number; method?: string; sessionId?: string; params?: Params; result?: unknown; error?: {message: string}};
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    for (const {sessionId, method, told} of listeners) if (message.method === method && message.sessionId === sessionId) told(message.params ?? {});
  });
  await once(socket, 'open');
  return {
    call: <T>(method: string, params: object = {}, sessionId?: string): Promise<T> => new Promise((done, failed) => {
      const id = ++last;
      waiting.set(id, ({result, error}) => {
        waiting.delete(id);
        if (error === undefined) done(result as T);
        else failed(new Error(`${method}: ${error.message}`));
      });
      socket.send(JSON.stringify({id, method, params, ...(sessionId !== undefined && {sessionId})}));
    }),
    on: (sessionId: string, method: string, told: (params: Params) => void) => void listeners.push({sessionId, method, told}),
    close: () => socket.close(),
  };
}
