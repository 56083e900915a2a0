/** Typed where nothing is known: the same digit all over, or digits in a row from the first. */
const isFiller = (digits: string) => /^(\d)\1*$/.test(digits) || "12345678901234567890".startsWith(digits);

const DAYS = ["1900-01-01", "1970-01-01", "2000-01-01"];
const LOCAL_PARTS =
  /^(?:no?tiene|sin|nocorreo|sincorreo|sinemail|noemail|nomail|na|ninguno|correo|email|test|prueba|cliente|clientes|info|ventas|contacto|admin|usuario)\d*$/;

/** Whether such a document number stands for none; it identifies no person. */
export const isNoDocument = (key: string): boolean =>
  key.length < 4 || isFiller(key) || /^(?:S\/?N|NN|NO(?:TIENE)?|NINGUNO|X+)$/.test(key);
/** Whether such a phone, in digits without its country, is none. */
export const isNoPhone = (national: string): boolean => national.length < 6 || isFiller(national);
export const isNoBirthDate = (day: string): boolean => DAYS.includes(day);
/** Whether the part before the at sign names no person. */
export const isNoLocalPart = (plain: string): boolean => plain.length < 5 || LOCAL_PARTS.test(plain);
