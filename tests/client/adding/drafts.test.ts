import { describe, expect, it } from 'vitest';
import { isBlankDraft, newDraft, type Draft } from '../../../client/adding/draft.ts';
import {
  dropDraft,
  keepDraft,
  listDrafts,
  readDraft,
  type Drawer,
} from '../../../client/adding/drafts.ts';
import { newSource } from '../../../client/fields/new-source.ts';
import { noCitation } from '../../../client/fields/citation-draft.ts';

/** A store as browsers have it, with room for so many characters. */
function openDrawer(roomMax = 100_000): Drawer & { readonly texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    get length() {
      return texts.size;
    },
    key: (index) => [...texts.keys()][index] ?? null,
    getItem: (key) => texts.get(key) ?? null,
    removeItem: (key) => void texts.delete(key),
    setItem(key, text) {
      if (text.length > roomMax) throw new DOMException('no room', 'QuotaExceededError');
      texts.set(key, text);
    },
  };
}

const written = (title: string, writtenAtMs: number): Draft => ({
  ...newDraft(),
  title,
  writtenAtMs,
});

describe('drafts', () => {
  it('come back as they were kept, new things and relations included', () => {
    const drawer = openDrawer();
    const source = newSource({ title: 'A report', DOI: '10.1000/1' }, ['no date is given']);
    const citation = { ...noCitation, source: { text: 'A report', id: source.id } };
    const draft: Draft = {
      ...written('Something', 1),
      newThings: [source, { thing: 'actor', id: 'a', eventId: 'b', name: 'Zork', kind: 'company' }],
      citations: [citation],
      relations: [
        { eventId: 'r', relation: 'causes', occurrence: { text: 'x', id: 'x' }, citation },
      ],
    };
    expect(keepDraft(drawer, 'Ada', draft)).toBe('kept');
    expect(readDraft(drawer, 'Ada', draft.id)).toEqual(draft);
  });

  it('are listed for their writer alone, the last written first', () => {
    const drawer = openDrawer();
    drawer.setItem('regesta-theme', 'dark');
    const [former, latter] = [written('former', 1), written('latter', 2)];
    keepDraft(drawer, 'Ada', former);
    keepDraft(drawer, 'Ada', latter);
    keepDraft(drawer, 'Ada:x', written('another’s', 3));
    expect(listDrafts(drawer, 'Ada').map(({ title }) => title)).toEqual(['latter', 'former']);
    expect(listDrafts(drawer, 'Ad')).toEqual([]);
    dropDraft(drawer, 'Ada', former.id);
    expect(listDrafts(drawer, 'Ada')).toEqual([latter]);
  });

  it('say that there is no room', () => {
    const drawer = openDrawer(10);
    expect(keepDraft(drawer, 'Ada', written('Something', 1))).toBe('full');
    expect(listDrafts(drawer, 'Ada')).toEqual([]);
  });

  it('that are damaged, or of another version, are left alone', () => {
    const drawer = openDrawer();
    const draft = written('Something', 1);
    const damaged: readonly unknown[] = [
      { ...draft, version: 2 },
      { ...draft, title: 7 },
      { ...draft, citations: [{ source: null }] },
      { ...draft, citations: 'none' },
      { ...draft, newThings: [{ thing: 'actor', id: 'a' }] },
      { ...draft, newThings: [{ thing: 'constructor', id: 'a' }] },
      null,
    ];
    for (const [index, value] of damaged.entries())
      drawer.setItem(`regesta-draft:Ada:${index}`, JSON.stringify(value));
    drawer.setItem('regesta-draft:Ada:torn', '{"version":1,');
    expect(listDrafts(drawer, 'Ada')).toEqual([]);
    expect(drawer.length).toBe(8);
  });

  it('are blank until something is written that would be a loss', () => {
    expect(isBlankDraft(newDraft())).toBe(true);
    expect(isBlankDraft({ ...newDraft(), importance: 5 })).toBe(true);
    expect(isBlankDraft(written('S', 1))).toBe(false);
    expect(isBlankDraft({ ...newDraft(), places: ['Bonn'] })).toBe(false);
  });
});
