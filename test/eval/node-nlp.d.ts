declare module 'node-nlp' {
  interface Settings {
    readonly languages: readonly string[];
    readonly nlu: { readonly log: boolean };
    readonly autoSave: boolean;
  }

  class NlpManager {
    constructor(settings: Settings);
    extractEntities(
      locale: string,
      utterance: string,
    ): Promise<{ readonly sourceEntities: readonly import('./entities.ts').Entity[] }>;
  }

  const nodeNlp: { readonly NlpManager: typeof NlpManager };
  export = nodeNlp;
}
