import { noFigures, type Figures } from '../figures.ts';
import type { Method } from '../method.ts';
import { makeTemplate } from '../template.ts';
import { faultyFronts } from './faulty-fronts.ts';
import { checkHistory } from './history.ts';

/** Concurrent clients, recorded and checked; a round is an operation. The control's servers are faulty. */
export const history: Method = {
  name: 'history',
  about: 'concurrent clients under kills, pauses and clock jumps, checked to be one linear history',
  needs: [],
  rounds: { test: 600, ci: 20_000, nightly: 1_000_000 },
  run: runHistory,
  control: runFaulty,
};

async function runHistory(operations: number): Promise<Figures> {
  const template = await makeTemplate();
  try {
    const blows = Math.min(120, Math.max(3, Math.floor(operations / 2_000)));
    const clients = operations > 10_000 ? 16 : 8;
    const checked = await checkHistory({ template, operations, clients, blows });
    const { counts, told, dealt, head, frames, seconds, unsound } = checked;
    const figures = noFigures();
    figures.rounds = checked.operations;
    figures.acknowledged = head;
    figures.lost = counts.get('lost') ?? 0;
    figures.findings.push(...told, ...unsound);
    const perSecond = Math.round(checked.operations / seconds);
    const { kill, pause, clock } = dealt;
    Object.assign(figures.also, { kills: kill, pauses: pause, 'clock jumps': clock, frames });
    figures.also['operations a second'] = perSecond;
    return figures;
  } finally {
    template.remove();
  }
}

/** Counts the faults of which what must be found was found. */
async function runFaulty(): Promise<Figures> {
  const template = await makeTemplate();
  const figures = noFigures();
  try {
    for (const faulty of faultyFronts) {
      const { fault, found } = faulty;
      const front = (url: string, secret: string) => faulty.open(url, secret);
      const how = { template, operations: 240, clients: 8, blows: 0, twice: 0.5, front };
      const { counts, operations } = await checkHistory(how);
      figures.rounds += operations;
      figures.lost += counts.get(found) ?? 0;
      figures.also[fault] = `${counts.get(found) ?? 0} × ${found}`;
      if (!counts.has(found)) throw new Error(`a server that ${fault} was not found out`);
    }
  } finally {
    template.remove();
  }
  return figures;
}
