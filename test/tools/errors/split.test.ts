import {provoked} from './provocation.ts';
import {cutProvocations, leakBugProvocations, leakProvocations, splitProvocations} from './split-provocations.ts';

provoked({...cutProvocations, ...splitProvocations, ...leakProvocations, ...leakBugProvocations, ...leakBugProvocations});
