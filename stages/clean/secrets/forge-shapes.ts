// Tokens of forges: places that hold repositories, issues and designs.
import {shapes, type Shape} from './shape.ts';

export const forgeShapes: readonly Shape[] = [
  ...shapes('github-token', ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'], '[A-Za-z0-9_]{36,251}(?![A-Za-z0-9_])'),
  ...shapes('github-token', ['ghs_'], '[0-9]{1,20}_[A-Za-z0-9_-]{10,1000}\\.[A-Za-z0-9_-]{10,2000}\\.[A-Za-z0-9_-]{10,1000}'),
  ...shapes('github-token', ['github_pat_'], '[A-Za-z0-9_]{22,255}(?![A-Za-z0-9_])'),
  ...shapes('gitlab-token', ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glsoat-', 'glft-', 'glimt-', 'glagent-'], '[A-Za-z0-9_-]{20,128}(?![A-Za-z0-9_-])'),
  ...shapes('atlassian-token', ['ATATT3', 'ATCTT3'], '[A-Za-z0-9_=-]{50,400}'),
  ...shapes('linear-key', ['lin_api_', 'lin_oauth_'], '[A-Za-z0-9_]{32,128}(?![A-Za-z0-9_])'),
  ...shapes('notion-token', ['ntn_'], '[0-9]{11}[A-Za-z0-9]{35}(?![A-Za-z0-9])'),
  ...shapes('notion-token', ['secret_'], '[A-Za-z0-9]{43}(?![A-Za-z0-9])'),
  ...shapes('figma-token', ['figd_'], '[A-Za-z0-9_-]{40,200}(?![A-Za-z0-9_-])'),
  ...shapes('sentry-token', ['sntrys_', 'sntryu_'], '[A-Za-z0-9+/=_]{40,600}'),
];
