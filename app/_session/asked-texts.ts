import { currentTexts } from "@/accounts/legal/current-texts";
import type { TextKind } from "@/accounts/legal/text-kinds";
import type { AskedText } from "@/components/forms/agree-box";
import { legal } from "@/messages/legal";

/** The page of one version of a text. */
export const textPath = (kind: TextKind, version: number): string => `/legal/${legal.slugs[kind]}/${version}`;

/** The texts that a sign-up asks about; none until one is published. */
export async function askedTexts(): Promise<AskedText[]> {
  return (await currentTexts()).map(({ id, kind, version }) => ({ id, kind, href: textPath(kind, version) }));
}
