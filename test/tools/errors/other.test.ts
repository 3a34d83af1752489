import {artefactProvocations, bugProvocations, tokenizerProvocations} from './other-provocations.ts';
import {provoked} from './provocation.ts';

provoked({...tokenizerProvocations, ...artefactProvocations, ...bugProvocations});
