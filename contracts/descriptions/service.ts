import * as z from "zod";
import type { ZodOpenApiOperationObject, ZodOpenApiPathsObject } from "zod-openapi";
import { problemOf } from "../../http/problem.mjs";

/** The endpoints beside the contracts: keys, health and this description itself. */
export const serviceTag = { name: "servicio", description: "Las llaves de los tokens, el estado y esta descripción." };

const state = z.strictObject({ status: z.literal("ok") }).meta({ id: "ServiceState" });

const readiness = z
  .strictObject({
    status: z.literal("ok"),
    hashing: z.enum(["bcrypt", "bcryptjs"]).nullable().meta({ description: "Con qué se cifran las contraseñas." }),
  })
  .meta({ id: "ServiceReadiness" });

const problem = z
  .strictObject({
    type: z.literal("about:blank"),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string(),
  })
  .meta({ id: "ServiceProblem", description: "Un error según RFC 9457. El detalle es para una persona." });

const key = z
  .strictObject({
    kty: z.literal("EC"),
    crv: z.literal("P-256"),
    x: z.string(),
    y: z.string(),
    kid: z.string(),
    alg: z.literal("ES256"),
    use: z.literal("sig"),
  })
  .meta({ id: "ServiceKey" });
const keys = z.strictObject({ keys: z.array(key).min(1) }).meta({ id: "ServiceKeys" });

const sampleKey = {
  kty: "EC",
  crv: "P-256",
  x: "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
  y: "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
  kid: "ejemplo",
  alg: "ES256",
  use: "sig",
};

const allow = {
  description: "Los métodos que sí responden.",
  example: "GET, HEAD, OPTIONS",
  required: true,
  schema: { type: "string" as const },
};

const read = (
  operationId: string,
  summary: string,
  description: string,
  responses: ZodOpenApiOperationObject["responses"],
): { get: ZodOpenApiOperationObject } => ({
  get: {
    operationId,
    tags: [serviceTag.name],
    summary,
    description,
    "x-origin": "alta",
    security: [],
    responses: { ...responses, 405: { ...refusal("Aquí solo se lee (GET)."), headers: { Allow: allow } } },
  },
});

const refusal = (description: string, examples: Record<string, object> = {}) => ({
  description,
  "x-origin": "alta",
  content: { "application/problem+json": { schema: problem, examples } },
});

const answer = (description: string, schema: z.ZodType, name: string, summary: string, value: unknown) => ({
  description,
  "x-origin": "alta",
  content: {
    "application/json": {
      schema,
      examples: { [name]: { summary, value, "x-origin": "alta" } },
    },
  },
});

export const servicePaths: ZodOpenApiPathsObject = {
  "/.well-known/jwks.json": read(
    "readKeys",
    "Las llaves públicas de los tokens",
    "Con ellas cualquiera verifica un token sin preguntarnos. Un token nombra su llave en `kid`. Se pueden guardar 5 minutos.",
    { 200: answer("Las llaves vigentes.", keys, "llaves", "Una llave.", { keys: [sampleKey] }) },
  ),
  "/api/health": read("readHealth", "¿Está en pie el proceso?", "Responde sin preguntar a la base de datos.", {
    200: answer("En pie.", state, "en_pie", "En pie.", { status: "ok" }),
  }),
  "/api/ready": read("readReadiness", "¿Puede atender?", "La base de datos responde y sus migraciones están hechas.", {
    200: answer("Puede atender.", readiness, "lista", "Puede atender.", { status: "ok", hashing: "bcrypt" }),
    503: refusal("Todavía no.", {
      no_disponible: {
        summary: "La base de datos no responde.",
        value: problemOf(503, "/api/ready"),
        "x-origin": "alta",
      },
    }),
  }),
  "/api/openapi.json": read(
    "readDescription",
    "Esta descripción",
    "OpenAPI 3.1, hecha de las mismas reglas con que Alta valida cada solicitud.",
    {
      200: {
        description: "Esta descripción.",
        "x-origin": "alta",
        content: {
          "application/json": { schema: z.looseObject({ openapi: z.string() }).meta({ id: "ServiceDescription" }) },
        },
      },
    },
  ),
};
