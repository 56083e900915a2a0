import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import * as z from "zod";
import { databaseAddresses } from "./runtime/database-addresses";
import { handedOver } from "./runtime/handed-over.mjs";
import {
  isSafeAddress,
  LEGACY_SETTINGS,
  LEGACY_STATES,
  readDeprecation,
  readTokenKey,
} from "./runtime/legacy-settings";
import { secretSettings } from "./runtime/secret-settings.mjs";

function whole(least: number, most = Number.MAX_SAFE_INTEGER) {
  const bounds = most < Number.MAX_SAFE_INTEGER ? `del ${least} al ${most}` : `desde ${least}`;
  const error = `tiene que ser un número entero ${bounds}`;
  return z.coerce.number(error).int(error).min(least, error).max(most, error);
}
const address = (protocol: RegExp, example: string) =>
  z.url({ protocol, error: `tiene que ser una dirección, como ${example}` });
const oneOf = <const Words extends readonly string[]>(...words: Words) =>
  z.enum(words, `tiene que ser una de estas palabras: ${words.join(", ")}`);
const SSL_MODES = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full", "true", "false"];
/** Of libpq's. Another one would be left out in silence, and a misspelt `sslmode` with it. */
const URL_PARAMETERS = ["sslmode", "sslrootcert", "target_session_attrs", "host"];
const postgres = z
  .string()
  .refine(isPostgres, "tiene que ser una dirección, como postgres://alta:contraseña@servidor:5432/alta")
  .refine((url) => unknownParameters(url).length === 0, {
    error: ({ input }) =>
      `no conozco su parámetro «${unknownParameters(String(input))[0]}»; puede llevar ${URL_PARAMETERS.join(", ")}`,
  })
  .refine(hasSslMode, `su sslmode tiene que ser una de estas palabras: ${SSL_MODES.slice(0, 6).join(", ")}`);

function isPostgres(url: string): boolean {
  try {
    return databaseAddresses(url).every(({ protocol }) => /^postgres(ql)?:$/.test(protocol));
  } catch {
    return false;
  }
}

function unknownParameters(url: string): string[] {
  if (!isPostgres(url)) return [];
  return [...databaseAddresses(url)[0].searchParams.keys()].filter(
    (name) => ![...URL_PARAMETERS, "ssl"].includes(name),
  );
}

function hasSslMode(url: string): boolean {
  if (!isPostgres(url)) return true;
  const { searchParams } = databaseAddresses(url)[0];
  return SSL_MODES.includes(searchParams.get("sslmode") ?? searchParams.get("ssl") ?? "disable");
}

const text = z.string();

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

const oldServer = z
  .string()
  .refine(isSafeAddress, "necesita https, como https://anterior.example (http solo en esta misma máquina)")
  .optional();
const oldState = oneOf(...LEGACY_STATES).default("watch");
/** A comma-separated list, each entry as `read` wants it. */
function listOf<Entry>(read: (text: string) => Entry | null, error: string) {
  const entries = (text: string) =>
    text
      .split(",")
      .filter((entry) => entry.trim())
      .map(read);
  return z
    .string()
    .default("")
    .refine((text) => entries(text).every((entry) => entry !== null), error)
    .transform((text) => entries(text) as Entry[]);
}

/** `a@b.example`, or with a name: `Alta <a@b.example>`. */
const SENDER = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

const settings = z
  .object({
    NODE_ENV: oneOf("development", "production", "test").default("production"),
    PORT: whole(1, 65535).default(3000),
    HOST: text.default("0.0.0.0"),
    APP_URL: address(/^https?$/, "https://alta.example").optional(),
    DATABASE_URL: postgres.optional(),
    /** The role that owns and migrates the schema, where `DATABASE_URL` names one with fewer rights. */
    DATABASE_OWNER_URL: postgres.optional(),
    /** Connections of one process; all instances together must stay below the server's `max_connections`. */
    DATABASE_POOL_SIZE: whole(1, 500).default(10),
    DATA_DIR: text.default(".data"),
    /** Comma-separated for rotation: the first signs, all verify. */
    AUTH_SECRET: text.optional(),
    ADMIN_EMAIL: z.email("tiene que ser un correo").default("admin@alta.local"),
    ADMIN_PASSWORD: z.string().min(10, "necesita 10 caracteres o más").optional(),
    SMTP_URL: address(/^smtps?$/, "smtps://usuario:contraseña@servidor:465").optional(),
    /** Where the business is: the country that telephones are preselected with. */
    BUSINESS_COUNTRY: z
      .string()
      .regex(/^[A-Z]{2}$/, "son las dos letras de un país, como BO")
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(SENDER, "se escribe así: Alta <correo@ejemplo.com>")
      .default("Alta <no-responder@alta.local>"),
    /** Signs the mails for the domain of `MAIL_FROM`; its public half stands in the DNS, under the selector. */
    DKIM_KEY: text.refine(isRsaKey, "tiene que ser una clave privada RSA, en PEM").optional(),
    DKIM_SELECTOR: text.regex(/^[a-z\d-]+$/, "lleva letras minúsculas, cifras y guiones").default("alta"),
    CORS_ORIGINS: text.default("*"),
    /** Whom to tell of a vulnerability; unset: `security@` the public host. */
    SECURITY_CONTACT: address(/^(mailto|https)$/, "mailto:seguridad@ejemplo.com").optional(),
    TRUSTED_PROXY_HOPS: whole(0).default(0),
    /** Between the wish to end and the last request that is taken: `/api/ready` says 503 meanwhile. */
    DRAIN_SECONDS: whole(0, 300).default(0),
    /** Days after which an account that was never confirmed or signed in to is closed; 0 keeps it. */
    UNUSED_ACCOUNT_DAYS: whole(0, 36_500).default(365),
    /** `required`: staff reach the panel only once they have a second factor. */
    STAFF_SECOND_FACTOR: oneOf("optional", "required").default("optional"),
    /** Browser sessions of staff end after so many hours, or minutes without a request. */
    STAFF_SESSION_HOURS: whole(1, 720).default(12),
    STAFF_IDLE_MINUTES: whole(1, 1440).default(30),
    /** How long one key signs tokens. */
    SIGNING_KEY_DAYS: whole(1, 3650).default(90),
    RATE_LIMITS: oneOf("on", "off").default("on"),
    BCRYPT_COST: whole(4, 14).default(12),
    HASH_THREADS: whole(1).optional(),
    HASH_QUEUE: whole(1).optional(),
    /** How far the hash threads step back for other work: 0 (not at all) to 19. Linux only. */
    HASH_NICE: whole(0, 19).default(5),
    /** `off` hashes with bcryptjs also where the native package loads. */
    HASH_NATIVE: oneOf("on", "off").default("on"),
    LOG_LEVEL: oneOf("silent", "error", "warn", "info", "debug").default("info"),
    /** Opens `/api/metrics`; without it and `METRICS_PORT` nothing is measured. */
    METRICS_TOKEN: text.min(16, "necesita 16 caracteres o más").optional(),
    /** A listener of their own for metrics, on `HOST`, which only the private network may reach. */
    METRICS_PORT: whole(1, 65535).optional(),
    /** An OpenTelemetry collector, which gets traces as OTLP in JSON over HTTP. The names are OpenTelemetry's. */
    OTEL_EXPORTER_OTLP_ENDPOINT: address(/^https?$/, "http://localhost:4318").optional(),
    OTEL_EXPORTER_OTLP_HEADERS: text.optional(),
    OTEL_SERVICE_NAME: text.default("alta"),
    OTEL_TRACES_SAMPLER_ARG: z.coerce.number("tiene que ser un número de 0 a 1").min(0).max(1).default(1),
    /** The server that a contract had before, and the state in which the move begins. */
    LEGACY_MOVIL: oldServer,
    LEGACY_MOVIL_STATE: oldState,
    LEGACY_PORTAL: oldServer,
    LEGACY_PORTAL_STATE: oldState,
    LEGACY_USUARIOS: oldServer,
    LEGACY_USUARIOS_STATE: oldState,
    LEGACY_SUCURSAL: oldServer,
    LEGACY_SUCURSAL_STATE: oldState,
    LEGACY_UNIPETS: oldServer,
    LEGACY_UNIPETS_STATE: oldState,
    /** How long an old server may take to answer. */
    LEGACY_TIMEOUT_SECONDS: whole(1, 25).default(15),
    /** `contract:secret` of the old servers' HS256 tokens. */
    LEGACY_TOKEN_KEYS: listOf(readTokenKey, "se escribe así: movil:secreto, con 16 caracteres o más"),
    DEPRECATED: listOf(readDeprecation, "se escribe así: movil 2027-01-01 2027-06-30, /login 2027-01-01"),
  })
  .superRefine((settings, refused) => {
    // Below 10 only in the core's own tests: a server is started with another NODE_ENV, whatever it inherits.
    if (settings.BCRYPT_COST < 10 && settings.NODE_ENV !== "test")
      refused.addIssue({
        code: "custom",
        path: ["BCRYPT_COST"],
        message: "tiene que ser un número entero del 10 al 14",
      });
    if (settings.DATABASE_URL && !settings.AUTH_SECRET)
      refused.addIssue({ code: "custom", path: ["AUTH_SECRET"], message: "hace falta junto a DATABASE_URL" });
    for (const secret of (settings.AUTH_SECRET ?? "").split(",").filter(Boolean))
      if (Buffer.byteLength(secret.trim()) < 32)
        refused.addIssue({ code: "custom", path: ["AUTH_SECRET"], message: "cada secreto necesita 32 bytes o más" });
  })
  .transform((settings) => ({
    ...settings,
    APP_URL: new URL(settings.APP_URL ?? `http://localhost:${settings.PORT}`),
  }))
  .superRefine((settings, refused) => {
    for (const name of LEGACY_SETTINGS)
      if (settings[name] && new URL(settings[name]).origin === settings.APP_URL.origin)
        refused.addIssue({ code: "custom", path: [name], message: "es la dirección de Alta misma" });
  });

export type Env = z.output<typeof settings>;
type Variables = Record<string, string | undefined>;

/**
 * Reads the settings. An empty variable counts as unset.
 * Throws an error that names every wrong variable; it never repeats a value, which may be a secret.
 */
export function readEnv(variables: Variables): Env {
  const given = Object.fromEntries(Object.entries(withSecretFiles(variables)).filter(([, value]) => value !== ""));
  const read = settings.safeParse(given);
  if (read.success) return read.data;
  throw invalid(read.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`));
}

/** The variables with the secrets of the files that `<NAME>_FILE` variables name. Throws like `readEnv`. */
export function withSecretFiles(variables: Variables): Variables {
  const read = secretSettings.flatMap((name) => {
    const file = variables[`${name}_FILE`];
    if (!file) return [];
    if (variables[name]) throw invalid([`${name}_FILE: sobra, porque ${name} también tiene un valor`]);
    return [[name, readSecret(`${name}_FILE`, file)]];
  });
  return { ...variables, ...Object.fromEntries(read) };
}

function readSecret(name: string, file: string): string {
  try {
    const secret = readFileSync(file, "utf8").trim();
    if (secret) return secret;
  } catch {
    throw invalid([`${name}: no puedo leer el archivo`]);
  }
  throw invalid([`${name}: el archivo está vacío`]);
}

function invalid(lines: string[]): Error {
  return new Error(`La configuración no es válida:\n${[...new Set(lines)].map((line) => `  ${line}`).join("\n")}`);
}

export const env = readEnv({ ...process.env, ...handedOver() });
