import type { ReactNode } from 'react';
import { SendingTrouble } from './sending-trouble.tsx';
import type { Sending } from './use-sending.ts';

interface AccountFormProps {
  readonly sending: Pick<Sending, 'form' | 'trouble'>;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

/** A form about an account: it says itself what is wrong, and above its fields why it was not taken. */
export function AccountForm(props: AccountFormProps) {
  const { sending, onSubmit, children } = props;
  const { form, trouble } = sending;
  return (
    <form
      ref={form}
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      <SendingTrouble trouble={trouble} />
      {children}
    </form>
  );
}
