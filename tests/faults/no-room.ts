import { join } from 'node:path';
import type { Figures } from './figures.ts';
import type { Method } from './method.ts';
import { mount, run, unmount } from './mounts.ts';
import { squeezeOnce, sum } from './squeezed.ts';
import { makeTemplate, type Template } from './template.ts';

/** A tmpfs that fills up, and is then given room. */
export const fullDisk: Method = {
  name: 'full-disk',
  about: 'a tmpfs that fills up under a client, and is given room while the server runs',
  needs: ['root'],
  rounds: { test: 1, ci: 5, nightly: 50 },
  run: (rounds) => repeat(rounds, (template) => fillOnce(template, false)),
  control: (rounds) => repeat(rounds, (template) => fillOnce(template, true)),
};

/** A limit on the size of files, which is then lifted. */
export const fileLimit: Method = {
  name: 'file-limit',
  about: 'RLIMIT_FSIZE reached under a client, and lifted while the server runs',
  needs: ['prlimit'],
  rounds: { test: 1, ci: 5, nightly: 50 },
  run: (rounds) => repeat(rounds, (template) => limitOnce(template, false)),
  control: (rounds) => repeat(rounds, (template) => limitOnce(template, true)),
};

async function repeat(
  rounds: number,
  once: (template: Template) => Promise<Figures>,
): Promise<Figures> {
  const template = await makeTemplate();
  const all: Figures[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) all.push(await once(template));
  } finally {
    template.remove();
  }
  return sum(all);
}

async function fillOnce(template: Template, isHasty: boolean): Promise<Figures> {
  const place = template.folder();
  mount(place, '-t', 'tmpfs', '-o', 'size=6m', 'none');
  try {
    const folder = template.copyTo(join(place, 'data'));
    const widen = (): void => run('mount', '-o', 'remount,size=96m', place);
    const room = { template, folder, squeeze: () => undefined, widen };
    return await squeezeOnce(room, isHasty);
  } finally {
    unmount(place);
  }
}

function limitOnce(template: Template, isHasty: boolean): Promise<Figures> {
  const folder = template.copyTo(template.folder());
  const limit = (pid: number, bytes: string): void =>
    run('prlimit', '--pid', String(pid), `--fsize=${bytes}:unlimited`);
  return squeezeOnce(
    {
      template,
      folder,
      squeeze: ({ pid }) => limit(pid, '3000000'),
      widen: ({ pid }) => limit(pid, 'unlimited'),
    },
    isHasty,
  );
}
