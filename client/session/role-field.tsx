import type { AccountRole } from '../../events/readings/accounts.ts';
import { FieldFrame } from '../fields/field.tsx';
import type { FieldProps } from '../fields/problems.ts';
import { roleWords } from './role-words.ts';

interface RoleFieldProps extends FieldProps<AccountRole> {
  readonly label: string;
  readonly roles: readonly AccountRole[];
}

/** A choice among account roles, which says what the chosen one may. */
export function RoleField({ id, label, roles, value, onChange, problems }: RoleFieldProps) {
  const hint = `Someone who ${roleWords[value]}.`;
  return (
    <FieldFrame id={id} label={label} hint={hint} problems={problems}>
      {(described) => (
        <select
          {...described}
          value={value}
          onChange={(event) => {
            const chosen = roles.find((one) => one === event.currentTarget.value);
            if (chosen !== undefined) onChange(chosen);
          }}
        >
          {roles.map((one) => (
            <option key={one} value={one}>
              {one}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
