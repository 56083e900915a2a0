import { sql } from "drizzle-orm";
import { check, integer, pgTable, text } from "drizzle-orm/pg-core";
import { bytes, instant } from "../columns";

/** Whose Alta this is: at most one row. Before it is saved for the first time, Alta's own name and colours stand. */
export const business = pgTable(
  "business",
  {
    id: integer().primaryKey().default(1),
    name: text(),
    /** `#rrggbb`, as it was chosen; the themes are derived from it. */
    colour: text(),
    phone: text(),
    address: text(),
    country: text(),
    timeZone: text(),
    /** Where questions about personal data go. */
    privacyEmail: text(),
    /** Drawn anew from what was uploaded: `image/png` or `image/svg+xml`. */
    markType: text(),
    mark: bytes(),
    /** The same on a square, for the home screen of a phone. */
    markIcon: bytes(),
    markHash: text(),
    markWidth: integer(),
    markHeight: integer(),
    /** When a test e-mail was asked for, and a test slip printed. */
    testMailAt: instant(),
    testPrintAt: instant(),
    checklistPutAwayAt: instant(),
    updatedAt: instant(),
  },
  (table) => [check("business_only_one", sql`${table.id} = 1`)],
);
