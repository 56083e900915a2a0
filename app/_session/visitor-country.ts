import { headers } from "next/headers";
import { countryOfLanguages } from "@/components/ui/phone-number";
import { env } from "@/env";

/** The country to preselect for a telephone: the business's own, otherwise the one that Accept-Language names. */
export async function visitorCountry() {
  return env.BUSINESS_COUNTRY ?? countryOfLanguages((await headers()).get("accept-language"));
}
