/// <reference lib="dom" />
import { useMachine } from '@xstate/react';
import { createElement as h, StrictMode, type SubmitEvent, useCallback, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { type Actor, waitFor } from 'xstate';
import { booking as flow } from '../../../machines/booking.ts';
import {
  batchOf,
  type ConversationMachine,
  createConversationMachine,
  effectOf,
  extractGiven,
  pathOf,
  performEffects,
  replyGiven,
} from '../../../src/index.ts';
import { readMessage } from '../../../src/offline/index.ts';
import { createReplies, english } from '../../../src/replies/index.ts';
import { perform } from './diary.ts';

type Conversation = Actor<ConversationMachine>;

const machine = createConversationMachine(flow);
const input = { session: crypto.randomUUID(), run: '1', timeZone: flow.timeZone, locale: 'en-US' };
const inWords = createReplies(english);

/** The conversation that this browser was left with, if there is one. */
const kept = localStorage.getItem('conversation');
const restored: ReturnType<Conversation['getPersistedSnapshot']> | undefined =
  kept === null ? undefined : JSON.parse(kept);
const save = (actor: Conversation): void =>
  localStorage.setItem('conversation', JSON.stringify(actor.getPersistedSnapshot()));

interface Shown {
  readonly text: string;
  /** Id of a reply. */
  readonly id?: string;
}

/** Waits for what is owed, and tells the chart that its reply now stands before the user. */
async function reply(actor: Conversation, answer?: string): Promise<Shown> {
  const settled = await waitFor(actor, (snapshot) => effectOf(flow, snapshot).is === 'none');
  const text = inWords(replyGiven(flow, settled, answer));
  const id = crypto.randomUUID();
  if (settled.status === 'active') actor.send({ type: 'turn.ended', at: Date.now(), reply: id });
  save(actor);
  return { text, id };
}

function Chat() {
  const [snapshot, send, actor] = useMachine(
    machine,
    restored === undefined ? { input } : { input, snapshot: restored },
  );
  const [lines, setLines] = useState<readonly Shown[]>([]);
  const show = useCallback((line: Shown) => setLines((before) => [...before, line]), []);

  useEffect(() => performEffects(flow, actor, perform, { save: () => save(actor) }), [actor]);
  useEffect(() => {
    let isGone = false;
    void reply(actor).then((line) => isGone || show(line));
    return () => {
      isGone = true;
    };
  }, [actor, show]);

  function say(event: SubmitEvent<HTMLFormElement>): void {
    event.preventDefault();
    const said = String(new FormData(event.currentTarget).get('said'));
    event.currentTarget.reset();
    show({ text: `> ${said}` });
    const seen = lines.findLast(({ id }) => id !== undefined)?.id;
    send({ type: 'turn.started', at: Date.now(), said, ...(seen === undefined ? {} : { seen }) });
    const { proposals, answer } = readMessage(said, extractGiven(flow, actor.getSnapshot()));
    for (const heard of batchOf(flow, proposals)) send(heard);
    void reply(actor, answer).then(show);
  }

  return h(
    'main',
    null,
    h('h1', null, pathOf(snapshot)),
    h('pre', null, lines.map(({ text }) => text).join('\n')),
    h('form', { onSubmit: say }, h('input', { name: 'said', autoComplete: 'off', autoFocus: true })),
  );
}

const root = document.querySelector('#chat');
if (root !== null) createRoot(root).render(h(StrictMode, null, h(Chat)));
