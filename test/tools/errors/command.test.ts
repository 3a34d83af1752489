import {commandProvocations, configProvocations} from './command-provocations.ts';
import {provoked} from './provocation.ts';

provoked({...commandProvocations, ...configProvocations});
