import type { AppendRequest, Archive, Settled } from '../../server/archive.ts';

/** An archive to which everything goes on as it comes, but for what is given in its place. */
export function through(archive: Archive, instead: Partial<Archive>): Archive {
  return {
    append: (request) => archive.append(request),
    appendAll: (requests) => archive.appendAll(requests),
    weigh: (request) => archive.weigh(request),
    preview: (request) => archive.preview(request),
    undo: (positions) => archive.undo(positions),
    read: (options) => archive.read(options),
    onAppended: (listener) => archive.onAppended(listener),
    onUnread: (listener) => archive.onUnread(listener),
    close: () => archive.close(),
    ...instead,
  };
}

/** Appends each of several requests in a transaction of its own. */
export function appendEach(archive: Archive, requests: readonly AppendRequest[]): Settled[] {
  return requests.map((request) => ({ end: 'outcome', outcome: archive.append(request) }));
}
