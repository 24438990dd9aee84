import { describe, expect, it } from 'vitest';
import { textWidth, wrapEvenly, wrapText } from '../../src/diagram/text-width.ts';

const face = { size: 10 };

describe('The width of a text', () => {
  it.each([
    { text: '', width: 0 },
    { text: 'il', width: 4.44 },
    { text: 'Wm', width: 17.77 },
    { text: '名前', width: 20 },
  ])('is $width px for $text at 10 px', ({ text, width }) => expect(textWidth(text, face)).toBeCloseTo(width));

  it('is more in bold', () =>
    expect(textWidth('abc', { ...face, isBold: true })).toBeGreaterThan(textWidth('abc', face)));
});

describe('Wrapped text', () => {
  it('keeps to its width, with every word in its order', () => {
    const text = 'the fulfil is owed and it is retryable and a try is left';
    const lines = wrapText(text, face, 80);
    expect(lines.join(' ')).toBe(text);
    expect(lines.filter((line) => textWidth(line, face) > 80)).toEqual([]);
    expect(lines.length).toBeGreaterThan(2);
  });

  it('gives a word that is too long a line of its own', () => {
    expect(wrapText('a veryveryverylongword b', face, 20)).toEqual(['a', 'veryveryverylongword', 'b']);
    expect(wrapEvenly('a veryveryverylongword b', face, 20)).toEqual(['a', 'veryveryverylongword', 'b']);
  });

  it('leaves no word alone where another line has room', () => {
    expect(wrapText('these values are consented to', face, 125)).toEqual(['these values are consented', 'to']);
    expect(wrapEvenly('these values are consented to', face, 125)).toEqual(['these values are', 'consented to']);
  });

  it('is nothing for nothing', () => expect(wrapText('  ', face, 10)).toEqual([]));
});
