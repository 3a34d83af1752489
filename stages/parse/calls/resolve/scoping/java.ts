// A package of Java is what its files say they belong to.
import type {ScopingOf} from './scoping.ts';

export const javaScoping: ScopingOf = () => ({
  home: ({says}) => says,
  modules: (module) => [module],
  throughTypes: '.',
});
