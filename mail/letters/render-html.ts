import { letterFrame } from "../../messages/letters";
import type { Draft } from "./compose-letter";

const FONT =
  "'Atkinson Hyperlegible Next','Atkinson Hyperlegible',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const LIGHT = {
  paper: "#FBFAF7",
  surface: "#FFFFFF",
  ink: "#1B1D1F",
  muted: "#565B61",
  line: "#DDD9D0",
  accent: "#0B5D51",
  onAccent: "#FFFFFF",
};
const DARK: typeof LIGHT = {
  paper: "#121514",
  surface: "#1A1E1D",
  ink: "#EEF0EC",
  muted: "#A9B0AB",
  line: "#333A37",
  accent: "#6FD3BA",
  onAccent: "#06251F",
};

/** Mail programs that honour a style sheet get both themes; those that strip it keep the light one, which is inline. */
const rules = (colours: typeof LIGHT, scope = "") =>
  Object.entries({
    paper: `background-color:${colours.paper}`,
    surface: `background-color:${colours.surface};border-color:${colours.line}`,
    ink: `color:${colours.ink}`,
    muted: `color:${colours.muted}`,
    rule: `border-color:${colours.line}`,
    link: `color:${colours.accent}`,
    fill: `background-color:${colours.accent};border-color:${colours.accent}`,
    "on-fill": `color:${colours.onAccent}`,
  })
    .map(([name, style]) => `${scope}.${name}{${style.replaceAll(";", " !important;")} !important}`)
    .join("");

const STYLE = `:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;padding:0;width:100%;-webkit-text-size-adjust:100%}
@media (prefers-color-scheme:dark){${rules(DARK)}}
${rules(DARK, "[data-ogsc] ")}
@media (max-width:480px){.room{padding:24px 20px !important}.edge{padding:16px 8px !important}.fill,.fill a{display:block !important}}`;

export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const paragraph = (text: string, size = 16, tone: "ink" | "muted" = "ink") =>
  `<p class="${tone}" style="margin:0 0 16px;font:400 ${size}px/1.5 ${FONT};color:${LIGHT[tone]};overflow-wrap:anywhere">${escapeHtml(text)}</p>`;

const inFull = (href: string) =>
  `<p style="margin:0 0 24px;font:400 14px/1.5 ${FONT};word-break:break-all"><a class="link" href="${escapeHtml(href)}" style="color:${LIGHT.accent};text-decoration:underline">${escapeHtml(href)}</a></p>`;

// The border is the button's padding: Outlook ignores padding on a link, and only the link can be clicked.
const button = ({ label, href }: NonNullable<Draft["button"]>) =>
  `<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:8px 0 24px;border-collapse:separate"><tr><td class="fill" bgcolor="${LIGHT.accent}" style="border-radius:10px;background-color:${LIGHT.accent};text-align:center"><a class="fill on-fill" href="${escapeHtml(href)}" style="display:inline-block;border:solid ${LIGHT.accent};border-width:13px 24px;border-radius:10px;background-color:${LIGHT.accent};color:${LIGHT.onAccent};font:600 16px/1.4 ${FONT};text-decoration:none">${escapeHtml(label)}</a></td></tr></table>${paragraph(letterFrame.inFull, 14, "muted").replace("0 0 16px", "0 0 4px")}${inFull(href)}`;

/** The HTML of a letter: one column of 560 px in tables and inline styles, which is what mail programs agree on. */
export function renderHtml(draft: Draft): string {
  const { heading, greeting, body, after, second, why, host } = draft;
  const content = [
    `<h1 class="ink" style="margin:0 0 20px;font:700 26px/1.2 ${FONT};color:${LIGHT.ink}">${escapeHtml(heading)}</h1>`,
    ...[greeting, ...body].map((text) => paragraph(text)),
    draft.button ? button(draft.button) : "",
    ...after.map((text) => paragraph(text)),
    second ? paragraph(second.sentence).replace("0 0 16px", "0 0 4px") + inFull(second.href) : "",
  ].join("\n");
  return `<!doctype html>
<html lang="es" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<meta name="x-apple-disable-message-reformatting">
<title>${escapeHtml(heading)}</title>
<style>${STYLE}</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:${LIGHT.paper}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="paper" bgcolor="${LIGHT.paper}" style="background-color:${LIGHT.paper}"><tr><td class="edge" align="center" style="padding:32px 16px">
<!--[if mso]><table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;margin:0 auto;text-align:left">
<tr><td style="padding:0 4px 16px"><span class="link" style="font:700 22px/1.2 ${FONT};color:${LIGHT.accent}">Alta</span></td></tr>
<tr><td class="surface room" bgcolor="${LIGHT.surface}" style="padding:36px 40px 24px;background-color:${LIGHT.surface};border:1px solid ${LIGHT.line};border-radius:16px">
${content}
</td></tr>
<tr><td style="padding:20px 4px 0">
${paragraph(why, 14, "muted").replace("0 0 16px", "0 0 4px")}
${paragraph(`${letterFrame.noReplies} Alta · ${host}`, 14, "muted")}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}
