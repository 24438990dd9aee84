/** Colours of one region: of boxes that hold others, of boxes, and of lines. */
interface Paint {
  readonly group: string;
  readonly box: string;
  readonly line: string;
}

interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly words: string;
  readonly faint: string;
  readonly regions: Readonly<Record<Region, Paint>>;
}

/** What the outermost states are coloured by. */
export type Region = 'greeting' | 'collecting' | 'confirming' | 'executing' | 'leaving' | 'end';

const light: Palette = {
  paper: '#ffffff',
  ink: '#16202e',
  words: '#46536a',
  faint: '#d5dce6',
  regions: {
    greeting: { group: '#f5f7fa', box: '#ffffff', line: '#66758c' },
    collecting: { group: '#eef5ff', box: '#ffffff', line: '#2f6fde' },
    confirming: { group: '#fff7e6', box: '#ffffff', line: '#b7791f' },
    executing: { group: '#ecfaf2', box: '#ffffff', line: '#1f8a5b' },
    leaving: { group: '#fdf0f4', box: '#ffffff', line: '#c2416c' },
    end: { group: '#f2f0fb', box: '#f2f0fb', line: '#6d55c9' },
  },
};

const dark: Palette = {
  paper: '#0f1520',
  ink: '#eef2f8',
  words: '#b3bfd1',
  faint: '#2c3748',
  regions: {
    greeting: { group: '#171f2c', box: '#1d2736', line: '#8fa0b8' },
    collecting: { group: '#12203a', box: '#182a4a', line: '#6ea3ff' },
    confirming: { group: '#2a2211', box: '#382d15', line: '#e3ad52' },
    executing: { group: '#102a20', box: '#15382a', line: '#4cc38a' },
    leaving: { group: '#2d1620', box: '#3d1d2a', line: '#f07fa4' },
    end: { group: '#211b3a', box: '#2a2249', line: '#a794f5' },
  },
};

/** The style sheet: dark where the reader's system is. */
export const styleSheet = `${rules(light)}
.arrow,.dependency{fill:none;stroke-width:1.6}
.group,.box,.ring{stroke-width:1.4}
.dependency{stroke-dasharray:5 4}
@media(prefers-color-scheme:dark){
${rules(dark)}
}`;

/** System fonts, so that nothing has to be loaded. */
export const fontStack =
  "-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Helvetica,Arial,'Liberation Sans',sans-serif";

function rules({ paper, ink, words, faint, regions }: Palette): string {
  return [
    `.paper{fill:${paper}}`,
    `.name,.event{fill:${ink}}`,
    `.words{fill:${words}}`,
    `.label,.panel{fill:${paper};stroke:${faint}}`,
    ...Object.entries(regions).flatMap(([region, { group, box, line }]) => [
      `.${region} .group{fill:${group};stroke:${line}}`,
      `.${region} .box{fill:${box};stroke:${line}}`,
      `.${region} .ring{fill:none;stroke:${line}}`,
      `.${region} .arrow,.${region} .dependency{stroke:${line}}`,
      `.${region} .head,.${region} .dot{fill:${line}}`,
    ]),
  ].join('\n');
}
