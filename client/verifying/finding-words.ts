import { dayOfInstant } from '../writing/day-words.ts';
import { counted, grouped } from '../writing/term.ts';
import type { Differing, Finding, Proved } from './finding.ts';
import type { KeptKey } from './kept.ts';

/** What verifying came to: whether all is well, in a few words, and in sentences. */
export interface FindingInWords {
  readonly isWell: boolean;
  readonly heading: string;
  readonly sentences: readonly string[];
}

const differingWords: Readonly<Record<Differing, string>> = {
  place: 'its place',
  id: 'its id',
  thing: 'what it was said of',
  type: 'its type',
  instant: 'when it was recorded',
  author: 'who said it',
  reason: 'why it was said',
  data: 'what it says',
  changes: 'what it changed',
};

/** A finding about the event at a position, in words. */
export function findingInWords(finding: Finding, position: number): FindingInWords {
  switch (finding.found) {
    case 'proved':
      return { isWell: true, heading: 'Verified', sentences: provedInWords(finding, position) };
    case 'lost':
      return unsaid('The archive could not be reached, so nothing was checked.');
    case 'not-given': {
      const { title, detail, remedy } = finding.problem;
      return unsaid(`${title}. ${detail} ${remedy}`);
    }
    case 'unreadable':
      return wrong(
        'The receipt can’t be read',
        'What the archive gave as the receipt of this event is none.',
      );
    case 'other-data':
      return wrong(
        'The words are not those that were recorded',
        'The receipt tells other data than the entry in the log is bound to.',
      );
    case 'not-included':
      return wrong(
        'This event is not in the log',
        'The proof does not lead from this event to the root that the seal is over.',
      );
    case 'other-event': {
      const differing = finding.differing.map((one) => differingWords[one]).join(', ');
      return wrong(
        'The log says otherwise than this page',
        `The log holds an event here whose receipt is sound, but this page shows otherwise: ${differing}.`,
      );
    }
    case 'unaccounted':
      return wrong(
        'Words are missing, and the log does not say why',
        'What this event said is gone, but no redaction in the log accounts for it as this page ' +
          'tells it.',
      );
    case 'unsigned':
      return wrong(
        'The seal is not signed',
        'No signature under the seal was made with the key that the archive shows.',
      );
    case 'other-key':
      return wrong('The seal is signed with another key', ...otherKeyInWords(finding));
    case 'shorter':
      return wrong(
        'The log has lost events',
        `The log is sealed over ${counted(finding.size, 'event')}, but this browser has seen it ` +
          `sealed over ${grouped(finding.keptSize)}: the last ` +
          `${grouped(finding.keptSize - finding.size)} are gone, or an older copy answers.`,
      );
    case 'not-extended':
      return wrong(
        'The log was rewritten',
        `On ${dayOfInstant(finding.kept.since)} or later this browser saw a seal over ` +
          `${counted(finding.keptSize, 'event')}. The log of now does not begin with those: what ` +
          'was recorded then has been changed, or the archive does not show that it has not.',
      );
  }
}

/** How a key came to be relied on. */
export function keyInWords({ since, from }: KeptKey): string {
  const day = dayOfInstant(since);
  return from === 'entered' ? `you entered on ${day}` : `this browser first saw on ${day}`;
}

function provedInWords(proved: Proved, position: number): readonly string[] {
  return [
    shownInWords(proved),
    `This event is in the log at place ${grouped(position)} of ${grouped(proved.size)}: ` +
      `${counted(proved.hashes, 'hash', 'hashes')} lead from it to the root that the newest seal ` +
      'is over, recomputed here.',
    signedInWords(proved),
    grownInWords(proved),
  ];
}

function shownInWords({ event }: Proved): string {
  return event.data === null
    ? 'What the event said was redacted: its data is gone, and with it the salt by which it could ' +
        'be guessed. The proof still holds, for it rests on the commitment that stays: that this ' +
        'event was said, of what, when and by whom. The redaction that this page tells of, with ' +
        'its reason and legal basis, is in the same log, and was verified as well.'
    : 'What this page shows of the event is what the log holds: its data is what its entry in ' +
        'the log is bound to.';
}

function signedInWords({ key, before }: Proved): string {
  if (key.from === 'seen' && before === null)
    return (
      'The seal is signed with the key that the archive shows. This browser sees it for the first ' +
      'time and keeps it, to notice if it changes; compare it with one that you have from elsewhere.'
    );
  return `The seal is signed with the key that ${keyInWords(key)}.`;
}

function grownInWords({ before, isKept }: Proved): string {
  if (!isKept)
    return 'This browser keeps nothing for this page, so a log that is rewritten is not noticed.';
  if (before === null)
    return 'It is the first seal that this browser sees; it keeps it, to notice if the log is rewritten.';
  return (
    `Since ${dayOfInstant(before.since)}, when this browser first saw a seal, over ` +
    `${counted(before.firstSize, 'event')}, the log has only been extended.`
  );
}

function otherKeyInWords({
  kept,
  shown,
}: Extract<Finding, { found: 'other-key' }>): readonly string[] {
  return [
    `The seal is not signed with the key that ${keyInWords(kept)}.`,
    shown === null
      ? 'The archive still shows that key, yet gives a seal that was not made with it.'
      : 'The archive now shows another. Either its keeper began a new log and says so elsewhere, ' +
        'or someone else answers in its place: ask, by another way than this page.',
  ];
}

function wrong(heading: string, ...sentences: readonly string[]): FindingInWords {
  return { isWell: false, heading: `Not verified: ${lowerFirst(heading)}`, sentences };
}

function unsaid(sentence: string): FindingInWords {
  return { isWell: false, heading: 'Not verified', sentences: [sentence] };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
