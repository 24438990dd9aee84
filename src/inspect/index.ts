export type { InspectedEvent } from './event-view.ts';
export type { InspectorMessage } from './messages.ts';
export { type Inspector, type InspectorOptions, openInspector } from './open-inspector.ts';
export type { InspectedSlot, InspectedSnapshot } from './snapshot-view.ts';
