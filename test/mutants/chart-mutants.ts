import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutant } from './mutant.ts';

const file = 'machines/conversation.ts';
const end = '  });\n}\n\n/** The machine of one flow';

/** Every guard of the chart always true and never true, and every action left out. */
export function chartMutants(root: string): readonly Mutant[] {
  const source = readFileSync(join(root, file), 'utf8');
  const broken = (name: string, part: string): Mutant => {
    return { name, file, find: end, replace: end.replace('});', `}).provide({ ${part} });`) };
  };
  const guards = namesIn(source, 'guards');
  const actions = namesIn(source, 'actions');
  return [
    ...guards.flatMap((name) => [
      broken(`${name} is always true`, `guards: { ${name}: () => true }`),
      broken(`${name} is never true`, `guards: { ${name}: () => false }`),
    ]),
    ...actions.map((name) => broken(`${name} does nothing`, `actions: { ${name}: assign({}) }`)),
  ];
}

/** What the chart calls its guards or its actions: the keys of that part of its set-up. */
function namesIn(source: string, part: 'guards' | 'actions'): readonly string[] {
  const [, block = ''] = new RegExp(`\\n {4}${part}: \\{\\n(.*?)\\n {4}\\},`, 's').exec(source) ?? [];
  return [...block.matchAll(/^ {6}(\w+): /gm)].map(([, name = '']) => name);
}
