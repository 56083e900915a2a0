/** What of two accounts' data the one that stays may get from the other, with the columns of each. */
export const MERGE_COLUMNS = {
  name: ["givenNames", "surnames"],
  phone: ["phone"],
  birthDate: ["birthDate"],
  gender: ["gender"],
  country: ["country"],
  nationality: ["nationality"],
  address: ["address"],
  document: ["documentType", "documentNumber", "documentKey"],
  branch: ["branchId"],
} as const;

export type MergeField = keyof typeof MERGE_COLUMNS;

export const MERGE_FIELDS = Object.keys(MERGE_COLUMNS) as MergeField[];

/** For how long a merge can be undone, in days. */
export const UNDO_DAYS = 30;
