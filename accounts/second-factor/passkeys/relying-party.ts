import { env } from "../../../env";

/** The site that passkeys are made for: browsers sign for no other. */
export const relyingParty = {
  id: env.APP_URL.hostname,
  origin: env.APP_URL.origin,
};

/** What an authenticator knows an account by. */
export const userHandle = (accountId: number): string => Buffer.from(`alta:${accountId}`).toString("base64url");

/** As COSE numbers them: Ed25519, ECDSA with P-256, RSA. */
export const ALGORITHMS = [-8, -7, -257];

export type Descriptor = { type: "public-key"; id: string; transports?: string[] };

/** A stored passkey as a browser takes it. */
export function descriptor({ credentialId, transports }: { credentialId: Buffer; transports: string }): Descriptor {
  const id = credentialId.toString("base64url");
  return { type: "public-key", id, ...(transports && { transports: transports.split(",") }) };
}
