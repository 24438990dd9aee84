import type { AnyStateNode } from 'xstate';
import { createConversationMachine } from '../../machines/conversation.ts';
import type { Flow } from '../core/flow.ts';

/** The states of the chart as boxes in boxes: HTML, each with its path as `data-state`. */
export const chartBoxes = (flow: Flow): string => boxesIn(createConversationMachine(flow).root);

function boxesIn({ states }: AnyStateNode): string {
  const boxes = Object.values(states).map(boxOf);
  return boxes.length === 0 ? '' : `<div class="states">${boxes.join('')}</div>`;
}

const boxOf = (state: AnyStateNode): string =>
  `<section class="state ${state.type}" data-state="${state.path.join('.')}"><h3>${state.key}</h3><p>${asHtml(state.description ?? '')}</p>${boxesIn(state)}</section>`;

/** Text as HTML shows it. */
export const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
