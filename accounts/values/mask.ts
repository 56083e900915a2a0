const HIDDEN = "•••";

const first = (word: string) => [...word][0] ?? "";

/** «María Belén Quispe» becomes «María B••• Q•••»: enough to recognise a person whose name is known. */
export function maskName(name: string): string {
  const [given = "", ...others] = name.split(/\s+/).filter(Boolean);
  return [given, ...others.map((word) => `${first(word)}${HIDDEN}`)].join(" ");
}

/** «maria.quispe@correo.example» becomes «m•••@c•••.example». */
export function maskEmail(email: string): string {
  const [local = "", domain = ""] = email.split("@");
  const end = domain.slice(domain.lastIndexOf(".") + 1);
  return `${first(local)}${HIDDEN}@${first(domain)}${HIDDEN}.${end}`;
}

/** The last three characters of a document or a phone, and of a short one only the last. */
export function maskNumber(number: string): string {
  const plain = number.replace(/[\s().-]/g, "");
  return `${HIDDEN}${plain.slice(plain.length > 5 ? -3 : -1)}`;
}

/** «lu•••@example.com»: for the account owner, who recognises the address; others cannot write to it. */
export function maskEmailForOwner(email: string): string {
  const at = email.lastIndexOf("@");
  return `${email.slice(0, Math.min(2, at - 1))}${HIDDEN}${email.slice(at)}`;
}
