// A build server says where its remote is: in the place of what the configuration says, or where it says nothing.
import type {DatasetConfig} from '../../define-dataset.ts';
import type {Host} from '../host.ts';
import {misused} from '../cli/parse-arguments.ts';
import {remoteAddress} from './remote-address.ts';

export function withRemoteOf({env}: Pick<Host, 'env'>, config: DatasetConfig): DatasetConfig {
  const url = env['GRISTMILL_REMOTE_URL'];
  if (url === undefined || url === '') return config;
  // What may be a password in it is not printed.
  if (remoteAddress(url, (path) => path) === undefined) throw misused([{path: 'GRISTMILL_REMOTE_URL', expected: 'a folder, or an address as "https://…", "bazel+https://…" or "s3://bucket/prefix?region=…" without a name or a password', got: 'something else'}]);
  return {...config, remote: typeof config.remote === 'object' ? {...config.remote, url} : url};
}
