import {provoked} from './provocation.ts';
import {lookProvocations, storeProvocations} from './store-provocations.ts';

provoked({...storeProvocations, ...lookProvocations});
