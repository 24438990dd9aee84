import type { ToolSpec } from '../agents/tool-spec.ts';
import { toolsFor } from '../agents/tools.ts';
import { movesOf } from '../core/moves.ts';
import type { Finding, LintRule, Subject } from './lint.ts';
import { schemaLimits as most } from './schema-limits.ts';
import { contextWith, everySlotSettled } from './telling.ts';

/** The tools of every kind of moment keep within what a strict endpoint takes. */
export const strictTools: LintRule = (subject) => {
  const seen = new Set<string>();
  return momentsFor(subject).flatMap(({ flow, told }) => {
    const tools = toolsFor(flow, told, movesOf(flow, told));
    const tooMany = tools.length > most.tools ? [finding(`A request has ${tools.length} tools`, `${most.tools}`)] : [];
    return [...tooMany, ...tools.flatMap(beyondIn)].filter(({ says }) => !seen.has(says) && seen.add(says));
  });
};

/** With nothing known, with all known, and where every answer can be given. */
function momentsFor(subject: Subject) {
  const { flow, found } = subject;
  const blank = contextWith(subject, {});
  const full = contextWith(subject, everySlotSettled(found.words));
  return [
    { flow, told: { value: { collecting: 'eliciting' }, status: 'active', context: blank } },
    { flow, told: { value: { confirming: 'awaiting' }, status: 'active', context: full } },
    { flow, told: { value: 'resuming', status: 'active', context: full } },
  ];
}

function beyondIn({ name, description, schema }: ToolSpec): readonly Finding[] {
  const size = sizeOf(schema);
  const limits: readonly (readonly [string, number, number])[] = [
    ['choices', size.enumValues, most.enumValues],
    ['letters in its names and choices', size.letters, most.letters],
    ['properties', size.properties, most.properties],
    ['levels', size.depth, most.depth],
    ['letters in its description', description.length, most.descriptionLetters],
  ];
  const bad = most.toolName.test(name) ? [] : [finding(`The name of the tool ${name}`, 'letters, digits, _ and -')];
  return [
    ...bad,
    ...limits
      .filter(([, is, limit]) => is > limit)
      .map(([what, is, limit]) => finding(`The tool ${name} has ${is} ${what}`, `${limit}`)),
  ];
}

interface Size {
  readonly enumValues: number;
  readonly letters: number;
  readonly properties: number;
  readonly depth: number;
}

/** How large a JSON schema is, counted as its limits count. */
function sizeOf(schema: unknown): Size {
  if (typeof schema !== 'object' || schema === null) return { enumValues: 0, letters: 0, properties: 0, depth: 0 };
  const { enum: values, properties } = schema as { readonly enum?: unknown; readonly properties?: unknown };
  const choices = Array.isArray(values) ? values : [];
  const names = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
  const inner = Object.values(schema).map(sizeOf);
  const sum = (of: (size: Size) => number): number => inner.reduce((total, size) => total + of(size), 0);
  return {
    enumValues: choices.length + sum((size) => size.enumValues),
    letters: [...choices, ...names].join('').length + sum((size) => size.letters),
    properties: names.length + sum((size) => size.properties),
    depth: (names.length > 0 ? 1 : 0) + Math.max(0, ...inner.map((size) => size.depth)),
  };
}

const finding = (what: string, limit: string): Finding => ({
  code: 'tool-too-large',
  slot: null,
  says: `${what}; a strict endpoint takes ${limit}.`,
  todo: 'Give slots fewer choices, or the flow fewer slots.',
});
