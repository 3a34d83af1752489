// Lists the plugin in the nx.json of a workspace, and changes nothing else in it.
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {ours} from './surroundings.ts';

export interface PluginOutcome {
  readonly kind: 'added' | 'present' | 'left';
  readonly file: string;
  readonly entry: string;
}

export async function addPlugin(workspace: string): Promise<PluginOutcome> {
  const file = join(workspace, 'nx.json');
  const entry = await ours('tools/plugin.ts', workspace);
  const {kind, text} = withPlugin(await readFile(file, 'utf8'), entry);
  if (kind === 'added') await writeFile(file, text);
  return {kind, file, entry};
}

/** The text of an nx.json that lists it. */
export function withPlugin(text: string, entry: string): {readonly kind: PluginOutcome['kind']; readonly text: string} {
  const settings = settingsIn(text);
  if (settings === undefined) return {kind: 'left', text};
  const {plugins} = settings;
  const listed = Array.isArray(plugins) ? plugins : [];
  if (listed.some((plugin) => nameOf(plugin) === entry)) return {kind: 'present', text};
  const indent = /\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  return {kind: 'added', text: `${JSON.stringify({...settings, plugins: [...listed, entry]}, null, indent)}\n`};
}

/** None for what Nx reads and JSON does not know, such as comments: writing it again would lose them. */
function settingsIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const settings: unknown = JSON.parse(text);
    return typeof settings === 'object' && settings !== null && !Array.isArray(settings) ? {...settings} : undefined;
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function nameOf(plugin: unknown): unknown {
  return typeof plugin === 'object' && plugin !== null && 'plugin' in plugin ? plugin.plugin : plugin;
}
