import { describe, expect, it } from 'vitest';
import { revise } from '../../../events/things/revise.ts';
import { SourceRevised } from '../../../events/vocabulary/source.ts';
import { ArchiveInMemory } from '../../support/archive-in-memory.ts';
import { accepted, given, refused } from '../../support/given.ts';
import * as say from '../../support/sayings.ts';

describe('a revision', () => {
  it('replaces what it names, clears what it names as null, and leaves the rest', () => {
    const state = { kept: 1, replaced: 2, cleared: 3, alsoKept: null };
    expect(revise(state, { replaced: 4, cleared: null, kept: undefined })).toEqual({
      kept: 1,
      replaced: 4,
      alsoKept: null,
    });
  });

  it('can clear what a thing may lack, and nothing else', () => {
    expect(SourceRevised.schema.safeParse({ published: null }).success).toBe(true);
    expect(SourceRevised.schema.safeParse({ title: null }).success).toBe(false);
    expect(SourceRevised.schema.safeParse({ slug: null }).success).toBe(false);
    expect(SourceRevised.schema.safeParse({}).success).toBe(false);
  });

  it('takes a wrong date of publication away, once', () => {
    const archive = new ArchiveInMemory();
    archive.append(say.source('a', { published: '1900' }));
    expect(archive.append(say.revised('source', 'a', { published: null }))).toBe(accepted);
    expect(archive.source('a')).not.toHaveProperty('published');
    expect(
      given(
        say.source('a', { published: '1900' }),
        say.revised('source', 'a', { published: null }),
      ).when(say.revised('source', 'a', { published: null })),
    ).toMatchObject(refused('nothing-changed'));
  });
});
