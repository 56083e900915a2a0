import { env } from "../../env";

/** Where the mark's picture is and how large it is; `hash` changes with it. */
export type BusinessMark = { hash: string; type: string; width: number; height: number };

/** Whose Alta this is, as customers see it. */
export type Business = {
  name: string;
  /** Whether it was ever saved: before that, the name is Alta's own. */
  named: boolean;
  /** `#rrggbb` as chosen; null for Alta's own colours. */
  colour: string | null;
  phone: string | null;
  address: string | null;
  country: string | null;
  timeZone: string | null;
  privacyEmail: string | null;
  mark: BusinessMark | null;
};

/** What stands where nothing was saved. */
export const UNNAMED: Business = {
  name: "Alta",
  named: false,
  colour: null,
  phone: null,
  address: null,
  country: env.BUSINESS_COUNTRY ?? null,
  timeZone: null,
  privacyEmail: null,
  mark: null,
};
