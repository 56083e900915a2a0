import type { Letterhead } from "../../mail/templates/letterhead";
import { shownPhone } from "../values/shown-phone";
import { currentBusiness } from "./current-business";
import { deriveTheme } from "./derive-theme";

/** Who writes the mails: the business as it is now. */
export async function letterhead(): Promise<Letterhead> {
  const { name, named, phone, address, colour } = await currentBusiness();
  const colours = colour === null ? null : deriveTheme(colour);
  return { name, sender: named ? name : null, phone: phone && shownPhone(phone), address, colours };
}
