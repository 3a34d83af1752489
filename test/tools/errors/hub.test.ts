import {hubProvocations} from './hub-provocations.ts';
import {provoked} from './provocation.ts';

provoked(hubProvocations);
