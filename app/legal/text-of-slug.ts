import { TEXT_KINDS, type TextKind } from "@/accounts/legal/text-kinds";
import { legal } from "@/messages/legal";

/** The text that a page's address names, or null. */
export const textOfSlug = (slug: string): TextKind | null =>
  TEXT_KINDS.find((kind) => legal.slugs[kind] === slug) ?? null;
