// The files that tell of packages. One line each.
import {readCargo} from './cargo.ts';
import {readGoModule, readGoWork} from './go.ts';
import {readGradle, readGradleSettings} from './gradle.ts';
import type {ReadManifest} from './manifest.ts';
import {readMaven} from './maven.ts';
import {readNpm} from './npm.ts';
import {readPnpm} from './pnpm.ts';
import {readPyproject, readSetupCfg} from './python.ts';
import {readTypescript} from './typescript.ts';

/** By the name of the file; undefined for one that is no manifest. */
export function manifestReader(name: string): ReadManifest | undefined {
  return manifests.get(name) ?? (/^[jt]sconfig(?:\.[\w.-]+)?\.json$/.test(name) ? readTypescript : undefined);
}

const manifests: ReadonlyMap<string, ReadManifest> = new Map([
  ['Cargo.toml', readCargo],
  ['package.json', readNpm],
  ['pnpm-workspace.yaml', readPnpm],
  ['go.mod', readGoModule],
  ['go.work', readGoWork],
  ['pyproject.toml', readPyproject],
  ['setup.cfg', readSetupCfg],
  ['pom.xml', readMaven],
  ['build.gradle', readGradle],
  ['build.gradle.kts', readGradle],
  ['settings.gradle', readGradleSettings],
  ['settings.gradle.kts', readGradleSettings],
]);
