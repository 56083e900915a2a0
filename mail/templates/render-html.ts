import { mailFrame } from "../../messages/mails";
import type { Draft } from "./draft";
import { LIGHT, STYLE_SHEET } from "./palette";

const FONT =
  "'Atkinson Hyperlegible Next','Atkinson Hyperlegible',-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const TABLE = `role="presentation" cellpadding="0" cellspacing="0" border="0"`;

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

const paragraph = (text: string) =>
  `<p class="ink" style="margin:0 0 16px;font:400 16px/1.5 ${FONT};color:${LIGHT.ink};overflow-wrap:anywhere">${escapeHtml(text)}</p>`;

const note = (text: string) =>
  `<p class="muted" style="margin:0 0 4px;font:400 14px/1.5 ${FONT};color:${LIGHT.muted}">${escapeHtml(text)}</p>`;

const address = (href: string) =>
  `<p style="margin:0 0 24px;font:400 14px/1.5 ${FONT};word-break:break-all"><a class="link" href="${escapeHtml(href)}" style="color:${LIGHT.accent};text-decoration:underline">${escapeHtml(href)}</a></p>`;

// A border instead of padding: Outlook ignores padding on links.
const button = ({ label, href }: NonNullable<Draft["button"]>) =>
  `<table ${TABLE} class="wide" style="margin:8px 0 24px;border-collapse:separate"><tr><td class="fill" bgcolor="${LIGHT.accent}" style="border-radius:10px;background-color:${LIGHT.accent};text-align:center"><a class="fill on-fill" href="${escapeHtml(href)}" style="display:inline-block;border:solid ${LIGHT.accent};border-width:12px 24px;border-radius:10px;background-color:${LIGHT.accent};color:${LIGHT.onAccent};font:600 16px/1.5 ${FONT};text-decoration:none">${escapeHtml(label)}</a></td></tr></table>
${note(mailFrame.inFull)}
${address(href)}`;

/** The HTML of a mail: one 560 px column of tables with inline styles, which all mail programs render. */
export function renderHtml(draft: Draft): string {
  const content = [
    `<h1 class="ink" style="margin:0 0 20px;font:700 26px/1.2 ${FONT};color:${LIGHT.ink}">${escapeHtml(draft.heading)}</h1>`,
    ...[draft.greeting, ...draft.body].map(paragraph),
    draft.button ? button(draft.button) : "",
    ...draft.after.map(paragraph),
    draft.second ? note(draft.second.sentence) + address(draft.second.href) : "",
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
${STYLE_SHEET}
</style>
</head>
<body class="paper" style="margin:0;padding:0;background-color:${LIGHT.paper};-webkit-text-size-adjust:100%">
<table ${TABLE} width="100%" class="paper" bgcolor="${LIGHT.paper}" style="background-color:${LIGHT.paper}"><tr><td class="edge" align="center" style="padding:32px 16px">
<!--[if mso]><table ${TABLE} width="560"><tr><td><![endif]-->
<table ${TABLE} width="100%" style="max-width:560px;margin:0 auto;text-align:left">
<tr><td style="padding:0 4px 16px"><span class="link" style="font:700 22px/1.2 ${FONT};color:${LIGHT.accent}">Alta</span></td></tr>
<tr><td class="surface room" bgcolor="${LIGHT.surface}" style="padding:36px 40px 20px;background-color:${LIGHT.surface};border:1px solid ${LIGHT.line};border-radius:16px">
${content.filter(Boolean).join("\n")}
</td></tr>
<tr><td style="padding:20px 4px 0">
${note(draft.why)}
${note(mailFrame.noReplies)}
${note(`Alta · ${draft.host}`)}
</td></tr>
</table>
<!--[if mso]></td></tr></table><![endif]-->
</td></tr></table>
</body>
</html>
`;
}
