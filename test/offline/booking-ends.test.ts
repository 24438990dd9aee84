import { describe, expect, it } from 'vitest';
import { afterSaying, type Row, upToSummary } from './booking-said.ts';

const [service] = upToSummary;

describe('leaving', () => {
  it.each<readonly [said: string, read: string, path: string]>([
    ['cancel', 'cancel', 'cancelled'],
    ['maybe I should cancel', 'cancel', 'leaving.cancelling'],
    ['forget about it, I might do it another time', 'cancel', 'leaving.cancelling'],
    ["I'd like to cancel my appointment on Friday", 'cancel', 'leaving.cancelling'],
    ["we don't need the appointment any more", 'cancel', 'leaving.cancelling'],
    ["I'm no longer interested, bye", 'cancel', 'leaving.cancelling'],
    ['start over', 'restart', 'collecting.eliciting'],
    ['can we begin again? I got it wrong', 'restart', 'leaving.restarting'],
    ['start over with Friday', 'restart', 'leaving.restarting'],
    ['I want to talk to a human about Friday', 'human', 'handedOff'],
    ['let me speak to someone, I have a problem with Friday', 'human', 'handedOff'],
    ["I don't want to cancel", '', 'collecting.eliciting'],
    ["I'd rather deal with a person than a machine", 'human', 'handedOff'],
    ['can someone call me?', 'human', 'handedOff'],
    ['could you put me through to the front desk', 'human', 'handedOff'],
    ['can I talk to one of your people', 'human', 'handedOff'],
    ["I don't want to talk to a human", '', 'collecting.eliciting'],
    ['my colleague comes every week', '', 'collecting.eliciting'],
  ])('"%s" is read as "%s"', (said, read, path) => {
    const conversation = afterSaying(service, said);
    expect([conversation.read, conversation.path]).toEqual([read, path]);
  });

  it.each<readonly [said: string, read: string, path: string]>([
    ['yes', 'confirm', 'cancelled'],
    ['yes, cancel it', 'cancel', 'cancelled'],
    ['no', 'deny', 'collecting.eliciting'],
    ["no, don't cancel", 'deny', 'collecting.eliciting'],
    ['Friday', 'date=2026-11-27', 'collecting.eliciting'],
  ])('"%s" to "really?" is read as "%s"', (said, read, path) => {
    const conversation = afterSaying(service, 'maybe I should cancel', said);
    expect([conversation.read, conversation.path]).toEqual([read, path]);
  });
});

describe('the answer to "continue where we left off?"', () => {
  it.each<readonly [said: string, read: string, path: string]>([
    ['yes', 'confirm', 'collecting.eliciting'],
    ['continue', 'confirm', 'collecting.eliciting'],
    ['yes, continue', 'confirm', 'collecting.eliciting'],
    ['yes, do you take cards?', 'resume, digressed answer', 'collecting.eliciting'],
    ['no', 'deny', 'leaving.restarting'],
    ['start over', 'restart', 'collecting.eliciting'],
    ['no, start over', 'restart', 'collecting.eliciting'],
    ['new one', '', 'resuming'],
    ['Friday', 'date=2026-11-27', 'collecting.eliciting'],
  ])('"%s" is read as "%s"', (said, read, path) => {
    const conversation = afterSaying(service).lapse().say(said);
    expect([conversation.read, conversation.path]).toEqual([read, path]);
  });
});

describe('after a hand-off', () => {
  const talk = 'can I talk to a person?';
  it.each<Row>([
    ['415 555 2671', 'digressed chat'],
    ['Friday at 3', 'digressed chat'],
    ['Friday, is there parking?', 'digressed answer'],
    ['a massage on Friday', 'service=massage, date=2026-11-27'],
    ['book me another appointment on Friday', 'date=2026-11-27, restart'],
  ])('"%s" is read as "%s"', (said, read) => expect(afterSaying(service, talk, said).read).toBe(read));
});

describe('after the end', () => {
  it.each<Row>([
    ['thanks', 'digressed chat'],
    ['yes', 'digressed chat'],
    ['no', 'digressed chat'],
    ['see you then', 'digressed chat'],
    ['see you Saturday', 'digressed chat'],
    ['great, Friday at 3', 'digressed chat'],
    ['what did I book?', 'digressed status'],
    ['when is my appointment?', 'digressed status'],
    ['when was it again?', 'digressed status'],
    ['when is it open?', 'digressed answer'],
    ['oops, I meant Saturday', 'digressed help'],
    ["that's not what I wanted", 'digressed help'],
    ["that's wrong", 'digressed help'],
    ['no thanks', 'digressed chat'],
    ['not really', 'digressed chat'],
    ['where are you?', 'digressed answer'],
    ['book another', 'restart'],
    ['can I book another appointment?', 'restart'],
    ['one more booking please', 'restart'],
    ['another haircut on Saturday', 'service=haircut, date=2026-11-28, restart'],
    ["I'd like a massage on Saturday", 'service=massage, date=2026-11-28'],
    ['asdf qwer', ''],
  ])('"%s" is read as "%s"', (said, read) => expect(afterSaying(...upToSummary, 'yes', said).read).toBe(read));
});
