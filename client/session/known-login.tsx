/** The login of the account, so that a password manager knows whose password it is. */
export function KnownLogin({ login }: { readonly login: string }) {
  return (
    <p className="field known-login">
      <label>
        Login{' '}
        <input
          type="text"
          name="username"
          autoComplete="username"
          value={login}
          readOnly
          dir="auto"
        />
      </label>
    </p>
  );
}
