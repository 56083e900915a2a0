import { dropDraft, readDraft } from "./draft";

/** The fragment of a client's form that is to be completed from what was typed at the counter. */
export const FILL_IN = "completar";

const KEPT = ["delivery", "branchId", "apart", "reason", "email"];

/** Fills the empty fields of a client's form with what this employee was typing about a new one. */
export function fillMissing(form: HTMLFormElement, by: number): boolean {
  if (location.hash !== `#${FILL_IN}`) return false;
  const draft = readDraft(by);
  if (!draft) return false;
  let filled = false;
  const values = new Map(draft.values);
  for (const [name, value] of values) {
    const control = form.elements.namedItem(name);
    if (KEPT.includes(name) || value === "" || name.endsWith("-prefix") || name === "documentType") continue;
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement) || control.value !== "")
      continue;
    control.value = value;
    filled = true;
    const companion = { phone: "phone-prefix", documentNumber: "documentType" }[name];
    const beside = companion ? form.elements.namedItem(companion) : null;
    if (companion && beside instanceof HTMLSelectElement) beside.value = values.get(companion) ?? "";
  }
  dropDraft();
  return filled;
}
