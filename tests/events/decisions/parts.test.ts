import { describe, expect, it } from 'vitest';
import { partsOf, sharedParts } from '../../../events/decisions/parts.ts';
import * as say from '../../support/sayings.ts';

const title = say.revised('occurrence', 'o', { title: 'One', summary: 'Short.' });
const actors = say.revised('occurrence', 'o', { actors: [], title: 'Two' });
const date = say.say('OccurrenceRedated', 'occurrence-o', { date: { edtf: '2016' } });

describe('what two events on one thing share', () => {
  it('is the fields that both set', () => {
    expect(sharedParts(title, actors)).toEqual(['/title']);
    expect(sharedParts(title, date)).toEqual([]);
  });

  it('is a member of a list, not the list', () => {
    const [one, other] = [
      say.cited('o', say.citing('paper')),
      say.cited('o', say.citing('memoir')),
    ];
    expect(sharedParts(one, other)).toEqual([]);
    expect(sharedParts(one, one)).toEqual(['/citations/paper/page 1']);
    expect(sharedParts(say.related('o', 'follows', 'p'), say.related('o', 'causes', 'p'))).toEqual(
      [],
    );
    expect(sharedParts(say.disputed('o', 'day'), say.resolved('o', 'day'))).toEqual([
      '/disputes/day',
    ]);
  });

  it('is everything, where one bears on the whole', () => {
    expect(sharedParts(date, say.retracted('o'))).toEqual(['/date']);
    expect(sharedParts(say.retracted('o'), date)).toEqual(['']);
  });

  it('is named by pointers that can be read back', () => {
    const cited = say.cited('o', say.citing('paper', { locator: 'folio 3/4 ~ verso' }));
    expect(partsOf(cited)).toEqual(['/citations/paper/folio 3~14 ~0 verso']);
  });
});
