/** Why a text is not an EDTF date, and where. */
export interface DateIssue {
  /** The place in the text, in UTF-16 units from 0; the text's length when it ends too soon. */
  readonly at: number;
  /** Stable and kebab-case, to be matched on. */
  readonly code: string;
  /** For people: what is wrong, where, and the remedy. */
  readonly message: string;
}

/** What is wrong and what to do about it, from which an issue's message is made. */
interface Complaint {
  readonly at?: number;
  readonly code: string;
  readonly wrong: string;
  readonly remedy: string;
}

/** How much of a word is repeated in an issue. */
const wordLengthMax = 20;

/**
 * A place in a text that only moves forward, and the first issue found there. Reading functions
 * return null once an issue has been raised; nothing is read after that.
 */
export class Reader {
  readonly text: string;
  at = 0;
  issue: DateIssue | null = null;

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Whether the rest of the text begins with this. */
  sees(expected: string): boolean {
    return this.text.startsWith(expected, this.at);
  }

  /** Moves past this if the rest of the text begins with it, and says whether it did. */
  takes(expected: string): boolean {
    if (!this.sees(expected)) return false;
    this.at += expected.length;
    return true;
  }

  /** Moves past the longest run of these characters, of at most `lengthMax`, and returns it. */
  run(characters: string, lengthMax = Infinity): string {
    const start = this.at;
    while (!this.isAtEnd && this.at - start < lengthMax) {
      if (!characters.includes(this.text.charAt(this.at))) break;
      this.at += 1;
    }
    return this.text.slice(start, this.at);
  }

  /** Raises an issue, by default at the present place; the first one raised stands. */
  refuse({ at = this.at, code, wrong, remedy }: Complaint): null {
    const place = at >= this.text.length ? 'at the end' : `at character ${at + 1}`;
    this.issue ??= { at, code, message: `${wrong} (${place}): ${remedy}.` };
    return null;
  }

  /** Raises the issue that fits the character at the present place, where another belongs. */
  refuseCharacter(expected: string): null {
    const character = this.text.charAt(this.at);
    const told = character === '' ? null : (this.complaintAboutWord() ?? complaintAbout(character));
    if (character === '') {
      const wrong = 'The date breaks off';
      return this.refuse({ code: 'unfinished', wrong, remedy: `add ${expected}` });
    }
    if (told !== null) return this.refuse(told);
    const wrong = `${JSON.stringify(character)} does not belong here`;
    return this.refuse({ code: 'unexpected', wrong, remedy: `this is the place for ${expected}` });
  }

  /** A word where none belongs, apart from what drafts of EDTF wrote. */
  private complaintAboutWord(): Complaint | null {
    const word = /^\p{L}{3,}/u.exec(this.text.slice(this.at, this.at + wordLengthMax))?.[0];
    if (word === undefined || /^(?:[xu]+|open|unknown)$/iu.test(word)) return null;
    const wrong = `${JSON.stringify(word)} is a word`;
    return { code: 'word', wrong, remedy: 'write the date in digits, 2018-11-30, 2018-11 or 201X' };
  }
}

/** Characters that people and older drafts write, and what the profile of 2019 has instead. */
function complaintAbout(character: string): Complaint | null {
  if (/\s/u.test(character)) {
    return { code: 'space', wrong: 'There is a space', remedy: 'remove it; dates have no spaces' };
  }
  if (/[‐-―−]/u.test(character)) {
    const wrong = `${JSON.stringify(character)} is not a hyphen`;
    return { code: 'dash', wrong, remedy: 'write the plain hyphen-minus, -' };
  }
  if ('xyestz'.includes(character)) {
    const wrong = `The letter ${character} is in lower case`;
    return { code: 'lower-case', wrong, remedy: `write ${character.toUpperCase()}` };
  }
  if ('uop()^*'.includes(character)) {
    const remedy = 'write X for an unspecified digit, .. for an open end, S for significant digits';
    const wrong = `${JSON.stringify(character)} is syntax of an EDTF draft before 2019`;
    return { code: 'draft-syntax', wrong, remedy };
  }
  if (character === 'P') {
    const remedy = 'write the date it began and the date it ended';
    return { code: 'duration', wrong: 'Durations are not part of EDTF', remedy };
  }
  return null;
}
