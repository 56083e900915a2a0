/** What the first administrator is called in lists until they write their own name. */
export const unnamed = "Administración";

/** The given names for a greeting; null while they have none of their own. */
export const ownNames = ({ givenNames, role }: { givenNames: string; role: string }): string | null =>
  role === "admin" && givenNames === unnamed ? null : givenNames;
