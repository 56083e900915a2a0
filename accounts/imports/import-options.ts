import type { Role } from "../account";
import type { Reading } from "./row/read-row";

/** What is decided about an import before it runs. */
export type ImportOptions = {
  /** Of an account that exists already: leave it, or fill in what is empty. */
  existing: "omit" | "complete";
  /** Of a person who looks like a client that exists: create the account, or leave the row. */
  similar: "create" | "omit";
  /** Whether new accounts get the mail with which one confirms the address or chooses a password. */
  mail: boolean;
  /** What a word of the column `rol` means, by the word in plain text. */
  roles: Record<string, Role>;
  documentDigits: number;
  dayOrder: Reading["dayOrder"];
};

export const USUAL_OPTIONS: ImportOptions = {
  existing: "omit",
  similar: "create",
  mail: false,
  roles: {},
  documentDigits: 0,
  dayOrder: { birth: "dmy", created: "dmy" },
};
