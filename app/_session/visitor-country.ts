import { headers } from "next/headers";
import { countryOfLanguages } from "@/components/ui/phone-number";

/** Where the visitor's telephone is likely to be from, by the languages of their browser. */
export async function visitorCountry() {
  return countryOfLanguages((await headers()).get("accept-language"));
}
