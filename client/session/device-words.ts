/** Browsers by what they call themselves; one that claims to be others as well comes before them. */
const browsers: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\bFirefox\/|\bFxiOS\//u, 'Firefox'],
  [/\bEdg(?:e|A|iOS)?\//u, 'Edge'],
  [/\bOPR\/|\bOpera\//u, 'Opera'],
  [/\bSamsungBrowser\//u, 'Samsung Internet'],
  [/\bChrom(?:e|ium)\/|\bHeadlessChrome\/|\bCriOS\//u, 'Chrome'],
  [/\bSafari\//u, 'Safari'],
];

const systems: readonly (readonly [mark: RegExp, name: string])[] = [
  [/\biPhone\b/u, 'an iPhone'],
  [/\biPad\b/u, 'an iPad'],
  [/\bAndroid\b/u, 'Android'],
  [/\bWindows\b/u, 'Windows'],
  [/\bMac OS X\b/u, 'a Mac'],
  [/\bCrOS\b/u, 'ChromeOS'],
  [/\bLinux\b/u, 'Linux'],
];

/** What a browser says that it is (its `User-Agent`) as people call it: `Firefox on Windows`. */
export function deviceInWords(device: string): string {
  const named = (among: typeof browsers) => among.find(([mark]) => mark.test(device))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (browser !== undefined) return system === undefined ? browser : `${browser} on ${system}`;
  const known = device.trim().slice(0, 60);
  return known === '' ? 'A program that does not say what it is' : known;
}
