import journal from "./migrations/meta/_journal.json";

/** When the newest migration of this code was made; the database keeps the same number of the newest one applied to it. */
export const newestMigration = Math.max(...journal.entries.map(({ when }) => when));
