import { describe, expect, it } from 'vitest';
import { archiveOf } from '../../support/given.ts';
import {
  actor,
  chronicle,
  citing,
  instrument,
  revised,
  source,
  withdrawn,
} from '../../support/sayings.ts';

describe('a source', () => {
  it('begins as it was registered', () => {
    expect(archiveOf(source('paper', { published: '2018-10' })).source('paper')).toEqual({
      thing: 'source',
      id: 'paper',
      version: 1,
      slug: 'report-paper',
      type: 'report',
      title: 'Report paper',
      published: '2018-10',
      withdrawn: false,
    });
  });

  it('takes on only the fields that a revision names, each wholly', () => {
    const archive = archiveOf(
      source('paper', { author: [{ literal: 'A' }], volume: '1' }),
      revised('source', 'paper', { author: [{ family: 'B', given: 'C' }], slug: 'b-2018' }),
    );
    expect(archive.source('paper')).toMatchObject({
      version: 2,
      slug: 'b-2018',
      title: 'Report paper',
      author: [{ family: 'B', given: 'C' }],
      volume: '1',
    });
  });

  it('is withdrawn without losing anything', () => {
    const before = archiveOf(source('paper')).source('paper');
    expect(archiveOf(source('paper'), withdrawn('paper')).source('paper')).toEqual({
      ...before,
      version: 2,
      withdrawn: true,
    });
  });
});

describe('an actor', () => {
  it('is as it was registered and revised', () => {
    const archive = archiveOf(
      actor('china', { name: 'China', aliases: ['PRC'] }),
      revised('actor', 'china', { name: 'People’s Republic of China' }),
    );
    expect(archive.actor('china')).toEqual({
      thing: 'actor',
      id: 'china',
      version: 2,
      slug: 'china',
      name: 'People’s Republic of China',
      kind: 'state',
      aliases: ['PRC'],
    });
  });
});

describe('an instrument', () => {
  it('is as it was registered and revised', () => {
    const archive = archiveOf(
      source('paper'),
      instrument('accord', { title: 'The Accord', citations: [citing('paper')] }),
      revised('instrument', 'accord', { kind: 'norm', tags: ['trade'] }),
    );
    expect(archive.instrument('accord')).toEqual({
      thing: 'instrument',
      id: 'accord',
      version: 2,
      slug: 'the-accord',
      title: 'The Accord',
      kind: 'norm',
      tags: ['trade'],
      citations: [citing('paper')],
    });
  });
});

describe('a chronicle', () => {
  it('is as it was opened and revised', () => {
    const archive = archiveOf(
      chronicle('cyber', { title: 'Cyber', lanes: 'kind' }),
      revised('chronicle', 'cyber', { window: { from: '2015', to: '2019' } }),
    );
    expect(archive.chronicle('cyber')).toEqual({
      thing: 'chronicle',
      id: 'cyber',
      version: 2,
      slug: 'cyber',
      title: 'Cyber',
      lanes: 'kind',
      window: { from: '2015', to: '2019' },
    });
  });
});
