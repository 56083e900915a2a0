// Every table, by subject; limits/ has its own in schema/limits.ts.
export * from "./schema/accounts";
export * from "./schema/app-keys";
export * from "./schema/audit";
export * from "./schema/branches";
export * from "./schema/business";
export * from "./schema/duplicates";
export * from "./schema/imports";
export * from "./schema/legacy";
export * from "./schema/links";
export * from "./schema/mails";
export * from "./schema/merges";
export * from "./schema/role-requests";
export * from "./schema/second-factors";
export * from "./schema/sessions";
export * from "./schema/texts";
