import "server-only";
import { createHash, randomBytes } from "node:crypto";

/** What every key begins with, by which scanners of leaked secrets and people recognise it. */
const PREFIX = "alta_";

/** A new key for programs of one contract: 256 random bits. */
export const newAppKey = (contract: string): string => `${PREFIX}${contract}_${randomBytes(32).toString("base64url")}`;

export const isAppKey = (token: string): boolean => token.startsWith(PREFIX);

/** What is stored of a key. */
export const hashAppKey = (key: string): Buffer => createHash("sha256").update(key).digest();
