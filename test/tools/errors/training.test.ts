import {provoked} from './provocation.ts';
import {trainingProvocations} from './training-provocations.ts';

provoked(trainingProvocations);
