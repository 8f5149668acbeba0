/**
 * How instruments stood on five days, told from the two documents by hand (Liao, unless GP is named;
 * numbers are paragraphs). A month or year without a day counts from its first day as possible and
 * from its last as certain.
 */
export const fiveDays: readonly {
  readonly date: string;
  readonly day: string;
  readonly stood: Readonly<Record<string, string>>;
}[] = [
  {
    // Before the agreement of September 2015 (8) and the order of April 2015 (23).
    date: '2014-12-31',
    day: '31 December 2014',
    stood: {
      'Agreement between the United States and China on cybertheft': 'Not yet',
      'Executive Order 13694': 'Not yet',
      'Made in China 2025': 'Not yet',
      'G20 norm against commercial cyber-espionage': 'Not yet',
    },
  },
  {
    // “In September 2015” (8); “in April 2015” (23); Made in China 2025 only “in 2015” (29).
    date: 'end of September 2015',
    day: '30 September 2015',
    stood: {
      'Agreement between the United States and China on cybertheft': 'Signed',
      'Executive Order 13694': 'Issued',
      'Made in China 2025': 'Possibly launched, opening announced or not yet',
      'G20 norm against commercial cyber-espionage': 'Not yet',
      'Agreement between China and Germany on cybertheft': 'Not yet',
    },
  },
  {
    // “In November 2015” (8, GP17); “soon” four more agreements, at the latest when Liao wrote (8).
    date: '2015',
    day: '31 December 2015',
    stood: {
      'G20 norm against commercial cyber-espionage': 'Adopted',
      'Agreement between the United States and China on cybertheft': 'Signed',
      'Agreement between China and Germany on cybertheft': 'Possibly signed or not yet',
      'Section 301 investigation of China': 'Possibly under way or not yet',
      'Listing of Fujian Jinhua': 'Not yet',
    },
  },
  {
    // July (9), September (23), September to November (12), early November (13), November (14);
    // December (22, 35) and January (20) are still to come, confidence in talks perhaps (21).
    date: '2018-11',
    day: '30 November 2018',
    stood: {
      'Agreement between the United States and China on cybertheft': 'Deterrence in doubt',
      'Executive Order 13694': 'Use considered',
      'Sanctions against Chinese hackers': 'Considered',
      'Four sets of indictments of Chinese nationals': 'Issued',
      'Listing of Fujian Jinhua': 'Listed',
      'Section 301 investigation of China': 'Updated',
      'Indictment of two hackers of APT 10': 'Not yet',
      'Indictment of Huawei': 'Not yet',
      'Trade agreement between the United States and China':
        'Possibly under negotiation or not yet',
    },
  },
  {
    // December 2018 (22, 35), mid-January 2019 (20), the March deadline (21); all that Liao tells
    // of had happened when she wrote, by the end of March; 2024 (GP6, GP19) is still to come.
    date: '2019-03',
    day: '31 March 2019',
    stood: {
      'Indictment of two hackers of APT 10': 'Unsealed',
      'Sanctions against Chinese hackers': 'Withheld',
      'Indictment of Huawei': 'Unsealed',
      'Request for the extradition of Meng Wanzhou': 'Requested',
      'Agreement between China and Germany on cybertheft': 'Signed',
      'Trade agreement between the United States and China': 'Due',
      'Secure Innovation campaign': 'Not yet',
    },
  },
];
