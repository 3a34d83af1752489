// All that C declares is linked together, except what a file keeps for itself.
import type {ScopingOf} from './scoping.ts';

export const cScoping: ScopingOf = () => ({
  home: () => '',
  modules: () => [''],
});
