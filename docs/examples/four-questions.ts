import {
  type ConversationEvent,
  createConversationMachine,
  defineFlow,
  directiveOf,
  effectOf,
  movesOf,
  pathOf,
  receiptOf,
} from 'talkchart';
import * as slot from 'talkchart/slots';
import { initialTransition, transition } from 'xstate';

const flow = defineFlow({
  id: 'pizza',
  version: 1,
  timeZone: 'Europe/Rome',
  slots: { size: slot.choice({ options: ['small', 'large'] }), name: slot.personName() },
});
const machine = createConversationMachine(flow);
let [now] = initialTransition(machine, { session: 's', run: '1', timeZone: flow.timeZone, locale: 'en' });
const hear = (...events: readonly ConversationEvent[]) => {
  for (const event of events) [now] = transition(machine, now, event);
};
const look = (title: string) => {
  const { say } = directiveOf(flow, now);
  const effect = effectOf(flow, now);
  const moves = movesOf(flow, now).map(({ type }) => type);
  const answers = moves.filter((type) => type === 'confirm' || type === 'deny');
  console.log(`${title}: ${pathOf(now)}`);
  console.log(`  directiveOf ${say}; effectOf ${effect.is}${effect.is === 'none' ? '' : ` ${effect.key}`}`);
  console.log(
    `  movesOf ${moves.length} moves, of these ${answers.join(', ') || 'no confirm'}; receiptOf ${receiptOf(flow, now)}`,
  );
};

// A proposal is what a model claims the user said. It counts because the words carry it.
hear(
  { type: 'turn.started', at: 1, said: 'A large one, and my name is Ann Lee' },
  { type: 'slot.proposed', slot: 'size', value: 'large' },
  { type: 'slot.proposed', slot: 'name', value: 'Ann Lee' },
  { type: 'turn.read' },
);
look('before the summary is shown');

hear({ type: 'turn.ended', at: 2, reply: 'r1' });
look('the summary is shown');

hear({ type: 'turn.started', at: 3, said: 'maybe', seen: 'r1' }, { type: 'confirm' }, { type: 'turn.read' });
look('the model says confirm, the user said "maybe"');

hear({ type: 'turn.ended', at: 4, reply: 'r2' });
hear({ type: 'turn.started', at: 5, said: 'Yes, please', seen: 'r2' }, { type: 'confirm' }, { type: 'turn.read' });
look('the user said yes');

hear({ type: 'fulfil.succeeded', key: 's/1/1', result: { reference: 'P-7' } });
look('the host says that it is done');
