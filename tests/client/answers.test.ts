import { describe, expect, it } from 'vitest';
import { nextLink } from '../../client/answers/link-header.ts';
import { problemInWords } from '../../client/answers/problem.ts';

describe('the link to the next page', () => {
  it('is found among others, whatever their order and quotes', () => {
    expect(nextLink('</a?cursor=1>; rel="next"')).toBe('/a?cursor=1');
    expect(nextLink('</first>; rel=first, </a?b=1,2;3>; title="a, b"; rel=next')).toBe(
      '/a?b=1,2;3',
    );
    expect(nextLink('</a>; rel="prev next"')).toBe('/a');
  });

  it('is none where there is none', () => {
    expect(nextLink(null)).toBeNull();
    expect(nextLink('')).toBeNull();
    expect(nextLink('</a>; rel="prev"')).toBeNull();
    expect(nextLink('</a>; title="next"')).toBeNull();
  });
});

describe('a problem in words', () => {
  it('names the part of the address that was not understood', () => {
    const problem = problemInWords(400, {
      detail: 'One parameter does not parse.',
      errors: [{ pointer: '/from', code: 'edtf', detail: 'there is no month 13' }],
    });
    expect(problem.issues).toEqual(['the beginning of the window: there is no month 13']);
    expect(problem.remedy).not.toBe('');
  });

  it('says something useful of an answer that is no problem document', () => {
    for (const body of [null, 'oops', [], { detail: 7, errors: 'x' }]) {
      const problem = problemInWords(500, body);
      expect(problem.title).toBe('The archive could not answer');
      expect(problem.issues).toEqual([]);
      expect(problem.detail).toBe('');
    }
  });
});
