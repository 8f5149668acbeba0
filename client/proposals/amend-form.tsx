import { useId, useState } from 'react';
import type { ProposalAnswer, WeighedEvent } from '../../events/readings/proposals.ts';
import type { FieldProblem } from '../appending/append-events.ts';
import { problemsUnder } from '../fields/problems.ts';
import { TextField } from '../fields/text-field.tsx';
import { eventInWords, pointerInWords } from '../occurrence/history-words.ts';
import { SendingTrouble } from '../session/sending-trouble.tsx';
import { useSending } from '../session/use-sending.ts';
import { Name } from '../writing/name.tsx';
import { capital } from '../writing/term.ts';
import { Unplaced } from './unplaced.tsx';
import { amendedOf, draftOf, isProposed, type EventDraft, type FieldDraft } from './amended.ts';

interface AmendFormProps {
  /** The proposal as it was when amending began. */
  readonly answer: ProposalAnswer;
  /** Its events against the archive as it is now. */
  readonly now: readonly WeighedEvent[];
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Another form for a proposal: each event and each field kept, changed or left out. */
export function AmendForm({ answer, now, onDone, onCancel }: AmendFormProps) {
  const form = useId();
  const { proposal } = answer;
  const [drafts, setDrafts] = useState(() => answer.events.map(draftOf));
  const [reason, setReason] = useState(proposal.reason);
  const { form: element, problems, trouble, isSending, refuse, send } = useSending();
  const amend = async (): Promise<void> => {
    const amended = amendedOf(drafts, now);
    if (!amended.isRead) return refuse([notRead(amended.pointer)]);
    if (amended.events.length === 0) return refuse([nothingLeft]);
    const path = `/api/proposals/${encodeURIComponent(proposal.id)}`;
    const body = { events: amended.events, reason, expectedVersion: proposal.version };
    if ((await send({ method: 'PATCH', path, body })) !== null) onDone();
  };
  // Problems name the events that were sent, by their index among those kept.
  const kept = drafts.filter(isProposed);
  return (
    <form
      ref={element}
      className="amend-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void amend();
      }}
    >
      <ol className="proposed-events">
        {drafts.map((draft, index) => (
          <li key={draft.event.id}>
            <AmendedEvent
              form={`${form}-${index}`}
              draft={draft}
              now={now[index] ?? null}
              problems={problemsUnder(problems, `/events/${kept.indexOf(draft)}`)}
              onChange={(next) => setDrafts(drafts.map((one) => (one === draft ? next : one)))}
            />
          </li>
        ))}
      </ol>
      <TextField
        id={`${form}-reason`}
        label="Reason"
        rows={2}
        value={reason}
        onChange={setReason}
        problems={problemsUnder(problems, '/reason')}
      />
      <Unplaced problems={problems} />
      <SendingTrouble trouble={trouble} />
      <p className="proposal-ways">
        <button className="button button-main" disabled={isSending}>
          {isSending ? 'Sending …' : 'Amend the proposal'}
        </button>
        <button type="button" className="button" onClick={onCancel}>
          Cancel
        </button>
      </p>
    </form>
  );
}

interface AmendedEventProps {
  readonly form: string;
  readonly draft: EventDraft;
  readonly now: WeighedEvent | null;
  readonly problems: readonly FieldProblem[];
  readonly onChange: (draft: EventDraft) => void;
}

function AmendedEvent({ form, draft, now, problems, onChange }: AmendedEventProps) {
  const { event, isKept, fields } = draft;
  const colliding = new Set(now?.since.flatMap(({ collides }) => collides) ?? []);
  const change = (field: FieldDraft, next: FieldDraft): void =>
    onChange({ ...draft, fields: fields.map((one) => (one === field ? next : one)) });
  return (
    <fieldset className="amended-event">
      <legend>
        {eventInWords(event.type)}: <Name>{now?.of ?? event.stream}</Name>
      </legend>
      <label className="tick">
        <input
          type="checkbox"
          checked={isKept}
          onChange={() => onChange({ ...draft, isKept: !isKept })}
        />
        Propose this
      </label>
      {isKept &&
        fields.map((field) => (
          <div key={field.name} className="amended-field">
            {field.canLeaveOut && (
              <label className="tick">
                <input
                  type="checkbox"
                  checked={field.isKept}
                  onChange={() => change(field, { ...field, isKept: !field.isKept })}
                />
                Change {pointerInWords(`/${field.name}`)}
                {colliding.has(`/${field.name}`) && <em> (someone else did, too)</em>}
              </label>
            )}
            {field.isKept && (
              <TextField
                id={`${form}-${field.name}`}
                label={capital(pointerInWords(`/${field.name}`))}
                rows={rowsOf(field)}
                value={field.text}
                onChange={(text) => change(field, { ...field, text })}
                problems={ofField(problems, field.name)}
                className={isStructured(field) ? 'amended-json' : ''}
                hint={isStructured(field) ? 'In JSON, as the archive keeps it.' : undefined}
              />
            )}
          </div>
        ))}
    </fieldset>
  );
}

function rowsOf(field: FieldDraft): number {
  const lines = field.text.split('\n').length;
  return isStructured(field) || field.text.length > 80 ? Math.min(12, Math.max(3, lines)) : 1;
}

/** Whether a field holds a list or an object, which has no simpler form here than JSON. */
function isStructured({ text, isText }: FieldDraft): boolean {
  return !isText && /^[[{]/u.test(text);
}

/** What is wrong in a field, all of it told at the field itself: within JSON there is no other place. */
function ofField(problems: readonly FieldProblem[], name: string): readonly FieldProblem[] {
  return problemsUnder(problems, `/data/${name}`).map((problem) => ({ ...problem, pointer: '' }));
}

const nothingLeft: FieldProblem = {
  pointer: '/events',
  code: 'too-small',
  detail: 'nothing is left to propose; withdraw or decline it instead.',
};

function notRead(pointer: string): FieldProblem {
  return { pointer, code: 'not-json', detail: 'is not JSON; see that every bracket is closed' };
}
