import { parsePhoneNumberFromString } from "libphonenumber-js/min";

/** A telephone as it is read aloud, `+591 3 3445566`; one that is no number stays as it was typed. */
export const shownPhone = (phone: string): string => parsePhoneNumberFromString(phone)?.formatInternational() ?? phone;
