// The server, bucket or folder that an address means, with what this process may show it.
import {exchanger} from '../../../cache/remote/http-exchange.ts';
import {folderPlace} from '../../../cache/remote/folder-place.ts';
import {httpPlace} from '../../../cache/remote/http-place.ts';
import type {RemotePlace} from '../../../cache/remote/remote-place.ts';
import {s3Place} from '../../../cache/remote/s3-place.ts';
import type {RemoteAccess, RemoteAddress} from './remote-choice.ts';

export function placeOf(address: RemoteAddress, {token, s3, clock}: Pick<RemoteAccess, 'token' | 's3' | 'clock'>, unique: () => string): RemotePlace {
  switch (address.kind) {
    case 'http':
      return httpPlace({url: new URL(address.url), token, layout: address.layout, exchanger: exchanger()});
    case 's3':
      return s3Place({endpoint: new URL(address.endpoint), bucket: address.bucket, prefix: address.prefix, credentials: s3 && {...s3, region: address.region}, exchanger: exchanger(), clock});
    case 'folder':
      return folderPlace(address.path, unique);
    default:
      return address satisfies never;
  }
}
