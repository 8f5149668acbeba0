import type { Payload } from './hostile-world.ts';

/** Markup that would run a script or fetch an image in every way that markup can. */
export const markup: Payload = {
  text: (mark, lengthMax) => {
    const forms = [
      `${mark} hostileword <img src="https://evil.example/a" onerror="hostile()"><script>hostile()</script>` +
        `<svg onload="hostile()"></svg><a href="javascript:hostile()">x</a><style>*{display:none}</style>`,
      `${mark} <img src=//evil.example/b onerror=hostile()>`,
      `${mark}<svg onload=hostile()>`,
    ];
    return forms.find(({ length }) => length <= lengthMax) ?? '';
  },
  address: 'https://example.org/"><img/src=//evil.example/onerror=hostile()>',
};

/** Marks that would reverse what stands around them, were it not kept apart. */
export const reversing: Payload = {
  text: (mark, lengthMax) => `${mark} \u202Egnorw\u2067 \u200F\u05D0`.slice(0, lengthMax),
  address: 'https://example.org/\u202Egnorw',
};

/** One word without an end. */
export const endless: Payload = {
  text: (mark, lengthMax) => `${mark}${'w'.repeat(10_000)}`.slice(0, lengthMax),
  address: `https://example.org/${'w'.repeat(1_900)}`,
  term: 'w'.repeat(64),
};

/** Addresses that are none to go to. */
export const badAddresses: readonly string[] = [
  'javascript:hostile()',
  'JaVaScRiPt:hostile()',
  '\u0001javascript:hostile()',
  'java\nscript:hostile()',
  ' javascript:hostile()',
  'data:text/html,<script>hostile()</script>',
  'vbscript:hostile()',
  'https://archive.example@evil.example/',
  'https://user:password@evil.example/',
  'https:\\\\evil.example',
  '//evil.example/',
];
