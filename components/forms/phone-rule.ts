import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import * as fields from "../../accounts/fields";

/** Without a country nothing can be said but that it looks like a number. */
const LOCAL = /^[\d\s().-]+$/;
const digitsIn = (text: string) => text.replace(/\D/g, "").length;

/**
 * A telephone in our own forms: a possible number of its country, in E.164, or digits without one. The contracts take
 * any text, so what came through them is only checked when a form is sent.
 */
export const phone = fields.phone.transform((value, context) => {
  const parsed = parsePhoneNumberFromString(value.replace(/^00/, "+"));
  if (parsed?.isPossible()) return parsed.ext ? value : String(parsed.number);
  if (!LOCAL.test(value) || digitsIn(value) < 6 || digitsIn(value) > 15)
    context.issues.push(fields.fieldIssue("characters", value));
  return value;
});
