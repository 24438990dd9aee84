import { createHash } from 'node:crypto';

/** A page that holds all it needs. */
export interface Page {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PageParts {
  readonly title: string;
  readonly style: string;
  readonly body: string;
  /** Style sheets that stand in the body: in a picture, say. */
  readonly innerStyles?: readonly string[];
  readonly script: string;
  /** Sites that may be shown in a frame. */
  readonly frames?: readonly string[];
}

/** Puts a page together. It runs the one script it came with, shows no text as HTML, and calls nobody but us. */
export function pageOf({ title, style, body, innerStyles = [], script, frames = [] }: PageParts): Page {
  const rules = [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${[style, ...innerStyles].map(hashOf).join(' ')}`,
    "connect-src 'self'",
    'img-src data:',
    `frame-src ${frames.length === 0 ? "'none'" : frames.join(' ')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ];
  return {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': rules.join('; ') },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
${body}
<script>${script}</script>
</html>
`,
  };
}

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
