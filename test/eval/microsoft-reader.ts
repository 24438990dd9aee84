import recognizers from '@microsoft/recognizers-text-suite';
import { ENTITY_TYPES, type Entity, valueAmong } from './entities.ts';
import type { Reader } from './heard.ts';
import { localeOf, momentOf, type Row } from './rows.ts';

/** Microsoft's recognizers-text: for each type the recogniser it has. */
export const microsoftReader: Reader = {
  name: 'recognizers-text',
  types: ENTITY_TYPES,
  read: (row) => valueAmong(entitiesIn(row), row),
};

function entitiesIn(row: Row): readonly Entity[] {
  const { utterance } = row;
  const { English, EnglishOthers } = recognizers.Culture;
  const dates = () => {
    const culture = localeOf(row) === 'en-GB' ? EnglishOthers : English;
    return recognizers.recognizeDateTime(utterance, culture, undefined, new Date(momentOf(row)));
  };
  switch (row.type) {
    case 'date':
    case 'time':
      return dates() as readonly Entity[];
    case 'phone':
      return recognizers.recognizePhoneNumber(utterance, English) as readonly Entity[];
    case 'party_size':
      return [...recognizers.recognizeNumber(utterance, English), ...dates()] as readonly Entity[];
    case 'boolean':
      return recognizers.recognizeBoolean(utterance, English) as readonly Entity[];
    default:
      return [];
  }
}
