import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readEnv } from "./env";

const outside = { DATABASE_URL: "postgres://alta@localhost/alta" };
const secret = "0123456789abcdef0123456789abcdef";

describe("the secret", () => {
  test.each([
    ["is missing beside an external database", outside],
    ["is empty there", { ...outside, AUTH_SECRET: "" }],
    ["is short", { ...outside, AUTH_SECRET: "too short" }],
    ["has a short one in its list", { ...outside, AUTH_SECRET: `${secret},short` }],
    ["is short with our own database too", { AUTH_SECRET: "0123456789abcdef" }],
  ])("is refused by name, without its value, when it %s [SES-13, JWT-06, K02]", (_, variables) => {
    const refused = () => readEnv(variables as Record<string, string>);
    expect(refused).toThrow("AUTH_SECRET");
    const { AUTH_SECRET = "" } = variables as Record<string, string>;
    if (AUTH_SECRET) expect(refused).not.toThrow(AUTH_SECRET);
  });

  test("may be a list, for rotation", () => {
    expect(readEnv({ ...outside, AUTH_SECRET: `${secret}, ${secret}` }).AUTH_SECRET).toContain(",");
  });
});

test("passwords are hashed at a cost of 10 at least, except in tests of the core [PW-11]", () => {
  for (const NODE_ENV of ["production", "development", undefined])
    expect(() => readEnv({ NODE_ENV, BCRYPT_COST: "9" })).toThrow("BCRYPT_COST");
  expect(readEnv({ NODE_ENV: "test", BCRYPT_COST: "4" }).BCRYPT_COST).toBe(4);
  for (const NODE_ENV of ["production", "test"]) expect(readEnv({ NODE_ENV }).BCRYPT_COST).toBeGreaterThanOrEqual(10);
});

test("the first administrator has no default password [LOG-12]", () => {
  expect(readEnv({}).ADMIN_PASSWORD).toBeUndefined();
  expect(() => readEnv({ ADMIN_PASSWORD: "admin" })).toThrow("ADMIN_PASSWORD");
});

test("limits are on unless explicitly switched off", () => {
  expect(readEnv({}).RATE_LIMITS).toBe("on");
  expect(readEnv({ RATE_LIMITS: "" }).RATE_LIMITS).toBe("on");
  expect(() => readEnv({ RATE_LIMITS: "false" })).toThrow("RATE_LIMITS");
});

test("every wrong setting is named once, with a sentence for the operator", () => {
  const wrong = {
    PORT: "0.5",
    APP_URL: "alta.example",
    DATABASE_URL: "mysql://localhost",
    ADMIN_EMAIL: "admin",
    ADMIN_PASSWORD: "corta",
    SMTP_URL: "http://localhost",
    MAIL_FROM: "Alta",
    TRUSTED_PROXY_HOPS: "uno",
    RATE_LIMITS: "no",
    HASH_QUEUE: "-1",
    LOG_LEVEL: "todo",
  };
  let told = "";
  try {
    readEnv(wrong);
  } catch (error) {
    told = (error as Error).message;
  }
  const [, ...lines] = told.split("\n");
  expect(lines.map((line) => line.trim().split(":", 1)[0])).toEqual(Object.keys(wrong));
  for (const line of lines) expect(line).toMatch(/: (tiene que ser|necesita|se escribe) /);
});

test("a database may be several servers, or a socket; what it is not is refused by name, without the password", () => {
  const secrets = { AUTH_SECRET: secret };
  for (const url of [
    "postgres://u:p@one:5432,two:5433/alta?target_session_attrs=read-write",
    "postgres://u@%2Fvar%2Frun%2Fpostgresql/alta",
    "postgres://u:p@one/alta?sslmode=verify-full&sslrootcert=/etc/ca.pem",
  ])
    expect(readEnv({ ...secrets, DATABASE_URL: url }).DATABASE_URL).toBe(url);
  for (const url of ["mysql://u:canary@one/alta", "canary", "postgres://u:canary@one/alta?sslmode=yes"]) {
    expect(() => readEnv({ ...secrets, DATABASE_URL: url })).toThrow("DATABASE_URL: ");
    expect(() => readEnv({ ...secrets, DATABASE_URL: url })).not.toThrow("canary");
  }
});

test("a parameter that Alta does not know is refused by its name, as it may be a misspelt one", () => {
  for (const name of ["ssl_mode", "sslcert", "channel_binding", "connect_timeout", "options"]) {
    const url = `postgres://u:canary@one/alta?sslmode=require&${name}=canary`;
    const read = () => readEnv({ AUTH_SECRET: secret, DATABASE_URL: url });
    expect(read).toThrow(`DATABASE_URL: no conozco su parámetro «${name}»`);
    expect(read).not.toThrow("canary");
  }
});

describe("a secret in a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "alta-env-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (content: string) => {
    const path = join(folder, randomUUID());
    writeFileSync(path, content);
    return path;
  };

  test.each([
    ["AUTH_SECRET", secret],
    ["ADMIN_PASSWORD", "una clave solo de prueba"],
    ["DATABASE_OWNER_URL", "postgres://owner:x@localhost/alta"],
    ["SMTP_URL", "smtp://user:x@localhost"],
  ] as const)("is as good as %s itself", (name, value) => {
    expect(readEnv({ [`${name}_FILE`]: file(`${value}\n`) })[name]).toBe(value);
  });

  test("is refused by the name of its variable when it cannot be read, is empty, wrong, or given twice", () => {
    expect(() => readEnv({ AUTH_SECRET_FILE: join(folder, "nowhere") })).toThrow("AUTH_SECRET_FILE: no puedo leer");
    expect(() => readEnv({ AUTH_SECRET_FILE: file(" \n") })).toThrow("AUTH_SECRET_FILE: el archivo está vacío");
    expect(() => readEnv({ AUTH_SECRET_FILE: file("short") })).toThrow("AUTH_SECRET: cada secreto");
    expect(() => readEnv({ AUTH_SECRET_FILE: file(secret), AUTH_SECRET: secret })).toThrow("AUTH_SECRET_FILE: sobra");
  });
});
