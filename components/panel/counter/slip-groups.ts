const IN_A_GROUP = 4;

/** The password in groups of four, to be read aloud. */
export function groupsOf(password: string): string[][] {
  const characters = [...password];
  const groups: string[][] = [];
  for (let from = 0; from < characters.length; from += IN_A_GROUP)
    groups.push(characters.slice(from, from + IN_A_GROUP));
  return groups;
}
