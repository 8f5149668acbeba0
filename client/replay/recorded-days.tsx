import { useEffect, useId, useState } from 'react';
import { isoOfDay } from '../../events/dates/day.ts';
import type { AsOf } from '../../events/readings/answers.ts';
import { ask } from '../answers/ask.ts';
import { instantInWords } from '../writing/day-words.ts';
import { grouped } from '../writing/term.ts';

const daysMax = 8;

interface RecordedDaysProps {
  readonly asOf: string | null;
  readonly onChange: (asOf: string) => void;
}

/** The last days on which something was recorded, to go back to the end of one of them. */
export function RecordedDays({ asOf, onChange }: RecordedDaysProps) {
  const id = useId();
  const days = useRecordedDays();
  if (days.length < 2) return null;
  const chosen = days.find(({ position }) => asOf === `seq:${position}`);
  return (
    <span className="choice">
      <label htmlFor={id}>or after</label>
      <select
        id={id}
        value={chosen?.position ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value !== '') onChange(`seq:${value}`);
        }}
      >
        <option value="">a recorded day</option>
        {days.map(({ position, recordedAt }) => (
          <option key={position} value={position}>
            {instantInWords(recordedAt ?? '').replace(/,.*$/u, '')} (event {grouped(position)})
          </option>
        ))}
      </select>
    </span>
  );
}

/** The last states of some days, the newest first: each day's is found before the next one's. */
function useRecordedDays(): readonly AsOf[] {
  const [days, setDays] = useState<readonly AsOf[]>([]);
  useEffect(() => {
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      let before: string | null = null;
      for (let count = 0; count < daysMax; count += 1) {
        const last: AsOf | null = await stateBefore(before, controller.signal);
        if (last === null || last.recordedAt === null || controller.signal.aborted) return;
        setDays((known) => [...known, last]);
        before = dayBefore(last.recordedAt);
      }
    };
    void read();
    return () => {
      controller.abort();
      setDays([]);
    };
  }, []);
  return days;
}

async function stateBefore(instant: string | null, signal: AbortSignal): Promise<AsOf | null> {
  const clock = instant === null ? '' : `&asOf=${encodeURIComponent(instant)}`;
  const reply = await ask<{ readonly asOf: AsOf }>(`/api/chronicles?limit=1${clock}`, signal);
  return reply.kind === 'answer' ? reply.answer.asOf : null;
}

/** The last instant of the day before that of an instant (UTC). */
function dayBefore(instant: string): string {
  const day = Math.floor(Date.parse(instant) / 86_400_000) - 1;
  return `${isoOfDay(day)}T23:59:59.999Z`;
}
