import { describe, expect, it } from 'vitest';
import { streamKinds } from '../../../events/vocabulary/event-type.ts';
import { accepted, given, refused } from '../../support/given.ts';
import * as say from '../../support/sayings.ts';

const told = [
  say.source('paper'),
  say.actor('mira'),
  say.instrument('treaty'),
  say.chronicle('tour'),
  say.occurrence('signing'),
  say.retracted('signing'),
];
const streams = ['source-paper', 'actor-mira', 'instrument-treaty', 'chronicle-tour'];

describe('a redaction', () => {
  it.each([...streams, 'occurrence-signing'])('is said on any kind of stream: %s', (stream) => {
    const position = told.findIndex((one) => one.stream === stream) + 1;
    expect(given(...told).when(say.redacted(stream, position))).toBe(accepted);
  });

  it('has been tried on every kind of stream', () => {
    const kinds = [...streams, 'occurrence-signing'].map((one) => one.split('-')[0]);
    expect(new Set(kinds)).toEqual(new Set(streamKinds));
  });

  it('is of an event that was recorded', () => {
    const redacted = say.redacted('source-paper', 7);
    expect(given(...told).when(redacted)).toMatchObject(refused('unrecorded-event', '/position'));
  });

  it('is said on the stream of the event it redacts', () => {
    const redacted = say.redacted('source-paper', 5);
    expect(given(...told).when(redacted)).toMatchObject(refused('other-stream', '/position'));
  });

  it('is said once', () => {
    const archive = given(...told);
    expect(archive.when(say.redacted('occurrence-signing', 5))).toBe(accepted);
    expect(archive.when(say.redacted('occurrence-signing', 5))).toMatchObject(
      refused('already-redacted', '/position'),
    );
  });

  it('is not redacted itself', () => {
    const archive = given(...told, say.redacted('occurrence-signing', 5));
    expect(archive.when(say.redacted('occurrence-signing', 7))).toMatchObject(
      refused('redaction-stays', '/position'),
    );
  });

  it('is not said of an event that has nothing but its reason', () => {
    const redacted = say.redacted('occurrence-signing', 6);
    expect(given(...told).when(redacted)).toMatchObject(refused('nothing-to-redact', '/position'));
  });
});
