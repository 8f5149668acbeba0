import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../events/dates/words.ts';
import { edtf } from './vectors.ts';

type Golden = [text: string, words: string];

const inWords = (text: string): string => wordsOf(edtf(text));

describe('days, months and years in words', () => {
  it.each<Golden>([
    ['2015-09-25', '25 September 2015'],
    ['2018-11', 'November 2018'],
    ['1066', '1066'],
    ['0793', '793 CE'],
    ['0079-08-24', '24 August 79 CE'],
    ['0000', '1 BCE'],
    ['-0043', '44 BCE'],
    ['-0043-03-15', '15 March 44 BCE'],
    ['-9999', '10,000 BCE'],
    ['Y170000002', 'the year 170,000,002'],
    ['Y-170000002', '170,000,003 BCE'],
    ['Y-17E7', '170,000,001 BCE'],
    ['1950S2', 'between 1900 and 1999, estimated 1950'],
    ['1950S4', '1950'],
    ['-1950S2', 'between 2000 and 1901 BCE, estimated 1951 BCE'],
    ['Y3388E2S3', 'between 338,000 and 338,999, estimated 338,800'],
  ])('say %s as %j', (text, words) => expect(inWords(text)).toBe(words));
});

describe('times in words', () => {
  it.each<Golden>([
    ['1985-04-12T23:20:30', '12 April 1985 at 23:20:30 local time'],
    ['1985-04-12T03:02:01Z', '12 April 1985 at 03:02:01 UTC'],
    ['1985-04-12T23:20:30-04', '12 April 1985 at 23:20:30 (UTC−04:00)'],
    ['1985-04-12T23:20:30+04:30', '12 April 1985 at 23:20:30 (UTC+04:30)'],
  ])('say %s as %j', (text, words) => expect(inWords(text)).toBe(words));
});

describe('seasons and parts of the year in words', () => {
  it.each<Golden>([
    ['1789-21', 'spring 1789'],
    ['2001-24', 'winter 2001–2002'],
    ['0000-24', 'winter 1 BCE–1 CE'],
    ['-0043-24', 'winter 44–43 BCE'],
    ['2001-27', 'autumn 2001 in the northern hemisphere'],
    ['2001-30', 'summer 2001–2002 in the southern hemisphere'],
    ['2001-34', 'the second quarter of 2001'],
    ['2001-38', 'the middle four months of 2001'],
    ['2001-41', 'the second half of 2001'],
    ['198X-21', 'spring of an unknown year in the 1980s'],
    ['198X-34', 'the second quarter of an unknown year in the 1980s'],
  ])('say %s as %j', (text, words) => expect(inWords(text)).toBe(words));
});

describe('doubt in words', () => {
  it.each<Golden>([
    ['1984?', 'possibly 1984'],
    ['2019~', 'about 2019'],
    ['1984%', 'possibly about 1984'],
    ['2004-06-11~', 'about 11 June 2004'],
    ['?2004-?06', 'possibly June 2004'],
    ['1789-21~', 'about spring 1789'],
    ['196X~', 'about the 1960s'],
    ['196X?', 'possibly some time in the 1960s'],
    ['19XX~', 'some time between 1900 and 1999 (approximate)'],
    ['1985-04-XX?', 'an unknown day in April 1985 (uncertain)'],
    ['1950S2~', 'between 1900 and 1999, estimated 1950 (approximate)'],
    ['2004-06~-11', '11 June 2004 (year and month approximate)'],
    ['2004?-06-11', '11 June 2004 (year uncertain)'],
    ['?2004-06-~11', '11 June 2004 (year uncertain, day approximate)'],
    ['2004-%06-11', '11 June 2004 (month uncertain and approximate)'],
    ['2001-~21', 'spring 2001 (season approximate)'],
    ['?2001-~40', 'the first half of 2001 (year uncertain, part of the year approximate)'],
  ])('says %s as %j', (text, words) => expect(inWords(text)).toBe(words));
});

describe('unspecified digits in words', () => {
  it.each<Golden>([
    ['196X', 'some time in the 1960s'],
    ['190X', 'some time between 1900 and 1909'],
    ['096X', 'some time between 960 and 969 CE'],
    ['19XX', 'some time between 1900 and 1999'],
    ['XXXX', 'an unknown year'],
    ['-01XX', 'some time between 200 and 101 BCE'],
    ['000X', 'some time between 1 BCE and 9 CE'],
    ['1X99', 'one of the 10 years 1099, 1199, … 1999'],
    ['-0X44', 'one of the 10 years 945 BCE, 845 BCE, … 45 BCE'],
    ['2004-XX', 'an unknown month in 2004'],
    ['1985-04-XX', 'an unknown day in April 1985'],
    ['1985-XX-XX', 'an unknown day in 1985'],
    ['XXXX-XX-XX', 'an unknown day of an unknown year'],
    ['XXXX-12-XX', 'an unknown day in December of an unknown year'],
    ['156X-12-25', '25 December of an unknown year in the 1560s'],
    ['15XX-12-25', '25 December of an unknown year between 1500 and 1599'],
    ['1XXX-XX', 'an unknown month of an unknown year between 1000 and 1999'],
    ['1984-1X', 'October, November or December 1984'],
    ['1984-0X', 'a month between January and September 1984'],
    ['1985-04-2X', 'a day between 20 and 29 April 1985'],
    ['1985-02-2X', 'a day between 20 and 28 February 1985'],
    ['1985-05-3X', '30 or 31 May 1985'],
    ['1985-05-X5', '5, 15 or 25 May 1985'],
    ['1985-XX-12', 'the 12th of an unknown month in 1985'],
    ['1985-1X-X1', 'the 1st, the 11th, the 21st or the 31st of October, November or December 1985'],
    ['1985-XX-X2', 'the 2nd, the 12th or the 22nd of an unknown month in 1985'],
    ['1985-XX-X3', 'the 3rd, the 13th or the 23rd of an unknown month in 1985'],
  ])('say %s as %j', (text, words) => expect(inWords(text)).toBe(words));
});

describe('intervals in words', () => {
  it.each<Golden>([
    ['1964/2008', '1964 to 2008'],
    ['2018-09/2018-11', 'September to November 2018'],
    ['2018-11/2019-01', 'November 2018 to January 2019'],
    ['1914-12-24/1914-12-26', '24 to 26 December 1914'],
    ['1914-11-24/1914-12-02', '24 November to 2 December 1914'],
    ['1914-12-24/1915-01-02', '24 December 1914 to 2 January 1915'],
    ['2004-02-01/2005', '1 February 2004 to 2005'],
    ['-0489/-0479', '490 to 480 BCE'],
    ['-0026/0014', '27 BCE to 14 CE'],
    ['0079/0081', '79 to 81 CE'],
    ['0900/1100', '900 CE to 1100'],
    ['Y12000/Y13000', 'the year 12,000 to the year 13,000'],
    ['2018/2018', 'beginning and ending in 2018'],
    ['2018-09-25/2018-09-25', 'beginning and ending on 25 September 2018'],
    ['2015-11/..', 'from November 2015 onwards'],
    ['2014-01-01/', '1 January 2014 to an unknown date'],
    ['../1985-04-12', 'up to and including 12 April 1985'],
    ['/1985-04-12', 'from an unknown date to 12 April 1985'],
    ['1920~/1930?', 'about 1920 to possibly 1930'],
    ['2004-06-XX/2004-07-03', 'from an unknown day in June 2004 to 3 July 2004'],
    ['196X/1975', 'the 1960s to 1975'],
    [
      '2004-06-~01/2004-06-~20',
      'from 1 June 2004 (day approximate) to 20 June 2004 (day approximate)',
    ],
  ])('say %s as %j', (text, words) => expect(inWords(text)).toBe(words));
});

describe('sets in words', () => {
  it.each<Golden>([
    ['[2015-11..]', 'on or after November 2015'],
    ['[..1760-12-03]', 'on or before 3 December 1760'],
    ['[2018-11-01..2018-11-10]', 'some day from 1 to 10 November 2018'],
    ['[1670..1672]', 'some year from 1670 to 1672'],
    ['[2001-21..2001-23]', 'some season from spring 2001 to autumn 2001'],
    ['[198X..199X]', 'some date from the 1980s to the 1990s'],
    ['[1667]', '1667'],
    ['[1667,1760-12]', 'either 1667 or December 1760'],
    ['[1667,1668,1670..1672]', 'one of 1667, 1668 or any year from 1670 to 1672'],
    ['[..1660,1667]', 'either any year up to and including 1660 or 1667'],
    ['{1960,1961-12}', 'both 1960 and December 1961'],
    ['{1667,1668,1670..1672}', 'all of 1667, 1668 and every year from 1670 to 1672'],
    ['{..1984}', 'every year up to and including 1984'],
    ['{1984-03..}', 'every month from March 1984 onwards'],
    [
      '[1601,1602,1603,1604,1605,1606,1607,1608,1609]',
      'one of 9 dates between 1 January 1601 and 31 December 1609',
    ],
    [
      '{1601,1602,1603,1604,1605,1606,1607,1608,1610..}',
      'all of 9 dates and ranges on or after 1 January 1601',
    ],
  ])('say %s as %j', (text, words) => expect(inWords(text)).toBe(words));
});
