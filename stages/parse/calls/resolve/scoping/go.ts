// A package of Go is a folder.
import {dirOf} from '../../../licence/folder-licence.ts';
import type {ScopingOf} from './scoping.ts';

export const goScoping: ScopingOf = ({go}) => ({
  home: ({path}) => dirOf(path),
  modules: (module) => go.folders(module),
});
