export { type ScriptedOutput, scriptedModel, toolCall } from './scripted-model.ts';
