/** The cookie with the choice of light or dark, so that the server already renders the right theme. */
export const themeCookie = "theme";

export const themes = ["light", "dark", "system"] as const;
export type Theme = (typeof themes)[number];

/** The page's colour for the browser's own bars; the same values as `paper` in globals.css. */
export const paper = { light: "#fbfaf7", dark: "#121514" } as const;

export function readTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? "system";
}
