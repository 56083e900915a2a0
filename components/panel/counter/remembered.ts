/** Preferences of one browser: no personal data, and failures to store them are ignored. */

export function recall(name: string): string | null {
  try {
    return localStorage.getItem(`alta.${name}`);
  } catch {
    return null;
  }
}

export function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`alta.${name}`, value);
  } catch {}
}
