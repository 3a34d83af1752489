import {provoked} from './provocation.ts';
import {cutProvocations, leakProvocations, splitProvocations} from './split-provocations.ts';

provoked({...cutProvocations, ...splitProvocations, ...leakProvocations});
