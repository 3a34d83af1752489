// Reads what a Gradle build says in so many words: it is a program, and is not run.
import type {ReadManifest} from './manifest.ts';
import type {Dependency} from './package-facts.ts';

const kinds: ReadonlyMap<string, Dependency['kind']> = new Map([['implementation', 'normal'], ['api', 'normal'], ['compile', 'normal'], ['runtimeOnly', 'normal'], ['compileOnly', 'optional'], ['testImplementation', 'development'], ['testCompile', 'development'], ['testRuntimeOnly', 'development'], ['annotationProcessor', 'build'], ['kapt', 'build']]);

export const readGradle: ReadManifest = (text) => {
  const dependencies: Dependency[] = [];
  for (const [, word = '', project, module] of text.matchAll(/^[ \t]*(\w+)[ \t(]+(?:project\((?:path:[ \t]*)?["']:?([\w:.-]+)["']\)|["']([\w.:${}-]+)["'])/gm)) {
    const kind = kinds.get(word);
    if (kind !== undefined) dependencies.push({name: project?.split(':').at(-1) ?? module?.split(':')[1] ?? '', kind, path: ''});
  }
  return {ecosystem: 'gradle', name: '', description: /^\s*description\s*=?\s*["']([^"'\n]*)["']/m.exec(text)?.[1] ?? '', dependencies: dependencies.filter(({name}) => name !== ''), entries: [], members: []};
};

export const readGradleSettings: ReadManifest = (text) => ({
  ecosystem: 'gradle',
  name: '',
  description: '',
  dependencies: [],
  entries: [],
  members: [...text.matchAll(/^[ \t]*include\b([^\n]*(?:,\s*\n[^\n]*)*)/gm)].flatMap(([, list = '']) => [...list.matchAll(/["']:?([\w:.-]+)["']/g)].map(([, path = '']) => path.replaceAll(':', '/'))),
});
