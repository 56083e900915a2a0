const KEY = "alta.draft.new-client";
const HOUR = 3_600_000;

export type Draft = {
  /** The employee who typed it: no other user of this browser is shown it. */
  by: number;
  at: number;
  values: [name: string, value: string][];
};

/** Values worth keeping: what a person typed, without secrets and the framework's own fields. */
const isKept = (name: string) => !/password|^\$|^_|idempotency/i.test(name);

/** What every form holds before it is touched. */
const PRESELECTED = ["documentType", "phone-prefix", "branchId", "delivery"];

/**
 * Keeps what stands in the form for an hour, and returns whether there was anything; failures to store it are ignored.
 */
export function keepDraft(by: number, form: HTMLFormElement): boolean {
  const values = [...new FormData(form)].filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && isKept(entry[0]),
  );
  if (values.every(([name, value]) => value === "" || PRESELECTED.includes(name))) {
    dropDraft();
    return false;
  }
  try {
    localStorage.setItem(KEY, JSON.stringify({ by, at: Date.now(), values } satisfies Draft));
  } catch {}
  return true;
}

/** What this employee was typing within the last hour; anything else that is found is thrown away. */
export function readDraft(by: number): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(KEY) ?? "null") as Draft | null;
    if (draft?.by === by && Date.now() - draft.at < HOUR) return draft;
  } catch {}
  dropDraft();
  return null;
}

export function dropDraft(): void {
  try {
    localStorage.removeItem(KEY);
  } catch {}
}

/** Puts a draft back into the form's controls, and tells the form. */
export function fillIn(form: HTMLFormElement, { values }: Draft): void {
  for (const [name, value] of values) {
    const control = form.elements.namedItem(name);
    if (control instanceof RadioNodeList) control.value = value;
    else if (control instanceof HTMLInputElement && control.type === "radio") control.checked = control.value === value;
    else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) control.value = value;
  }
  form.querySelector("input[name=email]")?.dispatchEvent(new Event("input", { bubbles: true }));
}
