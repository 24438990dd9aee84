import type { WishGrammar } from './wish.ts';

/** A word of any of these forms. */
const words = (forms: string): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}])(?:${forms.trim().replace(/\s+/g, ' ').replaceAll(' / ', '|')})(?![\p{L}\p{N}])`,
    'u',
  );

const denials = `no / not / nope / none / nothing / nobody / never / nor / neither / without / cannot / (?:do|does|did|is|are|was|were|wo|would|ca|could|should|have|has)n'?t`;

/** Words without which nobody wishes it in English; most messages that hold one wish nothing. */
export const english: WishGrammar = {
  cancel: words(`
    cancel / cancels / canceled / cancelled / canceling / cancelling / call it off / stop / stopping / quit / drop / abort / scrap / scratch
    / forget / leave / leaving / exit / end / out / off / over / done / finished / enough / bye / goodbye / give up / lost interest
    / decided against / never mind / nevermind / nvm / anymore / any more / no longer / not interested
    / (?:not|don't|dont) (?:want|need|like|bother|book)`),
  restart: words(
    'restart / reset / start / starting / begin / beginning / again / over / scratch / new / afresh / anew / fresh / top / back',
  ),
  person: words(`
    human / humans / person / people / someone / somebody / anyone / anybody / agent / agents / representative / rep / operator / staff / team
    / colleague / employee / support / service / manager / supervisor / boss / owner / receptionist / reception / who / real / bot / robot
    / machine / computer / ai / speak / speaking / talk / talking / call / calling / phone / contact / reach / help / complain / complaint`),
  decline: words(`
    ${denials} / skip / pass / rather / prefer / refuse / decline / leave / omit / drop / private / personal / confidential / secret
    / business / privacy / blank / empty / anonymous / later / why / uncomfortable / unwilling`),
  keep: words(`
    ${denials} / keep / leave / stay / stays / stick / stand / same / old / original / first / before / earlier / previous / was / had / as it is
    / forget / nvm / fine / ok / okay / good / right / yes / yeah / yep / sure`),
};
