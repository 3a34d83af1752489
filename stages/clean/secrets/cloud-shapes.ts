// Keys of clouds and of what runs on them.
import {shapes, type Shape} from './shape.ts';

export const cloudShapes: readonly Shape[] = [
  ...shapes('aws-access-key-id', ['AKIA', 'ASIA', 'ABIA', 'ACCA', 'A3T'], '[A-Z0-9]{16,17}(?![A-Za-z0-9_])'),
  ...shapes('google-api-key', ['AIza'], '[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])'),
  ...shapes('google-oauth-secret', ['GOCSPX-'], '[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])'),
  ...shapes('google-oauth-token', ['ya29.'], '[A-Za-z0-9_-]{30,1000}'),
  ...shapes('azure-devops-token', ['AzDo'], '[A-Za-z0-9]{40,90}'),
  ...shapes('digitalocean-token', ['dop_v1_', 'doo_v1_', 'dor_v1_'], '[a-f0-9]{64}(?![A-Za-z0-9])'),
  ...shapes('databricks-token', ['dapi'], '[a-f0-9]{32}(?:-[0-9])?(?![A-Za-z0-9])'),
  ...shapes('cloudflare-token', ['cfk_', 'cfut_', 'cfat_'], '[A-Za-z0-9]{40}[0-9a-f]{8}(?![A-Za-z0-9])'),
  ...shapes('vercel-token', ['vcp_', 'vci_', 'vca_', 'vcr_', 'vck_'], '[A-Za-z0-9]{20,60}(?![A-Za-z0-9])'),
  ...shapes('vault-token', ['hvs.', 'hvb.', 'hvr.'], '[A-Za-z0-9_-]{90,300}(?![A-Za-z0-9_-])'),
  ...shapes('grafana-token', ['glc_'], '[A-Za-z0-9+/]{32,400}={0,2}'),
  ...shapes('grafana-token', ['glsa_'], '[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}(?![A-Fa-f0-9])'),
  ...shapes('tailscale-key', ['tskey-'], '[a-z]{2,20}-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{16,60}(?![0-9A-Za-z_])'),
  ...shapes('onepassword-token', ['ops_ey'], '[A-Za-z0-9+/=]{100,1500}'),
  ...shapes('pulumi-token', ['pul-'], '[a-f0-9]{40}(?![A-Za-z0-9])'),
  ...shapes('age-secret-key', ['AGE-SECRET-KEY-1'], '[A-Z0-9]{58}'),
];
