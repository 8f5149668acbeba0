import { describe, expect, it } from 'vitest';
import { accepted, given, refused } from '../../support/given.ts';
import {
  actor,
  because,
  chronicle,
  citing,
  instrument,
  occurrence,
  revised,
  say,
  source,
  withdrawn,
} from '../../support/sayings.ts';

const registers = [source('paper'), actor('china'), instrument('accord'), chronicle('cyber')];

function redated(id: string, date: object) {
  return say('OccurrenceRedated', `occurrence-${id}`, { date });
}

describe('recording an occurrence', () => {
  it('begins its stream', () => {
    expect(given(...registers).when(occurrence('a'))).toBe(accepted);
  });

  it('is said once', () => {
    const past = given(...registers, occurrence('a'));
    expect(past.when(occurrence('a', { title: 'Another' }))).toMatchObject(
      refused('already-recorded'),
    );
  });

  it('needs no reason', () => {
    expect(given(...registers).when(because('', occurrence('a')))).toBe(accepted);
  });

  it('accepts an inferred date without a note', () => {
    const date = { edtf: '2018~', basis: 'inferred' };
    expect(given(...registers).when(occurrence('a', { date }))).toBe(accepted);
  });

  it('rests on a citation that supports it', () => {
    const citations = [
      citing('paper', { stance: 'mentions' }),
      citing('paper', { stance: 'disputes', locator: 'page 2' }),
    ];
    expect(given(...registers).when(occurrence('a', { citations }))).toMatchObject(
      refused('unsourced', '/citations'),
    );
    expect(given(...registers).when(occurrence('a', { citations: [] }))).toMatchObject(
      refused('unsourced', '/citations'),
    );
    const supported = [...citations, citing('paper', { locator: 'page 3' })];
    expect(given(...registers).when(occurrence('a', { citations: supported }))).toBe(accepted);
  });

  it('cites only registered sources', () => {
    const citations = [citing('paper'), citing('book', { stance: 'mentions' })];
    expect(given(...registers).when(occurrence('a', { citations }))).toMatchObject(
      refused('unregistered-source', '/citations/1/source'),
    );
  });

  it('cites no withdrawn source', () => {
    const past = given(...registers, withdrawn('paper'));
    expect(past.when(occurrence('a'))).toMatchObject(
      refused('withdrawn-source', '/citations/0/source'),
    );
  });

  it('names only registered actors', () => {
    const china = { actor: 'china', role: 'signatory' };
    const france = { actor: 'france', role: 'signatory' };
    const past = given(...registers);
    expect(past.when(occurrence('a', { actors: [china, france] }))).toMatchObject(
      refused('unregistered-actor', '/actors/1/actor'),
    );
    expect(past.when(occurrence('a', { actors: [china] }))).toBe(accepted);
  });

  it('gives a standing only to registered instruments', () => {
    const known = { instrument: 'accord', standing: 'signed' };
    const unknown = { instrument: 'treaty', standing: 'signed' };
    const past = given(...registers);
    expect(past.when(occurrence('a', { effects: [known, unknown] }))).toMatchObject(
      refused('unregistered-instrument', '/effects/1/instrument'),
    );
    expect(past.when(occurrence('a', { effects: [known] }))).toBe(accepted);
  });

  it('belongs only to opened chronicles', () => {
    const past = given(...registers);
    expect(past.when(occurrence('a', { chronicles: ['cyber', 'other'] }))).toMatchObject(
      refused('unopened-chronicle', '/chronicles/1'),
    );
    expect(past.when(occurrence('a', { chronicles: ['cyber'] }))).toBe(accepted);
  });
});

describe('a list within an occurrence', () => {
  const signatory = { actor: 'china', role: 'signatory' };
  const signed = { instrument: 'accord', standing: 'signed' };

  it.each([
    ['/actors/1', { actors: [signatory, signatory] }],
    ['/effects/1', { effects: [signed, signed] }],
    ['/places/2', { places: ['Washington', 'Beijing', 'Washington'] }],
    ['/tags/1', { tags: ['trade', 'trade'] }],
    ['/chronicles/1', { chronicles: ['cyber', 'cyber'] }],
    ['/citations/1', { citations: [citing('paper'), citing('paper', { stance: 'mentions' })] }],
  ])('names nothing twice: %s', (pointer, more) => {
    expect(given(...registers).when(occurrence('a', more))).toMatchObject(
      refused('duplicate', pointer),
    );
  });

  it.each([
    ['an actor in two roles', { actors: [signatory, { actor: 'china', role: 'host' }] }],
    ['two standings', { effects: [signed, { instrument: 'accord', standing: 'in-force' }] }],
    ['places that differ in case', { places: ['the Hague', 'The Hague'] }],
    ['a source at two places', { citations: [citing('paper'), citing('paper', { locator: '2' })] }],
  ])('may name %s', (_what, more) => {
    expect(given(...registers).when(occurrence('a', more))).toBe(accepted);
  });
});

describe('revising an occurrence', () => {
  const past = [...registers, occurrence('a', { tags: ['trade', 'theft'], importance: 4 })];

  it('follows its recording', () => {
    expect(given(...registers).when(revised('occurrence', 'a', { title: 'A' }))).toMatchObject(
      refused('not-recorded'),
    );
    expect(given(...past).when(revised('occurrence', 'a', { title: 'A' }))).toBe(accepted);
  });

  it('changes something', () => {
    expect(given(...past).when(revised('occurrence', 'a', { importance: 4 }))).toMatchObject(
      refused('nothing-changed'),
    );
    expect(
      given(...past).when(revised('occurrence', 'a', { importance: 4, tags: ['trade'] })),
    ).toBe(accepted);
  });

  it('may change the order of a list', () => {
    expect(given(...past).when(revised('occurrence', 'a', { tags: ['theft', 'trade'] }))).toBe(
      accepted,
    );
  });

  it('holds lists to the rules of a recording', () => {
    expect(
      given(...past).when(revised('occurrence', 'a', { tags: ['trade', 'trade'] })),
    ).toMatchObject(refused('duplicate', '/tags/1'));
    expect(
      given(...past).when(revised('occurrence', 'a', { actors: [{ actor: 'x', role: 'host' }] })),
    ).toMatchObject(refused('unregistered-actor', '/actors/0/actor'));
    expect(
      given(...past).when(
        revised('occurrence', 'a', { effects: [{ instrument: 'x', standing: 'signed' }] }),
      ),
    ).toMatchObject(refused('unregistered-instrument', '/effects/0/instrument'));
    expect(given(...past).when(revised('occurrence', 'a', { chronicles: ['x'] }))).toMatchObject(
      refused('unopened-chronicle', '/chronicles/0'),
    );
  });
});

describe('redating an occurrence', () => {
  const past = [...registers, occurrence('a', { date: { edtf: '2018', verbatim: 'in 2018' } })];

  it('follows its recording', () => {
    expect(given(...registers).when(redated('a', { edtf: '2018-10' }))).toMatchObject(
      refused('not-recorded'),
    );
  });

  it('changes the date', () => {
    expect(
      given(...past).when(redated('a', { verbatim: 'in 2018', edtf: '2018', basis: 'stated' })),
    ).toMatchObject(refused('nothing-changed', '/date'));
    expect(given(...past).when(redated('a', { edtf: '2018-10', verbatim: 'in 2018' }))).toBe(
      accepted,
    );
  });

  it('may change only what the date rests on', () => {
    expect(
      given(...past).when(redated('a', { edtf: '2018', verbatim: 'in 2018', basis: 'inferred' })),
    ).toBe(accepted);
    expect(given(...past).when(redated('a', { edtf: '2018' }))).toBe(accepted);
  });

  it('gives its reason', () => {
    expect(given(...past).when(because('', redated('a', { edtf: '2018-10' })))).toMatchObject(
      refused('reason-required'),
    );
    expect(given(...past).when(because('\t\n', redated('a', { edtf: '2018-10' })))).toMatchObject(
      refused('reason-required'),
    );
  });
});
