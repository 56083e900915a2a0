import * as z from "zod";

const port = z.coerce.number().int().min(1).max(65535);
const count = z.coerce.number().int().min(1);
const text = z.string().min(1);

/** `a@b.example`, or with a name: `Alta <a@b.example>`. */
const SENDER = /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/;

const settings = z
  .object({
    NODE_ENV: z.enum(["development", "production", "test"]).default("production"),
    PORT: port.default(3000),
    HOST: text.default("0.0.0.0"),
    APP_URL: z.url({ protocol: /^https?$/ }).optional(),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    /** The role that owns the schema and migrates it, where `DATABASE_URL` names one that may only use it. */
    DATABASE_OWNER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
    DATA_DIR: text.default(".data"),
    /** Comma-separated: the first signs, all verify. */
    AUTH_SECRET: text.optional(),
    ADMIN_EMAIL: z.email().default("admin@alta.local"),
    ADMIN_PASSWORD: z.string().min(10).optional(),
    SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
    MAIL_FROM: z
      .string()
      .regex(SENDER, "se escribe así: Alta <correo@ejemplo.com>")
      .default("Alta <no-responder@alta.local>"),
    CORS_ORIGINS: text.default("*"),
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).default(0),
    RATE_LIMITS: z.enum(["on", "off"]).default("on"),
    BCRYPT_COST: z.coerce.number().int().min(10).max(14).default(12),
    HASH_THREADS: count.optional(),
    HASH_QUEUE: count.optional(),
    LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
  })
  .superRefine((settings, refused) => {
    if (settings.DATABASE_URL && !settings.AUTH_SECRET)
      refused.addIssue({ code: "custom", path: ["AUTH_SECRET"], message: "hace falta junto a DATABASE_URL" });
    for (const secret of (settings.AUTH_SECRET ?? "").split(",").filter(Boolean))
      if (Buffer.byteLength(secret.trim()) < 32)
        refused.addIssue({ code: "custom", path: ["AUTH_SECRET"], message: "cada secreto necesita 32 bytes o más" });
  })
  .transform((settings) => ({
    ...settings,
    APP_URL: new URL(settings.APP_URL ?? `http://localhost:${settings.PORT}`),
  }));

export type Env = z.output<typeof settings>;

/**
 * Reads the settings. An empty variable counts as unset.
 * Throws an error that names every wrong variable; it never repeats a value, which may be a secret.
 */
export function readEnv(variables: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const read = settings.safeParse(given, { error: inSpanish });
  if (read.success) return read.data;
  const lines = read.error.issues.map((issue) => `  ${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`La configuración no es válida:\n${lines.join("\n")}`);
}

function inSpanish(issue: z.core.$ZodRawIssue): string {
  if (issue.code === "too_small")
    return issue.origin === "string" ? `necesita ${issue.minimum} caracteres o más` : `es ${issue.minimum} como mínimo`;
  if (issue.code === "too_big") return `es ${issue.maximum} como máximo`;
  if (issue.code === "invalid_value") return `es uno de estos valores: ${issue.values.join(", ")}`;
  if (issue.code === "invalid_format" && issue.format === "url")
    return "es una dirección completa, como la de .env.example";
  if (issue.code === "invalid_format" && issue.format === "email") return "es un correo, como ana@ejemplo.com";
  return "es un número entero";
}

export const env = readEnv(process.env);
