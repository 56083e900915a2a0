import type { Account } from "@/accounts/account";
import { owedTexts } from "@/accounts/legal/owed-texts";

/** Where a sign-in leads: to the texts that the person still has to answer, and from there to `next`. */
export async function afterSignIn(account: Pick<Account, "id" | "role">, next: string): Promise<string> {
  const owed = await owedTexts(account);
  return owed.length === 0 ? next : `/acuerdo?next=${encodeURIComponent(next)}`;
}
