import type { Flow } from '../core/flow.ts';
import { svgOf } from '../diagram/svg.ts';
import { escaped } from '../diagram/svg-parts.ts';
import { styleSheet } from '../diagram/svg-style.ts';
import { liveScript } from './live-script.ts';
import { liveStyle } from './live-style.ts';
import { type Page, pageOf } from './page.ts';

/** Our own page: the chart with the state that is active, the slots, and the last events. It needs no network. */
export const livePage = async (flow: Flow): Promise<Page> =>
  pageOf({
    title: `${escaped(flow.id)}: Talkchart inspector`,
    style: liveStyle,
    innerStyles: [styleSheet],
    script: liveScript,
    body: `<header>
  <h1>${escaped(flow.id)}</h1>
  <label>Session and run <select id="run"></select></label>
  <span id="link" role="status">Connecting.</span>
</header>
<main>
  <section aria-label="Chart" id="chart" tabindex="0">${await svgOf(flow)}</section>
  <aside>
    <section><h2>Now</h2><dl>
      <dt>State</dt><dd id="state" aria-live="polite">-</dd>
      <dt>Says</dt><dd id="directive">-</dd>
      <dt>Asked</dt><dd id="asked">-</dd>
      <dt>Owed</dt><dd id="effect">-</dd>
      <dt>Turns</dt><dd id="turns">-</dd>
    </dl></section>
    <section><h2>Slots</h2><table>
      <thead><tr><th scope="col">Slot</th><th scope="col">Status</th><th scope="col">Value</th><th scope="col">Attempts</th></tr></thead>
      <tbody id="slots"></tbody>
    </table></section>
    <section><h2>Events, newest first</h2><ol id="events"></ol></section>
  </aside>
</main>`,
  });
