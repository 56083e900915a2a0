/** Tells password managers whose password this form holds. Not shown, not read by the server. */
export function WhoseAccount({ email }: { email: string }) {
  return <input type="text" autoComplete="username" value={email} readOnly hidden />;
}
