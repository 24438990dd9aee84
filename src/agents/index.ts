export { offlineModel } from '../offline/model.ts';
export { type AgentOptions, agentExtract } from './extract.ts';
export type { ModelFailure } from './model-failure.ts';
export { modelNamed, type NamedModel, usualModel } from './model-named.ts';
export { agentRephrase, type RephraseOptions } from './rephrase.ts';
