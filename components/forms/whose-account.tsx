/** A hidden username field for password managers. The server does not read it. */
export function WhoseAccount({ email }: { email: string }) {
  return <input type="text" autoComplete="username" value={email} readOnly hidden />;
}
