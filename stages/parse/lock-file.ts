// Files in which a package manager keeps what it resolved.

const names: ReadonlySet<string> = new Set([
  'package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb', 'deno.lock',
  'Cargo.lock', 'go.sum', 'go.work.sum', 'Gopkg.lock', 'glide.lock', 'composer.lock', 'Gemfile.lock', 'gems.locked',
  'poetry.lock', 'pdm.lock', 'uv.lock', 'pixi.lock', 'Pipfile.lock', 'pylock.toml', 'conda-lock.yml', 'esy.lock',
  'flake.lock', 'MODULE.bazel.lock', 'maven_install.json', 'gradle.lockfile', 'buildscript-gradle.lockfile', 'packages.lock.json', 'paket.lock',
  'Package.resolved', 'Podfile.lock', 'Cartfile.resolved', 'pubspec.lock', 'mix.lock', 'rebar.lock', '.terraform.lock.hcl',
  'Chart.lock', 'stack.yaml.lock', 'cabal.project.freeze', 'shard.lock', 'mise.lock', 'Manifest.toml', 'JuliaManifest.toml',
]);

const variants = [/^\w+\.esy\.lock$/, /^mise\.[^/]+\.lock$/, /^(?:Julia)?Manifest-v\d+\.\d+\.toml$/, /^pylock\.[\w-]+\.toml$/];

export function isLockFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return names.has(name) || variants.some((variant) => variant.test(name));
}
