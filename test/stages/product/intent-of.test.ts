import test from 'ava';
import {intentOf, type Told} from '../../../stages/product/intent/intent-of.ts';
import {seedIntents} from '../../../stages/product/intent/seed-intents.ts';

const intent = (title: string, more: Partial<Told> = {}) => intentOf({title, text: '', labels: [], layers: [], ...more}, seedIntents);

test('intentOf() reads words, never parts of words', (t) => {
  // `discard` has a card, `author` an auth, `recharge` a charge, `avoid` a void, and `address` adds nothing.
  t.is(intent('Discard authors, recharge and avoid research').feature.value, 'unknown');
  t.is(intent('address the prefix').action.value, 'unknown');
});

test('intentOf() says what it read, and where', (t) => {
  t.deepEqual(intent('feat(webhooks): Add retries', {labels: ['Feature'], text: 'Callbacks are lost'}), {
    feature: {value: 'webhook', confidence: 73, evidence: ['scope "webhook"', 'text "callback"']},
    action: {value: 'add_feature', confidence: 99, evidence: ['label "feature"', 'type "feat"', 'verb "add"']},
    entities: ['webhook'],
  });
});

test('intentOf() takes a statement over a guess, and a title over a text', (t) => {
  t.is(intent('fix: Add a missing check').action.value, 'fix_bug');
  t.is(intent('Add cards', {labels: ['bug']}).action.value, 'fix_bug');
  t.is(intent('Search of orders', {text: 'payment payment payment'}).feature.value, 'search_filter');
  t.is(intent('Cards are gone', {text: 'Since the search.'}).feature.value, 'payment');
});

test('intentOf() knows the forms in which titles say what they do', (t) => {
  for (const title of ['Fixes a leak', 'fixed a leak', 'Fixing a leak', 'Resolve #3', 'resolving it']) t.is(intent(title).action.value, 'fix_bug', title);
  for (const title of ['Fixture for it', 'Moved', 'Removed']) t.not(intent(title).action.value, 'fix_bug', title);
});

test('intentOf() reads the part of the code that a title begins with as its scope', (t) => {
  t.like(intent('ignore/types: add devicetree'), {action: {value: 'add_feature', evidence: ['verb "add"']}});
  t.like(intent('webhooks: fix a leak'), {feature: {value: 'webhook', evidence: ['scope "webhook"']}, action: {value: 'fix_bug'}});
  t.like(intent('Note: it is: fix'), {action: {value: 'unknown'}});
});

test('intentOf() takes a layer for a sign where nothing is said', (t) => {
  t.is(intent('Bump', {layers: ['connectors']}).feature.value, 'connector_integration');
});

test('intentOf() names what is spoken of most first, three at most', (t) => {
  t.deepEqual(intent('Refund orders of an order', {text: 'Orders of users. Users and orders with cards, user.'}).entities, ['order', 'user', 'refund']);
});

test('intentOf() finds another project\'s rules', (t) => {
  const own = {features: [{value: 'resolver', words: ['feature resolver']}], actions: [], entities: ['crate']};
  t.like(intentOf({title: 'Feature resolver of crates', text: '', labels: [], layers: []}, own), {feature: {value: 'resolver'}, action: {value: 'unknown'}, entities: ['crate']});
});
