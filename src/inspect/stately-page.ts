import { type Page, pageOf } from './page.ts';

/**
 * A page of ours with the Stately inspector in a frame. It listens to the relay, and hands each message to the frame, once
 * the frame has said that it is there and is a page of stately.ai. It is the way their own `createInspectorServer` goes.
 */
export const statelyPage: Page = pageOf({
  title: 'Stately inspector',
  frames: ['https://stately.ai', 'https://*.stately.ai'],
  style: `
html, body { height: 100%; margin: 0; }
iframe { display: block; width: 100%; height: 100%; border: 0; }
`,
  body: '<iframe id="viewer" title="Stately inspector" src="https://stately.ai/inspect" referrerpolicy="no-referrer"></iframe>',
  script: `
'use strict';
const viewer = document.getElementById('viewer');
let link = null;
window.addEventListener('message', ({ source, origin, data }) => {
  const isStately = /^https:\\/\\/(?:[a-z0-9-]+\\.)?stately\\.ai$/.test(origin);
  if (source !== viewer.contentWindow || !isStately || data?.type !== '@statelyai.connected') return;
  // A viewer that was loaded anew knows nothing: the relay tells it everything from the start.
  link?.close();
  link = new WebSocket('ws://' + location.host + '/' + location.search);
  link.onmessage = (frame) => viewer.contentWindow.postMessage(JSON.parse(frame.data), origin);
});
`,
});
