import type { Account } from "@/accounts/account";
import { listBranches } from "@/accounts/branches/list-branches";
import { currentBusiness } from "@/accounts/business/current-business";
import { currentTexts } from "@/accounts/legal/current-texts";
import { isOptional } from "@/accounts/legal/text-kinds";
import { GENERATED_PASSWORD_DAYS } from "@/accounts/passwords/generated-password";
import { personName } from "@/accounts/values/person-name";
import { shownPhone } from "@/accounts/values/shown-phone";
import { longDate } from "@/components/dates";
import type { SlipFacts } from "@/components/panel/counter/slip-facts";
import { env } from "@/env";
import { legal } from "@/messages/legal";
import { ownNames } from "@/messages/unnamed";

/** The slip for a password just generated; `attendant` is the member of staff who hands it over. */
export async function makeSlip(client: Account, password: string, attendant: Account): Promise<SlipFacts> {
  const branchId = client.branchId ?? attendant.branchId;
  const branch = (await listBranches({ closed: true })).find(({ id }) => id === branchId);
  const { name, mark, phone, address } = await currentBusiness();
  const expires = new Date();
  expires.setDate(expires.getDate() + GENERATED_PASSWORD_DAYS);
  return {
    accountId: client.id,
    name: personName(client),
    email: client.email,
    password,
    branch: branch?.name ?? null,
    attendedBy: ownNames(attendant) && personName(attendant),
    date: longDate(new Date()),
    expires: longDate(expires),
    signInUrl: new URL("/ingresar", env.APP_URL).href,
    texts: await textsOnPaper(),
    business: { name, mark, phone: phone && shownPhone(phone), address },
  };
}

async function textsOnPaper(): Promise<SlipFacts["texts"]> {
  const needed = (await currentTexts()).filter(({ kind }) => !isOptional(kind));
  return needed.map(({ kind, short }) => ({
    words: short ?? legal.names[kind],
    address: new URL(`/legal/${legal.slugs[kind]}`, env.APP_URL).href.replace(/^https?:\/\//, ""),
  }));
}
