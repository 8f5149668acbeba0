import { parseSetCookie } from 'cookie';

/** Where someone has come to. */
export interface Place {
  readonly url: URL;
  readonly response: Response;
  readonly text: string;
}

/**
 * Someone who goes through pages as a browser does, with cookies and redirects, but without scripts.
 * `known` says where an address that is nobody's on this machine is really served.
 */
export class Walker {
  readonly cookies = new Map<string, string>();
  readonly #known: ReadonlyMap<string, string>;

  constructor(known: ReadonlyMap<string, string>) {
    this.#known = known;
  }

  /** Goes to an address, and on from there until it is led no further, or `until` it is led there. */
  async go(to: string, until: (url: URL) => boolean = () => false): Promise<Place> {
    let url = new URL(to);
    for (let steps = 0; steps < 20; steps += 1) {
      const place = await this.#step(url);
      const location = place.response.headers.get('location');
      if (location === null) return place;
      url = new URL(location, url);
      if (until(url)) return { ...place, url };
    }
    throw new Error(`It leads on and on, last to ${url.href}.`);
  }

  /** Fills in the form that stands on a page, and goes where it leads. */
  async fill(
    place: Place,
    fields: Readonly<Record<string, string>>,
    until?: (url: URL) => boolean,
  ) {
    const action = /action="([^"]+)"/u.exec(place.text)?.[1] ?? '';
    const hidden = [...place.text.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/gu)];
    const body = new URLSearchParams({
      ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
      ...fields,
    });
    const url = new URL(action, place.url);
    const sent = await this.#step(url, { method: 'POST', body });
    const location = sent.response.headers.get('location');
    return location === null ? sent : this.go(new URL(location, url).href, until);
  }

  async #step(url: URL, init: RequestInit = {}): Promise<Place> {
    const served = (this.#known.get(url.origin) ?? url.origin) + url.pathname + url.search;
    const jar = [...this.cookies].filter(([key]) => key.startsWith(`${url.host} `));
    const cookie = jar.map(([key, value]) => `${key.split(' ')[1]}=${value}`).join('; ');
    const response = await fetch(served, {
      ...init,
      redirect: 'manual',
      headers: { ...(cookie !== '' && { cookie }), 'sec-fetch-mode': 'navigate' },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(url.host, line);
    return { url, response, text: await response.text() };
  }

  #keep(host: string, line: string): void {
    const { name, value = '', maxAge, expires } = parseSetCookie(line);
    const isGone = maxAge === 0 || (expires !== undefined && expires.getTime() < Date.now());
    if (isGone) this.cookies.delete(`${host} ${name}`);
    else this.cookies.set(`${host} ${name}`, value);
  }
}
