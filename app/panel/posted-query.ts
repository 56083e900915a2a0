/** The fields of a posted form, as an address would hold them. */
export async function postedQuery(request: Request): Promise<Record<string, string>> {
  const data = await request.formData().catch(() => new FormData());
  return Object.fromEntries([...data].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
