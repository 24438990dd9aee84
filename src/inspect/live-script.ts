/** Draws what the relay tells: runs in the browser, without a library, and shows text as text. */
export const liveScript = `
'use strict';
const at = (id) => document.getElementById(id);
const runs = new Map();
const shown = { run: null, isPicked: false, isDue: false, path: null };
const mostEvents = 200;

const link = new WebSocket('ws://' + location.host + '/' + location.search);
link.onopen = () => { at('link').textContent = 'Watching.'; };
link.onclose = () => { at('link').textContent = 'Not watching any more: the chat has ended, or this page fell behind. Reload to look again.'; };
link.onmessage = ({ data }) => take(JSON.parse(data));
at('run').onchange = () => { shown.run = at('run').value; shown.isPicked = true; draw(); };

function take(message) {
  const name = message.sessionId;
  if (!runs.has(name)) {
    runs.set(name, { snapshot: null, events: [] });
    at('run').append(new Option(name, name));
  }
  const run = runs.get(name);
  if (message.type === '@xstate.event') run.events = [...run.events.slice(1 - mostEvents), { event: message.event, led: null }];
  if (message.type !== '@xstate.event') {
    const from = run.snapshot && pathOf(run.snapshot.value);
    run.snapshot = message.snapshot;
    const last = run.events.at(-1);
    if (message.type === '@xstate.snapshot' && last) {
      const to = pathOf(message.snapshot.value);
      last.led = to === from ? null : to;
      last.verdict = verdictIn(message);
    }
  }
  if (!shown.isPicked) shown.run = name;
  if (!shown.isDue) requestAnimationFrame(draw);
  shown.isDue = true;
}

function verdictIn({ event, snapshot }) {
  if (!event.slot || !event.type.startsWith('slot.')) return null;
  return snapshot.context.turn.verdicts.findLast(({ slot }) => slot === event.slot)?.is ?? null;
}

function pathOf(value) {
  const parts = [];
  let inner = value;
  while (typeof inner === 'object' && inner !== null) {
    const [name] = Object.keys(inner);
    parts.push(name);
    inner = inner[name];
  }
  return [...parts, inner].join('.');
}

function draw() {
  shown.isDue = false;
  const run = runs.get(shown.run);
  if (!run || !run.snapshot) return;
  at('run').value = shown.run;
  const path = pathOf(run.snapshot.value);
  light(path);
  const { context, directive, effect } = run.snapshot;
  at('state').textContent = path;
  at('directive').textContent = directive.slot === null ? directive.say : directive.say + ' ' + directive.slot;
  at('asked').textContent = context.asked === null ? 'nothing' : [context.asked.about, context.asked.slot].filter(Boolean).join(' ');
  at('effect').textContent = effect === 'none' ? 'nothing' : effect;
  at('turns').textContent = String(context.turns);
  at('slots').replaceChildren(...Object.entries(context.slots).map(([name, slot]) => row(name, slot)));
  at('events').replaceChildren(...run.events.toReversed().map(item));
}

function light(path) {
  for (const box of document.querySelectorAll('[data-state]')) {
    const state = box.dataset.state;
    box.classList.toggle('active', path === state || path.startsWith(state + '.'));
    if (path === state) box.setAttribute('aria-current', 'true');
    else box.removeAttribute('aria-current');
    if (path === state && path !== shown.path) bringIntoSight(box);
  }
  shown.path = path;
}

function bringIntoSight(box) {
  const sight = at('chart').getBoundingClientRect();
  const place = box.getBoundingClientRect();
  const left = place.left + place.width / 2 - sight.left - sight.width / 2;
  const top = place.top + place.height / 2 - sight.top - sight.height / 2;
  at('chart').scrollBy({ left, top });
}

function row(name, slot) {
  const line = element('tr', element('th', name), element('td', statusOf(slot)), valueOf(slot), element('td', String(slot.attempts)));
  line.firstChild.scope = 'row';
  return line;
}

function statusOf({ status, confirmed, why, code }) {
  if (status === 'open') return code === undefined || code === why ? 'open: ' + why : 'open: ' + why + ', ' + code;
  return confirmed ? 'confirmed' : status;
}

function valueOf({ status, sensitive, value, options }) {
  const cell = element('td');
  if (sensitive && status !== 'empty') {
    cell.textContent = 'kept back';
    cell.className = 'kept';
  } else if (value !== undefined) cell.textContent = inWords(value);
  else if (options && options.length > 0) cell.textContent = options.map(inWords).join(' or ') + '?';
  return cell;
}

const inWords = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

function item({ event, led, verdict }) {
  const line = element('li', [event.type, event.slot, event.kind].filter(Boolean).join(' '));
  if (verdict) line.append(': ' + verdict);
  if (led) line.append(' ', element('span', '\\u2192 ' + led));
  if (led) line.lastChild.className = 'led';
  const words = event.said ?? event.quote;
  if (words !== undefined) line.append(element('q', words));
  return line;
}

function element(name, ...inside) {
  const made = document.createElement(name);
  made.append(...inside);
  return made;
}
`;
