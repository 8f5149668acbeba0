import { useId, useState } from 'react';
import { TextField } from '../fields/text-field.tsx';
import { problemsUnder } from '../fields/problems.ts';
import { useSending } from '../session/use-sending.ts';
import { SendingTrouble } from '../session/sending-trouble.tsx';

interface CommentFormProps {
  readonly id: string;
  readonly onChanged: () => void;
}

/** A word about a proposal, to whoever proposed it and to the editors. */
export function CommentForm({ id, onChanged }: CommentFormProps) {
  const form = useId();
  const [text, setText] = useState('');
  const { form: element, problems, trouble, isSending, send } = useSending();
  const comment = async (): Promise<void> => {
    const path = `/api/proposals/${encodeURIComponent(id)}/comments`;
    const sent = await send({ method: 'POST', path, body: { text: text.trim() } });
    if (sent === null) return;
    setText('');
    onChanged();
  };
  return (
    <form
      ref={element}
      className="comment-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void comment();
      }}
    >
      <TextField
        id={`${form}-text`}
        label="Comment"
        rows={3}
        value={text}
        onChange={setText}
        problems={problemsUnder(problems, '/text')}
      />
      <SendingTrouble trouble={trouble} />
      <p className="proposal-ways">
        <button className="button" disabled={isSending || text.trim() === ''}>
          {isSending ? 'Sending …' : 'Comment'}
        </button>
      </p>
    </form>
  );
}
