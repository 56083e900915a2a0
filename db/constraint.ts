/** The name of the constraint that an insert or update violated, or null for another error. */
export function violatedConstraint(thrown: unknown): string | null {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  if (!(cause instanceof Error) || !("constraint_name" in cause)) return null;
  return typeof cause.constraint_name === "string" ? cause.constraint_name : null;
}
