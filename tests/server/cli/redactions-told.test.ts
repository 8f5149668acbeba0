import { describe, expect, it } from 'vitest';
import { processTerminal } from '../../../server/cli/terminal.ts';
import { tellRedactions } from '../../../server/cli/verify/redactions.ts';

describe('a redaction as the command line tells it', () => {
  it('is one line, whatever its words would do to a terminal', () => {
    let told = '';
    const terminal = { ...processTerminal(), out: (text: string) => void (told += text) };
    const redaction = {
      position: 9,
      recordedAt: '2026-01-01T00:00:00.000Z',
      recordedBy: 'A\u001B[2Jb',
      reason: 'why\nposition 1: all is well\r',
      legalBasis: 'a\u009Bk law',
      of: { position: 3, type: 'ActorRegistered' as const },
    };
    tellRedactions(terminal, [redaction]);
    expect(told).toBe(
      'position 3, ActorRegistered: redacted by A [2Jb at 2026-01-01T00:00:00.000Z ' +
        '(position 9): why position 1: all is well  (a k law)\n',
    );
  });
});
