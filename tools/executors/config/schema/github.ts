// What is taken from a forge, as the schema has it.
import {matching, onOrOff, section, text} from './rule.ts';

export const forged = section({
  repository: matching(/^[\w.-]{1,100}\/[\w.-]{1,100}$/, 'a repository as "owner/name"').optional(),
  host: text('the address of a forge, such as "https://github.example.com"').optional(),
  tokenEnv: matching(/^[A-Za-z_]\w{0,100}$/, 'the name of a variable of the environment').optional(),
});
export const github = onOrOff(forged, 'true, false or {repository, host, tokenEnv}');
