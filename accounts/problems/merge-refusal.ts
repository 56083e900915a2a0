/** What speaks against two accounts being one person's; an administrator may know better. */
export type Contradiction = "document" | "birth_date" | "told_apart";

/** Why two accounts are not made one. */
export type MergeRefusal =
  | { code: "same_account" }
  | { code: "already_merged" }
  | { code: "one_is_staff" }
  | { code: "both_are_staff" }
  | { code: "account_disabled" }
  | { code: "account_closed" }
  /** The other one has a confirmed address, a second factor or a password, and this one has not. */
  | { code: "keep_the_other" }
  /** A change of address can still be undone by who had it before. */
  | { code: "email_lately_changed" }
  | { code: "contradiction"; between: Contradiction[] };

/** Why two accounts are not separated again. */
export type UndoMergeRefusal =
  | { code: "merge_undone" }
  | { code: "undo_expired" }
  /** Another merge came later and goes first: `email` is the address of the account that was merged then. */
  | { code: "merged_later"; email: string };
