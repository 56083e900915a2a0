import { database } from "../../db/client";
import { business } from "../../db/schema";
import { keptFresh } from "../../runtime/kept-fresh";
import { keepTimeZone } from "../values/local-day";
import { type Business, UNNAMED } from "./business";

const kept = keptFresh<Business>("business", UNNAMED, async () => {
  const read = await readRow();
  keepTimeZone(read.timeZone);
  return read;
});

/** The business as it was a moment ago, from this process's memory. */
export const currentBusiness = kept.current;

/** Reads it again, after a change by this process. */
export const rereadBusiness = kept.again;

async function readRow(): Promise<Business> {
  const { markType, markHash, markWidth, markHeight, name, colour, phone, address } = business;
  const { country, timeZone, privacyEmail } = business;
  const columns = { markType, markHash, markWidth, markHeight, name, colour, phone, address };
  const [row] = await database()
    .select({ ...columns, country, timeZone, privacyEmail })
    .from(business);
  if (!row) return UNNAMED;
  const { markHash: hash, markType: type, markWidth: width, markHeight: height, ...facts } = row;
  return {
    ...facts,
    name: row.name ?? UNNAMED.name,
    named: row.name !== null,
    country: row.country ?? UNNAMED.country,
    mark: hash && type && width && height ? { hash, type, width, height } : null,
  };
}
