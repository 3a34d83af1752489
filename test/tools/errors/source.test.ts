import {gitProvocations, sourceProvocations} from './source-provocations.ts';
import {provoked} from './provocation.ts';

provoked({...sourceProvocations, ...gitProvocations});
