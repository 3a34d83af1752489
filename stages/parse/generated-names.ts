// Names that only tools give to files: nobody wrote what is in them, whatever it says.

export interface NameRule {readonly rule: string; readonly path: RegExp}

/** The first that matches names the rule. Patterns are anchored or begin with a literal: paths are hostile too. */
export const generatedNames: readonly NameRule[] = [
  {rule: 'xcode', path: /\.(?:nib|xcworkspacedata|xcuserstate)$/},
  {rule: 'intellij', path: /(?:^|\/)\.idea\//},
  {rule: 'cocoapods', path: /(?:^|\/)Pods\//},
  {rule: 'carthage', path: /(?:^|\/)Carthage\/Build\//},
  {rule: 'graphql-relay', path: /__generated__\//},
  {rule: 'dotnet-designer', path: /\.designer\.(?:cs|vb)$/i},
  {rule: 'specflow', path: /\.feature\.cs$/i},
  {rule: 'node-modules', path: /(?:^|\/)node_modules\//},
  {rule: 'go-vendor', path: /(?:^|\/)vendor\/(?:[0-9A-Za-z][-0-9A-Za-z]{0,62}\.){1,4}(?:com|edu|gov|in|me|net|org|fm|io)\//},
  {rule: 'godeps', path: /(?:^|\/)Godeps\//},
  {rule: 'yarn-pnp', path: /(?:^|\/)\.pnp\.[^/]+$/},
  {rule: 'zephir', path: /[^/]\.zep\.(?:c|h|php)$/},
  {rule: 'coverage-report', path: /(?:^|\/)htmlcov\//},
  {rule: 'gradle-wrapper', path: /(?:^|\/)gradlew(?:\.bat)?$/i},
  {rule: 'maven-wrapper', path: /(?:^|\/)mvnw(?:\.cmd)?$/i},
  {rule: 'secrets-baseline', path: /(?:^|\/)\.secrets\.baseline$/},
  {rule: 'pascal-type-library', path: /_tlb\.pas$/i},
  {rule: 'sqlx-query', path: /(?:^|\/)\.sqlx\/query-[a-f\d]{64}\.json$/},
  {rule: 'cargo-original', path: /(?:^|\/)Cargo\.toml\.orig$/},
  {rule: 'source-map', path: /\.(?:[cm]?js|css)\.map$/i},
  {rule: 'jest-snapshot', path: /(?:^|\/)__snapshots__\/[^/]+\.snap$/},
  {rule: 'protobuf', path: /(?:\.pb(?:\.gw|\.validate)?\.go|_pb2(?:_grpc)?\.pyi?|\.pb\.(?:cc|h|swift|dart)|_pb\.(?:js|d\.ts))$/},
  {rule: 'dart', path: /\.(?:g|freezed|mocks)\.dart$/},
];
