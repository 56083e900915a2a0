import type { FormState } from "@/components/forms/form-state";

/** What a slip says. It travels once, in the answer of the action that made the password, and is kept nowhere. */
export type SlipFacts = {
  accountId: number;
  name: string;
  email: string;
  password: string;
  branch: string | null;
  attendedBy: string;
  date: string;
  expires: string;
  signInUrl: string;
};

export type SlipState = FormState & { slip?: SlipFacts };
export type SlipAction = (before: FormState, data: FormData) => Promise<SlipState>;
