import { headers } from "next/headers";
import { countryOfLanguages } from "@/components/ui/phone-number";

/** The likely country of the visitor's telephone, from Accept-Language. */
export async function visitorCountry() {
  return countryOfLanguages((await headers()).get("accept-language"));
}
