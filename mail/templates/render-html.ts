import { mailFrame } from "../../messages/mails";
import { type Draft, footOf } from "./draft";
import { lightPalette, type Palette, styleSheet } from "./palette";

const FONT =
  "'Atkinson Hyperlegible Next','Atkinson Hyperlegible',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const TABLE = `role="presentation" cellpadding="0" cellspacing="0" border="0"`;

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const paragraph = (light: Palette, text: string) =>
  `<p class="ink" style="margin:0 0 16px;font:400 16px/1.5 ${FONT};color:${light.ink};overflow-wrap:anywhere">${escapeHtml(text)}</p>`;

const note = (light: Palette, text: string) =>
  `<p class="muted" style="margin:0 0 4px;font:400 14px/1.5 ${FONT};color:${light.muted}">${escapeHtml(text)}</p>`;

const address = (light: Palette, href: string) =>
  `<p style="margin:0 0 24px;font:400 14px/1.5 ${FONT};word-break:break-all"><a class="link" href="${escapeHtml(href)}" style="color:${light.accent};text-decoration:underline">${escapeHtml(href)}</a></p>`;

// A border instead of padding: Outlook ignores padding on links.
const button = (light: Palette, { label, href }: NonNullable<Draft["button"]>) =>
  `<table ${TABLE} class="wide" style="margin:8px 0 24px;border-collapse:separate"><tr><td class="fill" bgcolor="${light.accent}" style="border-radius:10px;background-color:${light.accent};text-align:center"><a class="fill on-fill" href="${escapeHtml(href)}" style="display:inline-block;border:solid ${light.accent};border-width:12px 24px;border-radius:10px;background-color:${light.accent};color:${light.onAccent};font:600 16px/1.5 ${FONT};text-decoration:none">${escapeHtml(label)}</a></td></tr></table>
${note(light, mailFrame.inFull)}
${address(light, href)}`;

/** The HTML of a mail: one 560 px column of tables with inline styles, which all mail programs render. */
export function renderHtml(draft: Draft): string {
  const { letterhead } = draft;
  const light = lightPalette(letterhead);
  const content = [
    `<h1 class="ink" style="margin:0 0 20px;font:700 26px/1.2 ${FONT};color:${light.ink}">${escapeHtml(draft.heading)}</h1>`,
    ...[draft.greeting, ...draft.body].map((text) => paragraph(light, text)),
    draft.button ? button(light, draft.button) : "",
    ...draft.after.map((text) => paragraph(light, text)),
    draft.second ? note(light, draft.second.sentence) + address(light, draft.second.href) : "",
  ];
  return `<!doctype html>
<html lang="es" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
<meta name="x-apple-disable-message-reformatting">
<title>${escapeHtml(draft.heading)}</title>
<style>
${styleSheet(letterhead)}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:${light.paper};-webkit-text-size-adjust:100%">
<table ${TABLE} width="100%" class="paper" bgcolor="${light.paper}" style="background-color:${light.paper}"><tr><td class="edge" align="center" style="padding:32px 16px">
<!--[if mso]><table ${TABLE} width="560"><tr><td><![endif]-->
<table ${TABLE} width="100%" style="max-width:560px;margin:0 auto;text-align:left">
<tr><td style="padding:0 4px 16px"><span class="link" style="font:700 22px/1.2 ${FONT};color:${light.accent}">${escapeHtml(letterhead.name)}</span></td></tr>
<tr><td class="surface room" bgcolor="${light.surface}" style="padding:36px 40px 20px;background-color:${light.surface};border:1px solid ${light.line};border-radius:16px">
${content.filter(Boolean).join("\n")}
</td></tr>
<tr><td style="padding:20px 4px 0">
${footOf(draft)
  .map((text) => note(light, text))
  .join("\n")}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}
