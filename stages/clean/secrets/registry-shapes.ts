// Tokens of registries that hold packages and images.
import {shapes, type Shape} from './shape.ts';

export const registryShapes: readonly Shape[] = [
  ...shapes('npm-token', ['npm_'], '[A-Za-z0-9_]{36}(?![A-Za-z0-9_])'),
  ...shapes('pypi-token', ['pypi-AgE', 'pypi-'], '[A-Za-z0-9_-]{50,500}'),
  ...shapes('rubygems-key', ['rubygems_'], '[a-f0-9]{48}(?![A-Za-z0-9])'),
  ...shapes('crates-io-token', ['cio'], '[A-Za-z0-9]{32}(?![A-Za-z0-9_])'),
  ...shapes('nuget-key', ['oy2'], '[a-z0-9]{43}(?![A-Za-z0-9])'),
  ...shapes('docker-token', ['dckr_pat_', 'dckr_oat_'], '[A-Za-z0-9_-]{27,40}(?![A-Za-z0-9_-])'),
  ...shapes('artifactory-key', ['AKCp'], '[A-Za-z0-9]{60,75}(?![A-Za-z0-9])'),
];
