import type { TextSuperseded } from "./text-superseded";

/** The uploaded picture cannot be the mark; `detail` names the part of it that Alta does not take. */
export type MarkRefused = {
  code: "mark_refused";
  because: "empty" | "too_large" | "kind" | "broken" | "size" | "proportions" | "feature";
  detail: string | null;
};

/** The database cannot compute with this time zone. */
export type TimeZoneUnknown = { code: "time_zone_unknown" };

/** What the acts on the business and its texts are refused with. */
export type BusinessRefusal = MarkRefused | TimeZoneUnknown | TextSuperseded;
