import test from 'ava';
import {readHubWord} from '../../../tools/executors/config/hub-id.ts';
import {hubPlaces} from '../../../tools/executors/config/hub-places.ts';

const home = '/home/user';

test('hubPlaces() looks where the tools of Hugging Face look', (t) => {
  t.deepEqual(hubPlaces({env: {}, home}), {endpoint: 'https://huggingface.co', caches: ['/home/user/.cache/huggingface/hub']});
  t.deepEqual(hubPlaces({env: {HF_HOME: '/hf', HF_ENDPOINT: 'https://mirror'}, home}), {endpoint: 'https://mirror', caches: ['/hf/hub', '/home/user/.cache/huggingface/hub']});
  t.is(hubPlaces({env: {HF_HOME: '/hf', HUGGINGFACE_HUB_CACHE: '/cache'}, home}).caches[0], '/cache');
  t.is(hubPlaces({env: {HF_HUB_CACHE: '/new', HUGGINGFACE_HUB_CACHE: '/old'}, home}).caches[0], '/new');
  t.is(hubPlaces({env: {XDG_CACHE_HOME: '/xdg', HF_HOME: ''}, home}).caches[0], '/xdg/huggingface/hub');
});

test('readHubWord() reads an id and a revision, and nothing that leads elsewhere', (t) => {
  t.deepEqual(readHubWord('org/name@main'), {id: 'org/name', revision: 'main'});
  for (const word of ['org/name', 'name@main', '../name@main', 'org/..@main', 'org/name@../../x', 'org/name@a@b', 'org/na me@x', '/org/name@x', 'a/b/c@x', 'org/name@-x', '']) t.is(readHubWord(word), undefined, word);
});
