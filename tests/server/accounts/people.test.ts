import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { accountName, login, newPassword } from '../../../server/accounts/names.ts';
import { openTestAccounts, type TestAccounts } from './open-accounts.ts';

let test: TestAccounts;

beforeEach(async () => {
  test = await openTestAccounts();
});

afterEach(() => test.close());

const asked = { role: 'editor', passwordHash: null, openId: null } as const;

describe('an account', () => {
  it.each([
    ['anna', 'Someone else', ['login-taken']],
    ['other', 'ANNA  KELLER', ['name-taken']],
    ['other', 'Anna\u00A0Keller', ['name-taken']],
    ['other', 'Anna\u200DKeller', []],
    ['other', 'Ａｎｎａ Keller', ['name-taken']],
    ['anna', 'anna keller', ['login-taken', 'name-taken']],
  ])('has a login and a public name of its own: %s, %s', (login, name, codes) => {
    const { people } = test.accounts;
    people.create({ ...asked, login: 'anna', name: 'Anna Keller' });
    const made = people.create({ ...asked, login, name });
    expect(made.ok ? [] : made.refusals.map(({ code }) => code)).toEqual(codes);
  });

  it('is found by issuer and subject together alone', () => {
    const { people } = test.accounts;
    const openId = { issuer: 'https://id.example', subject: '7' };
    people.create({ ...asked, login: 'anna', name: 'Anna', openId });
    expect(people.byOpenId(openId)?.login).toBe('anna');
    expect(people.byOpenId({ ...openId, issuer: 'https://other.example' })).toBeNull();
  });
});

describe('the last administrator', () => {
  it.each([{ role: 'editor' }, { isDisabled: true }] as const)('can not become %o', (to) => {
    const { people } = test.accounts;
    const ada = test.make('ada', 'administrator');
    test.make('bea', 'editor');
    expect(people.change(ada.id, to)).toBe('last-administrator');
    const carl = test.make('carl', 'administrator');
    expect(people.change(carl.id, { isDisabled: true })).toBe('changed');
    expect(people.change(ada.id, to)).toBe('last-administrator');
    expect(people.change(carl.id, { isDisabled: false })).toBe('changed');
    expect(people.change(ada.id, to)).toBe('changed');
    expect(people.change(carl.id, to)).toBe('last-administrator');
    expect(people.hasAdministrator()).toBe(true);
  });

  it('is no other than the one that two programs agree on', () => {
    const ada = test.make('ada', 'administrator');
    const bea = test.make('bea', 'administrator');
    expect(test.accounts.people.change(ada.id, { role: 'editor' })).toBe('changed');
    expect(test.elsewhere.people.change(bea.id, { role: 'editor' })).toBe('last-administrator');
  });
});

describe('a public name', () => {
  it.each([
    ['two lines', 'Anna\nKeller'],
    ['marks that reverse text', 'Anna\u202Erelle'],
    ['characters that do not show', 'Anna\u200BKeller'],
    ['a tag character', 'Anna\u{E0041}'],
    ['the words of an acceptance', 'Eve, accepted by Anna'],
    ['the same, otherwise written', 'Eve,  ACCEPTED by Anna'],
    ['the name of a program', 'founding  Chronicle'],
    ['nothing', '  '],
    ['101 characters', 'a'.repeat(101)],
  ])('is refused with %s', (_what, name) => {
    expect(accountName.safeParse(name).success).toBe(false);
  });

  it.each(['李 明', 'Ólafur Þór', 'علی\u200Cرضا', 'O’Neill-Smith (2)', '<b>Anna</b>'])(
    'is taken as it is written: %s',
    (name) => {
      expect(accountName.parse(name)).toBe(name);
    },
  );
});

describe('a login', () => {
  it('is folded', () => {
    expect(login.parse('  ANNA.Keller@Example.org ')).toBe('anna.keller@example.org');
  });

  it.each(['', 'a b', '-a', 'a/b', 'a\u202E', '<a>', 'a'.repeat(65)])('is not %j', (typed) => {
    expect(login.safeParse(typed).success).toBe(false);
  });
});

describe('a new password', () => {
  it.each([
    ['too short', 'elevenchars'],
    ['of too few different characters', 'aaaabbbbccccdddd'],
    ['too long', 'x1y2z3'.repeat(50)],
    ['half a surrogate pair', `correct horse \uD800`],
  ])('is refused when it is %s', (_why, typed) => {
    expect(newPassword.safeParse(typed).success).toBe(false);
  });

  it.each(['correct horse battery', '一二三四五六七八九十百千', '😀😁😂🤣😃😄😅😆😉😊😋😎'])(
    'may be anything else: %s',
    (typed) => {
      expect(newPassword.parse(typed)).toBe(typed);
    },
  );
});
