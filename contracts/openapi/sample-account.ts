import type { Account, RegisterCommand } from "../../accounts/account";
import { registerCommand } from "../../accounts/registration/register-command";
import type { Grant, Tokens } from "../../auth/open-session";

const registeredAt = new Date("2025-04-06T04:26:11.244Z");

export const samplePassword = "Kj9#mN2$pL5x";

const someone = registerCommand({
  email: "juan@example.com",
  givenNames: "Juan",
  surnames: "Pérez",
  password: { kind: "chosen", value: "" },
});

/** The account that this command would register. */
export function sampleAccount(command: RegisterCommand = someone): Account {
  const { document, role, password: _, mustVerifyEmail: __, ...kept } = command;
  return {
    ...kept,
    id: 123,
    documentType: document?.type ?? null,
    documentNumber: document?.number ?? null,
    role: role.otherwise === "request" ? "client" : role.wanted,
    emailVerifiedAt: null,
    createdAt: registeredAt,
    updatedAt: registeredAt,
  };
}

/** Tokens with realistic claims and an invalid signature. */
export function sampleTokens({ name, grant }: { name: string; grant: Grant }, account: Account): Tokens {
  const sign = (typ: string, claims: object, secondsToLive: number) => {
    const iat = registeredAt.getTime() / 1000 - (registeredAt.getTime() % 1000) / 1000;
    const ours = {
      sid: "0198c1f2-0000-4000-8000-000000000000",
      iss: "https://alta.example",
      aud: name,
      sub: String(account.id),
      jti: "0198c1f2-0000-4000-8000-000000000001",
      iat,
      exp: iat + secondsToLive,
    };
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
    return `${encode({ alg: "ES256", typ, kid: "ejemplo" })}.${encode({ ...claims, ...ours })}.firma-de-ejemplo`;
  };
  return {
    access: sign("at+jwt", grant.claims(account), grant.accessSeconds),
    refresh: grant.refreshSeconds ? sign("refresh+jwt", {}, grant.refreshSeconds) : null,
  };
}
