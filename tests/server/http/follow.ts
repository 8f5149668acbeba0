/** One frame of a stream of server-sent events. */
interface Frame {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** A stream that is being read. */
export interface Followed {
  readonly headers: Headers;
  /** The next frames, waiting for them. */
  take(count: number): Promise<readonly Frame[]>;
  /** Everything that has come so far. */
  text(): string;
  /** Resolves when the other side ended the stream. */
  readonly ended: Promise<void>;
  stop(): void;
}

/** Opens a stream of server-sent events and reads it by the letter of the standard's framing. */
export async function follow(
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Followed> {
  const controller = new AbortController();
  const response = await fetch(url, { headers, signal: controller.signal });
  if (response.status !== 200 || !response.body) throw new Error(await response.text());
  let text = '';
  let taken = 0;
  const read = async (body: ReadableStream<Uint8Array>): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of body) text += decoder.decode(chunk, { stream: true });
  };
  const ended = read(response.body).catch(() => undefined);
  return {
    headers: response.headers,
    ended,
    text: () => text,
    stop: () => controller.abort(),
    async take(count) {
      const until = Date.now() + 10_000;
      for (;;) {
        const frames = framesOf(text);
        if (frames.length >= taken + count) return frames.slice(taken, (taken += count));
        if (Date.now() > until) throw new Error(`${frames.length} frames came: ${text}`);
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    },
  };
}

function framesOf(text: string): Frame[] {
  const blocks = text.split('\n\n').slice(0, -1);
  return blocks.flatMap((block) => {
    const fields = block.split('\n').map((line) => /^([a-z]*): ?(.*)$/u.exec(line) ?? []);
    const valuesOf = (name: string) => fields.filter(([, key]) => key === name).map(([, , v]) => v);
    const data = valuesOf('data');
    if (data.length === 0) return [];
    return [
      { id: valuesOf('id').join(''), event: valuesOf('event').join(''), data: data.join('\n') },
    ];
  });
}
