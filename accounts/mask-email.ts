/** `lu•••@example.com`: enough for its owner to recognise, and for nobody else to write to. */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, Math.min(2, at - 1))}•••${email.slice(at)}`;
}
