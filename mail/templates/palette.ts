import type { Letterhead } from "./letterhead";

/** The colours of a mail: the theme's, as literals, because mail programs know no CSS variables. */
const LIGHT = {
  paper: "#FBFAF7",
  surface: "#FFFFFF",
  ink: "#1B1D1F",
  muted: "#565B61",
  line: "#DDD9D0",
  accent: "#0B5D51",
  onAccent: "#FFFFFF",
};

export type Palette = typeof LIGHT;

const DARK: Palette = {
  paper: "#121514",
  surface: "#1A1E1D",
  ink: "#EEF0EC",
  muted: "#A9B0AB",
  line: "#333A37",
  accent: "#6FD3BA",
  onAccent: "#06251F",
};

const rules = (scope: string, { paper, surface, ink, muted, line, accent, onAccent }: Palette) =>
  [
    `.paper{background-color:${paper} !important}`,
    `.surface{background-color:${surface} !important;border-color:${line} !important}`,
    `.ink{color:${ink} !important}`,
    `.muted{color:${muted} !important}`,
    `.link{color:${accent} !important}`,
    `.fill{background-color:${accent} !important;border-color:${accent} !important}`,
    `.on-fill{color:${onAccent} !important}`,
  ]
    .map((rule) => scope + rule)
    .join("\n");

/** The light theme with the business's colours. */
export const lightPalette = ({ colours }: Letterhead): Palette => ({ ...LIGHT, ...colours?.light });

/**
 * The light theme is inline, for mail programs that strip style sheets; the others follow the reader's theme.
 * `data-ogsc` is how Outlook on the web marks its dark mode.
 */
export function styleSheet({ colours }: Letterhead): string {
  const dark = { ...DARK, ...colours?.dark };
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
${rules("", dark)}
}
${rules("[data-ogsc] ", dark)}
@media (max-width:480px){
.edge{padding:20px 12px !important}
.room{padding:28px 20px 12px !important}
.wide{width:100% !important}
.wide a{display:block !important}
}`;
}
