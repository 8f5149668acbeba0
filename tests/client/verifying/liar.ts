/** What stands between page and server: gives an answer other than the server's, or none. */
export type Liar = (path: string, truth: () => Promise<Response>) => Promise<Response>;

/** One who passes on the truth. */
export const honest: Liar = (_path, truth) => truth();

type Replacement = string | ((whole: string, ...parts: string[]) => string);

/** An answer to one path in which some text reads otherwise. */
export function telling(path: RegExp, from: string | RegExp, to: Replacement): Liar {
  return async (asked, truth) => {
    const response = await truth();
    if (!path.test(asked)) return response;
    const text = await response.text();
    return new Response(typeof to === 'string' ? text.replace(from, to) : text.replace(from, to));
  };
}

/** Where receipts are given. */
export const receiptPath = /\/receipt$/u;

/** A receipt whose event is told otherwise. */
export function withExtra(change: (told: Record<string, unknown>) => object): Liar {
  return telling(receiptPath, /extra (\S+)/u, (_, text: string) => {
    const told: Record<string, unknown> = JSON.parse(Buffer.from(text, 'base64').toString());
    return `extra ${Buffer.from(JSON.stringify(change(told))).toString('base64')}`;
  });
}
