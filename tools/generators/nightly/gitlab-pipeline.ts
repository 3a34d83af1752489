// The pipeline of GitLab: a schedule builds main in parts and publishes; merge requests read what main has and can publish nothing.
import type {Nightly} from './nightly-options.ts';

/** Variables that are protected are there for protected branches alone: merge requests never see the key or the token that writes. */
export function gitlabPipeline({config, parts, drift}: Nightly): string {
  return `# To be included: include: [{local: .gitlab/dataset.yml}], with a pipeline schedule for every night. Variables of the project: GRISTMILL_REMOTE_URL,
# GRISTMILL_REMOTE_KEYS, GRISTMILL_REMOTE_READ_TOKEN; protected and masked ones: GRISTMILL_REMOTE_WRITE_TOKEN, GRISTMILL_REMOTE_SECRET.
.dataset:
  image: node:24
  interruptible: false
  variables: {GIT_DEPTH: '0', GRISTMILL_REMOTE_TRUST: main}
  before_script: [npm ci]

.dataset-nightly:
  extends: .dataset
  resource_group: dataset-nightly-$CI_NODE_INDEX
  rules:
    - if: $CI_PIPELINE_SOURCE == "schedule" && $CI_COMMIT_REF_PROTECTED == "true" && $GRISTMILL_REMOTE_URL

dataset-part:
  extends: .dataset-nightly
  stage: build
  parallel: ${parts}
  script:
    - export GRISTMILL_REMOTE_TOKEN="$GRISTMILL_REMOTE_WRITE_TOKEN"
    - npx gristmill build --config ${config} --shard "\${CI_NODE_INDEX:-1}/${parts}"
  allow_failure: true

dataset:
  extends: .dataset-nightly
  stage: test
  script:
    - export GRISTMILL_REMOTE_TOKEN="$GRISTMILL_REMOTE_WRITE_TOKEN"
    - npx gristmill build --config ${config} --fold ${parts} --publish --remote required
    - npx gristmill remote status --config ${config}
    - npx gristmill remote gc --config ${config}

dataset-check:
  extends: .dataset-nightly
  stage: deploy
  script:
    - unset GRISTMILL_REMOTE_SECRET
    - export GRISTMILL_REMOTE_TOKEN="$GRISTMILL_REMOTE_READ_TOKEN"
    - npx gristmill remote check --config ${config} --percent 1
${drift.map((name) => `    - npx gristmill ${name} --config ${config}\n`).join('')}
dataset-merge-request:
  extends: .dataset
  stage: test
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - unset GRISTMILL_REMOTE_SECRET
    - export GRISTMILL_REMOTE_TOKEN="$GRISTMILL_REMOTE_READ_TOKEN" GRISTMILL_REMOTE_TRUST="pr-$CI_MERGE_REQUEST_IID"
    - npx gristmill build --config ${config}
`;
}
