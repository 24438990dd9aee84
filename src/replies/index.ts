export type { Catalogue } from './catalogue.ts';
export { english } from './en.ts';
export { createReplies } from './render.ts';
