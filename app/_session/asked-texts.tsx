import { currentTexts } from "@/accounts/legal/current-texts";
import { isOptional, type TextKind } from "@/accounts/legal/text-kinds";
import type { Asked } from "@/components/forms/agree-box";
import { TextLink } from "@/components/forms/text-link";
import { agreeBox } from "@/messages/agree-box";
import { legal } from "@/messages/legal";

type Text = { id: number; kind: TextKind; version: number };

/** What a form asks about these texts, with the links to read them: the form's script knows none of the words. */
export function askAbout(texts: Text[]): Asked | undefined {
  if (texts.length === 0) return undefined;
  const needed = texts.filter(({ kind }) => !isOptional(kind)).map(({ kind }) => kind);
  return {
    shown: texts.map(({ id }) => id).join(" "),
    label: needed.length > 0 ? agreeBox.label(needed) : undefined,
    news: texts.length > needed.length ? agreeBox.news : undefined,
    links: texts.map(({ kind, version }) => (
      // In a tab of its own, so that nothing typed is lost.
      <TextLink key={kind} href={`/legal/${legal.slugs[kind]}/${version}`} target="_blank" prefetch={false}>
        {agreeBox.read[kind]}
      </TextLink>
    )),
  };
}

/** What a sign-up asks; nothing until a text is published. */
export const askedAtSignUp = async (): Promise<Asked | undefined> => askAbout(await currentTexts());
