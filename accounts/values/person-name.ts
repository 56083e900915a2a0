/** The whole name, from one field or two. */
export function personName({ givenNames, surnames }: { givenNames: string; surnames: string | null }): string {
  return surnames ? `${givenNames} ${surnames}` : givenNames;
}
