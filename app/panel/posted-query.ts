/** The fields of a posted form as a query object. */
export async function postedQuery(request: Request): Promise<Record<string, string>> {
  const data = await request.formData().catch(() => new FormData());
  return Object.fromEntries([...data].filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
