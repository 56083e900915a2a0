import { headers } from "next/headers";
import { currentBusiness } from "@/accounts/business/current-business";
import { countryOfLanguages } from "@/components/ui/phone-number";

/** The country to preselect for a telephone: the business's own, otherwise the one that Accept-Language names. */
export async function visitorCountry() {
  const { country } = await currentBusiness();
  return country ?? countryOfLanguages((await headers()).get("accept-language"));
}
