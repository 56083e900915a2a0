/** What people are asked about. The first two are one box that signing up needs; the others are each person's choice. */
export const TEXT_KINDS = ["terms", "privacy", "news"] as const;
export type TextKind = (typeof TEXT_KINDS)[number];

export const isOptional = (kind: TextKind): boolean => kind === "news";

/** A published version without its words. */
export type TextVersion = {
  id: number;
  kind: TextKind;
  version: number;
  /** Of the body, in hexadecimal. */
  sha256: string;
  important: boolean;
  publishedAt: Date;
};

/** The version in force, and the oldest one that people need not be asked again about. */
export type CurrentText = TextVersion & { short: string | null; since: number };

/** A version with its words. */
export type PublishedText = TextVersion & { body: string; short: string | null };
