// The workflows of GitHub Actions: every night main builds, in parts, and publishes; pull requests read what main has and can publish nothing.
import type {Nightly} from './nightly-options.ts';

const checkout = `      - uses: actions/checkout@v5
        with: {fetch-depth: 0, persist-credentials: false}
      - uses: actions/setup-node@v5
        with: {node-version: 24}
      - run: npm ci
`;

/** The secret key is in an environment that only protected branches may use. */
export function githubNightly({config, parts, hour, drift}: Nightly): string {
  return `# Builds the dataset of main every night on machines with empty disks, and shares it. Variables: GRISTMILL_REMOTE_URL, GRISTMILL_REMOTE_KEYS.
# Secrets of the environment "dataset", for protected branches alone: GRISTMILL_REMOTE_TOKEN (may write), GRISTMILL_REMOTE_SECRET.
name: dataset nightly
on:
  schedule: [{cron: '17 ${hour} * * *'}]
  workflow_dispatch: {}
permissions: {contents: read}
concurrency: {group: dataset-nightly, cancel-in-progress: false}
env:
  GRISTMILL_REMOTE_URL: \${{vars.GRISTMILL_REMOTE_URL}}
  GRISTMILL_REMOTE_KEYS: \${{vars.GRISTMILL_REMOTE_KEYS}}
  GRISTMILL_REMOTE_TRUST: main
jobs:
  part:
    if: vars.GRISTMILL_REMOTE_URL != ''
    runs-on: ubuntu-latest
    environment: dataset
    timeout-minutes: 120
    strategy:
      fail-fast: false
      matrix: {part: [${Array.from({length: parts}, (_, at) => at + 1).join(', ')}]}
    env:
      GRISTMILL_REMOTE_TOKEN: \${{secrets.GRISTMILL_REMOTE_TOKEN}}
      GRISTMILL_REMOTE_SECRET: \${{secrets.GRISTMILL_REMOTE_SECRET}}
    steps:
${checkout}      - run: npx gristmill build --config ${config} --shard \${{matrix.part}}/${parts}
  dataset:
    # A part that failed is made here.
    if: always() && !cancelled() && vars.GRISTMILL_REMOTE_URL != ''
    needs: part
    runs-on: ubuntu-latest
    environment: dataset
    timeout-minutes: 240
    env:
      GRISTMILL_REMOTE_TOKEN: \${{secrets.GRISTMILL_REMOTE_TOKEN}}
      GRISTMILL_REMOTE_SECRET: \${{secrets.GRISTMILL_REMOTE_SECRET}}
    steps:
${checkout}      - run: npx gristmill build --config ${config} --fold ${parts} --publish --remote required
      - run: npx gristmill remote status --config ${config} | tee -a "$GITHUB_STEP_SUMMARY"
      - run: npx gristmill remote gc --config ${config} | tee -a "$GITHUB_STEP_SUMMARY"
  check:
    # Runs one row in a hundred again, others every day: what somebody slipped in is found.
    if: always() && !cancelled() && vars.GRISTMILL_REMOTE_URL != ''
    needs: dataset
    runs-on: ubuntu-latest
    timeout-minutes: 120
    env:
      GRISTMILL_REMOTE_TOKEN: \${{secrets.GRISTMILL_REMOTE_READ_TOKEN}}
    steps:
${checkout}      - run: npx gristmill remote check --config ${config} --percent 1 | tee -a "$GITHUB_STEP_SUMMARY"
${drift.map((name) => `      - run: npx gristmill ${name} --config ${config} | tee -a "$GITHUB_STEP_SUMMARY"\n`).join('')}`;
}

/** No environment, no secret key and no token that writes. Whom to believe is said by the repository's variables, which a pull request cannot change. */
export function githubPull({config}: Nightly): string {
  return `# Builds the dataset of a pull request from what main has published, and publishes nothing. Secret: GRISTMILL_REMOTE_READ_TOKEN, which forks do not get.
name: dataset of a pull request
on:
  pull_request: {}
permissions: {contents: read}
concurrency: {group: 'dataset-\${{github.event.number}}', cancel-in-progress: true}
jobs:
  dataset:
    runs-on: ubuntu-latest
    timeout-minutes: 120
    env:
      GRISTMILL_REMOTE_URL: \${{vars.GRISTMILL_REMOTE_URL}}
      GRISTMILL_REMOTE_KEYS: \${{vars.GRISTMILL_REMOTE_KEYS}}
      GRISTMILL_REMOTE_TRUST: pr-\${{github.event.number}}
      GRISTMILL_REMOTE_TOKEN: \${{secrets.GRISTMILL_REMOTE_READ_TOKEN}}
    steps:
${checkout}      - run: npx gristmill build --config ${config}
`;
}
