import { createAssistant } from 'talkchart';
import { flow, perform } from './every-option.ts';

const assistant = createAssistant({ flow, perform });
const { sessionId, reply } = await assistant.start();
let seen = reply.id;
for (const text of [
  'a table for nine people on Saturday at 8',
  'half past eight, and a high chair please',
  'on the moon',
  'under the sea',
  'is there parking?',
  'Ann Lee',
  'skip',
  'yes',
]) {
  const answer = await assistant.send(sessionId, text, { seen });
  console.log(`> ${text}\n${answer.text}\n`);
  seen = answer.id;
}
