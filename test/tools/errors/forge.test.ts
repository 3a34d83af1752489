import {forgeProvocations} from './forge-provocations.ts';
import {provoked} from './provocation.ts';

provoked(forgeProvocations);
