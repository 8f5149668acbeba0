import { afterAll, describe, expect, it } from 'vitest';
import { regesta } from '../../support/command.ts';
import { temporaryFolder } from '../../support/running-server.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

const run = (args: readonly string[], input = '') =>
  regesta(args, { dataFolder: folder.path, input });
const why = ['--reason', 'It named someone.', '--legal-basis', 'A court order'];
const line = JSON.stringify({
  stream: 'actor-a',
  type: 'ActorRegistered',
  data: { name: 'A private person', kind: 'person' },
});

describe('regesta redact', () => {
  it('removes nothing unless it is meant, and then once, from log and export', async () => {
    await run(['import'], `${line}\n`);
    const unasked = await run(['redact', '1', ...why]);
    expect([unasked.code, unasked.err]).toEqual([2, expect.stringContaining('--yes')]);
    expect((await run(['redact', '2', '--yes', ...why])).code).toBe(2);
    const redacted = await run(['redact', '1', '--yes', '--json', ...why]);
    expect(JSON.parse(redacted.out)).toEqual({ redacted: 1, at: 2, scrubbed: 'clean' });
    expect((await run(['redact', '1', '--yes', ...why])).err).toContain('redacted already');
    const exported = await run(['export']);
    expect(exported.out).toMatch(/"salt":null,"commitment":"[^"]{44}","data":null\}\n/u);
    expect(exported.out).not.toContain('private person');
  }, 60_000);
});
