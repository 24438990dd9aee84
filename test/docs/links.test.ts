import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const guides = readdirSync('docs')
  .filter((name) => name.endsWith('.md'))
  .map((name) => `docs/${name}`);
const decisions = readdirSync('docs/decisions').map((name) => `docs/decisions/${name}`);
const pages = ['README.md', ...guides, ...decisions];

interface Link {
  readonly page: string;
  readonly target: string;
  readonly file: string;
  readonly anchor: string | undefined;
}

/** Code is not read for links. */
const proseOf = (page: string): string =>
  readFileSync(page, 'utf8')
    .replace(/^```[\s\S]*?^```$/gm, '')
    .replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]()]/g, ''));

const linksOf = (page: string): readonly Link[] =>
  [...proseOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => {
      const [path = '', anchor] = target.split('#');
      return { page, target, file: path === '' ? page : join(dirname(page), path), anchor };
    });

/** The anchors GitHub gives the headings of a page. */
const anchorsOf = (page: string): readonly string[] =>
  [
    ...readFileSync(page, 'utf8')
      .replace(/^```[\s\S]*?^```$/gm, '')
      .matchAll(/^#+ (.*)$/gm),
  ].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

const links = pages.flatMap(linksOf);

describe('A link', () => {
  it.each(links)('of $page to $target leads somewhere', ({ file, anchor }) => {
    expect(existsSync(file)).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(file)).toContain(anchor);
  });

  it.each(links)('of $page to $target stays inside', ({ file }) => expect(file).not.toMatch(/^\.\./));
});

it('Every guide can be reached from the README', () => {
  const reached = new Set(['README.md']);
  for (const page of reached) {
    if (!page.endsWith('.md') || !existsSync(page)) continue;
    for (const { file } of linksOf(page)) if (existsSync(file) && statSync(file).isFile()) reached.add(file);
  }
  expect(guides.filter((page) => !reached.has(page))).toEqual([]);
});
