import type { Business } from "@/accounts/business/business";
import type { FormState } from "@/components/forms/form-state";

/** What a slip prints. Sent once, in the answer of the action that generated the password, and stored nowhere. */
export type SlipFacts = {
  accountId: number;
  name: string;
  email: string;
  password: string;
  branch: string | null;
  /** Null while the attendant has not entered a name. */
  attendedBy: string | null;
  date: string;
  expires: string;
  signInUrl: string;
  /** Who hands it over: the business. */
  business: Pick<Business, "name" | "mark" | "phone" | "address">;
  /** The texts that the person is asked about at their first sign-in: in a few words, and where they are. */
  texts: { words: string; address: string }[];
};

export type SlipState = FormState & { slip?: SlipFacts };
export type SlipAction = (before: FormState, data: FormData) => Promise<SlipState>;
