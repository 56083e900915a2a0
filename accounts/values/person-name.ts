/** The whole name, in whichever shape it came in. */
export function personName({ givenNames, surnames }: { givenNames: string; surnames: string | null }): string {
  return surnames ? `${givenNames} ${surnames}` : givenNames;
}
