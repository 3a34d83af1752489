import {provoked} from './provocation.ts';
import {cutProvocations, splitProvocations} from './split-provocations.ts';

provoked({...cutProvocations, ...splitProvocations});
