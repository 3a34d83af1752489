// The option that says how windows lie over tokens, the same for every command that speaks of them. Nothing is read here: every command line loads this.
import {usualWindows} from '../../../stages/dataset/windows/window-rules.ts';
import type {Option} from './option.ts';

export const usualSpelled = [usualWindows.context, usualWindows.target, usualWindows.stride].join('/');

export const windowsOption: Option = {name: 'windows', value: 'C/T/S', group: 'Input', help: `windows of C tokens and T to predict, every S (default: ${usualSpelled})`};
