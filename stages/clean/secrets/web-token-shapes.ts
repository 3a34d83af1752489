// JSON web tokens: three parts of base64url of which the first is a header that names an algorithm.
import type {Shape} from './shape.ts';

/** What `{"alg"`, `{"typ"`, `{"kid"`, `{"enc"`, `{"cty"`, `{"x5t"`, `{"zip"`, `{"jwk"`, `{"iss"` and `{ "` begin with. */
const headers = ['eyJhbGci', 'eyJ0eXAi', 'eyJraWQi', 'eyJlbmMi', 'eyJjdHki', 'eyJ4NX', 'eyJ6aXAi', 'eyJqd2si', 'eyJqa3Ui', 'eyAi', 'ewog'];

export const webTokenShapes: readonly Shape[] = headers.map((prefix) => ({
  rule: 'json-web-token',
  prefix,
  pattern: `${prefix}[A-Za-z0-9_-]{8,2000}\\.(?:eyJ|ey|ew)[A-Za-z0-9_-]{8,6000}(?:\\.[A-Za-z0-9_-]{0,1500})?(?:\\.[A-Za-z0-9_-]{1,4000}){0,2}`,
}));
