import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { AskedState } from '../submitting/asked-state.ts';

/** What the server counts for its operators. */
export interface Metrics {
  /** Times each request, by method, route and status; an address that is no route is `other`. */
  readonly timeRequests: RequestHandler;
  countAppended(events: number): void;
  /** Everything counted, in the text format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
}

/** Opens a register of metrics. `head`, `streams` and `witnesses` are asked when someone looks. */
export function openMetrics(options: {
  readonly version: string;
  readonly head: () => number;
  readonly streams: () => number;
  readonly witnesses: () => readonly AskedState[];
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'regesta_http_request_duration_seconds',
    help: 'Time from the first byte of a request to the last of its answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
    registers,
  });
  const appended = new Counter({
    name: 'regesta_appended_events_total',
    help: 'Events appended over HTTP since the start',
    registers,
  });
  registry.registerMetric(
    gauge('regesta_log_position', 'Position of the head of the log', options.head),
  );
  registry.registerMetric(gauge('regesta_live_streams', 'Open live streams', options.streams));
  for (const one of witnessGauges(options.witnesses)) registry.registerMetric(one);
  new Gauge({
    name: 'regesta_info',
    help: 'The version of this program',
    labelNames: ['version'],
    registers,
  }).set({ version: options.version }, 1);
  return {
    timeRequests(request, response, next) {
      const end = seconds.startTimer();
      response.once('close', () => {
        const route: unknown = response.locals['route'];
        end({
          method: knownMethods.has(request.method) ? request.method : 'other',
          route: typeof route === 'string' ? route : 'other',
          status: response.statusCode,
        });
      });
      next();
    },
    countAppended: (events) => appended.inc(events),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** A method can be any token: each would be a series of its own. */
const knownMethods = new Set(['GET', 'HEAD', 'POST', 'OPTIONS']);

function gauge(name: string, help: string, value: () => number): Gauge {
  return new Gauge({
    name,
    help,
    registers: [],
    collect() {
      this.set(value());
    },
  });
}

/** What the archive's witnesses have cosigned, and what keeps each from it. */
function witnessGauges(witnesses: () => readonly AskedState[]): readonly Gauge[] {
  const of = (name: string, help: string, value: (state: AskedState) => number | null): Gauge =>
    new Gauge({
      name,
      help,
      labelNames: ['witness'],
      registers: [],
      collect() {
        this.reset();
        for (const state of witnesses()) {
          const told = value(state);
          if (told !== null) this.set({ witness: state.witness.key.name }, told);
        }
      },
    });
  const troubles = new Gauge({
    name: 'regesta_witness_trouble',
    help: 'Witnesses that do not cosign, by what keeps them from it; contradicted is the grave one',
    labelNames: ['witness', 'trouble'],
    registers: [],
    collect() {
      this.reset();
      for (const { witness, trouble } of witnesses())
        if (trouble) this.set({ witness: witness.key.name, trouble: trouble.end }, 1);
    },
  });
  return [
    of(
      'regesta_witness_size',
      'Size of the newest seal that a witness cosigned',
      (one) => one.size,
    ),
    of(
      'regesta_witness_cosigned_seconds',
      'When a witness cosigned last, since 1970',
      (one) => one.at,
    ),
    troubles,
  ];
}
