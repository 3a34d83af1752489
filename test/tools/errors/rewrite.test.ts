import {provoked} from './provocation.ts';
import {rewriteProvocations} from './rewrite-provocations.ts';

provoked(rewriteProvocations);
