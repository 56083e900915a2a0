/** Small habits of one browser: nothing of anybody's, and no harm where they cannot be kept. */

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
