import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import * as say from '../../support/sayings.ts';
import { follow } from './follow.ts';
import { openServer, smallArchive } from './open-server.ts';

describe('stopping', () => {
  it('ends live streams, lets connections that idle go, and takes no more', async () => {
    const server = await openServer();
    server.append(...smallArchive);
    const stream = await follow(`${server.url}/api/events/live?after=0`);
    await stream.take(smallArchive.length);
    expect((await server.get('/readyz')).status).toBe(200);
    const started = Date.now();
    await server.stop();
    await stream.ended;
    expect(Date.now() - started).toBeLessThan(2_000);
    await expect(server.get('/healthz')).rejects.toThrow('fetch failed');
    await server.close();
  });

  it('answers what it has begun to', async () => {
    const server = await openServer();
    server.append(say.source('paper'));
    const body = JSON.stringify({
      events: [
        { stream: 'source-a', type: 'SourceRegistered', data: { type: 'report', title: 'x' } },
      ],
    });
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      `POST /api/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n` +
        `Authorization: Bearer ${server.secret}\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.slice(0, 10));
    await new Promise((resolve) => setTimeout(resolve, 100));
    const stopped = server.stop();
    await new Promise((resolve) => setTimeout(resolve, 100));
    socket.write(body.slice(10));
    await stopped;
    await closed;
    expect(answer).toMatch(/^HTTP\/1\.1 201 /u);
    expect(server.opened.archive.head().position).toBe(2);
    await server.close();
  });

  it('cuts off whoever never finishes', async () => {
    const server = await openServer({ graceMs: 300 });
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write('GET /api/views HTTP/1.1\r\nHost: a\r\n');
    await new Promise((resolve) => setTimeout(resolve, 100));
    const started = Date.now();
    await server.stop();
    await closed;
    expect(Date.now() - started).toBeLessThan(2_000);
    await server.close();
  });
});

describe('listening', () => {
  it('is refused where another program listens', async () => {
    const server = await openServer();
    await expect(openServer({ port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await server.close();
  });
});
