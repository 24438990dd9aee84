/** How the local page looks; it follows the light or dark of the system. */
export const liveStyle = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f7f9, #14161a);
  --box: light-dark(#ffffff, #1d2026);
  --line: light-dark(#d4d8de, #3a3f49);
  --ink: light-dark(#1c2026, #e7eaef);
  --faint: light-dark(#5b6370, #9aa3b2);
  --lit: light-dark(#0b6bcb, #6cb4ff);
  --on-lit: light-dark(#ffffff, #0f1520);
}
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem 1.25rem; background: var(--ground); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; }
header { display: flex; flex-wrap: wrap; align-items: baseline; gap: .5rem 1.25rem; margin-bottom: 1rem; }
h1 { font-size: 1.15rem; margin: 0; }
h2 { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--faint); margin: 0 0 .5rem; }
label, #link { color: var(--faint); }
select { font: inherit; max-width: 24rem; }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(20rem, 26rem); gap: 1.25rem; align-items: start; }
#chart { position: sticky; top: 1rem; height: calc(100vh - 2rem); overflow: auto; border: 1px solid var(--line); border-radius: 8px; }
#chart svg { display: block; margin: auto; min-width: 60rem; max-width: 100%; height: auto; }
@media (max-width: 60rem) {
  main { grid-template-columns: minmax(0, 1fr); }
  #chart { position: static; height: 60vh; }
}
@media (prefers-reduced-motion: no-preference) { #chart { scroll-behavior: smooth; } }
.active[data-state] > .group { stroke: var(--lit); stroke-width: 4; }
.active[aria-current] > .box { fill: var(--lit); stroke: var(--lit); stroke-width: 6; }
.active[aria-current] > .ring { stroke: var(--on-lit); }
.active[aria-current] > text { fill: var(--on-lit); }
aside { display: grid; gap: 1.25rem; }
aside section { background: var(--box); border: 1px solid var(--line); border-radius: 8px; padding: .75rem .9rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .25rem .6rem .25rem 0; vertical-align: top; border-top: 1px solid var(--line); }
thead th { border-top: 0; color: var(--faint); font-weight: normal; }
td, dd { overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem .9rem; margin: 0; }
dt { color: var(--faint); }
dd { margin: 0; }
#state { color: var(--lit); font-weight: 600; }
ol { list-style: none; margin: 0; padding: 0; max-height: 26rem; overflow: auto; }
li { padding: .25rem 0; border-top: 1px solid var(--line); }
li:first-child { border-top: 0; }
li .led { color: var(--lit); }
li q { display: block; color: var(--faint); }
.kept { color: var(--faint); font-style: italic; }
`;
