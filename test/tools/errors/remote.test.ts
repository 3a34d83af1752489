import {provoked} from './provocation.ts';
import {remoteProvocations} from './remote-provocations.ts';

provoked(remoteProvocations);
