import { sizeType } from '../../events/transparency/submission.ts';
import type { WitnessAnswer } from './witness.ts';

/** An answer of a witness over HTTP. */
export interface HttpAnswer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const plain = 'text/plain; charset=utf-8';

/** A plain answer, of one line. */
export function plainAnswer(
  status: number,
  line: string,
  headers: HttpAnswer['headers'] = {},
): HttpAnswer {
  return { status, type: plain, body: `${line}\n`, headers };
}

/** The answer to a submission (C2SP tlog-witness v1.0, “add-checkpoint”, status by status). */
export function httpAnswer(answer: WitnessAnswer): HttpAnswer {
  switch (answer.end) {
    case 'cosigned':
      return { status: 200, type: plain, body: answer.lines };
    case 'malformed':
      return plainAnswer(400, answer.message);
    case 'unknown-log':
      return plainAnswer(404, 'this witness does not know the log');
    case 'unsigned':
      return plainAnswer(403, 'the checkpoint is not signed with the key of its log');
    case 'other-size':
      return { status: 409, type: sizeType, body: `${answer.size}\n` };
    case 'other-root':
      return plainAnswer(409, answer.message);
    case 'unproved':
      return plainAnswer(422, answer.message);
  }
}
