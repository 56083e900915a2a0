import { type SQL, sql } from "drizzle-orm";

// Expiry is computed by the database's clock, as the instances' clocks may differ.
export const secondsFromNow = (seconds: number): SQL<Date> => sql`now() + make_interval(secs => ${seconds})`;
export const hoursFromNow = (hours: number) => secondsFromNow(hours * 3600);
export const daysFromNow = (days: number) => hoursFromNow(days * 24);
