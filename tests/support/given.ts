import type { Proposed, Refusal } from '../../events/decisions/decide.ts';
import type { RuleCode } from '../../events/decisions/rules.ts';
import { ArchiveInMemory } from './archive-in-memory.ts';

/** A past of accepted events, ready for what is proposed; what is accepted then adds to the past. */
export function given(...past: readonly Proposed[]) {
  const archive = archiveOf(...past);
  return { when: (proposed: Proposed): Refusal | null => archive.append(proposed) };
}

/** The archive that a past adds up to; throws when one of its events is refused. */
export function archiveOf(...past: readonly Proposed[]): ArchiveInMemory {
  const archive = new ArchiveInMemory();
  for (const [index, proposed] of past.entries()) {
    const refusal = archive.append(proposed);
    if (refusal)
      throw new Error(`event ${index + 1}, ${proposed.type}: ${refusal.code}, ${refusal.message}`);
  }
  return archive;
}

/** What `when` gives for an accepted event. */
export const accepted = null;

/** What `when` gives, in part, for an event that this rule refuses at this pointer. */
export function refused(code: RuleCode, pointer = ''): Partial<Refusal> {
  return { code, pointer };
}
