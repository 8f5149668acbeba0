import { actors } from './actors.ts';
import { ledger } from './ledger.ts';
import { links } from './links.ts';
import { register } from './register.ts';
import { sources } from './sources.ts';
import { standing } from './standing.ts';
import { tallies } from './tallies.ts';
import { timeline } from './timeline.ts';

/** Every view that is kept in step with the log, by name. */
export const views = {
  timeline,
  register,
  standing,
  actors,
  sources,
  tallies,
  links,
  ledger,
} as const;
