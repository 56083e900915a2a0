import type { IdempotencyProblem } from "../../limits/idempotency";
import type { Refused } from "../description";
import type { WireProblem } from "../wire-problem";

/** Refusals that every operation shares and no document mentions. */
export const wire = {
  unreadable: {
    cuerpo_ilegible: { summary: "El cuerpo no es JSON en UTF-8.", request: { text: '{"email": ' } },
  },
  not_an_object: {
    no_es_un_objeto: {
      summary: "El cuerpo es JSON, pero no un objeto.",
      problem: { received: [] },
      request: { text: "[]" },
    },
  },
  method_not_allowed: {
    metodo_no_permitido: {
      summary: "Aquí solo se responde a POST (y a OPTIONS).",
      problem: { method: "GET" },
      request: { method: "GET" },
    },
  },
  unsupported_media_type: {
    no_es_json: {
      summary: "El cuerpo no viene como `application/json`.",
      problem: { received: "text/plain" },
      request: { headers: { "Content-Type": "text/plain" }, text: "{}" },
    },
  },
  too_large: {
    demasiado_grande: {
      summary: "El cuerpo pasa de 64 KiB.",
      problem: { limitBytes: 64 * 1024 },
      request: { bytes: 64 * 1024 + 1 },
    },
  },
  rate_limited: {
    demasiadas_solicitudes: {
      summary: "Demasiadas solicitudes: espera los segundos de `Retry-After`.",
      problem: { retryAfterSeconds: 30, limit: { name: "registrations", burst: 300, everySeconds: 3 } },
    },
  },
  overloaded: {
    servicio_ocupado: {
      summary: "Hay más trabajo del que cabe en la cola. No se hizo nada: repite tras `Retry-After`.",
      problem: { retryAfterSeconds: 1 },
    },
  },
  failed: {
    error_interno: { summary: "Algo falló de nuestro lado. No dice la causa; `X-Request-Id` permite encontrarla." },
  },
  in_doubt: {
    sin_confirmar: {
      summary:
        "La base de datos se cortó al guardar y no dijo si lo hizo. Repite tras `Retry-After`: con la misma `Idempotency-Key` no se hace dos veces.",
      problem: { retryAfterSeconds: 5 },
    },
  },
  late: {
    sin_respuesta_a_tiempo: {
      summary:
        "Durante una mudanza, el servidor anterior no respondió a tiempo. No se sabe qué hizo: comprueba antes de repetir.",
    },
  },
  gone: { fuera_de_servicio: { summary: "Pasó la fecha de `Sunset`: la ruta dejó de servir." } },
} satisfies Omit<Refused<WireProblem>, "invalid" | "unauthenticated" | "forbidden" | IdempotencyProblem["code"]>;

/** Refusals about an `Idempotency-Key`, where one is honoured. */
export const onceOnly = {
  idempotency_key_invalid: {
    clave_invalida: { summary: "`Idempotency-Key` vacía, de más de 255 caracteres o con caracteres no imprimibles." },
  },
  idempotency_key_reused: {
    clave_reutilizada: { summary: "Esa `Idempotency-Key` ya vino de ti con otro cuerpo, hace menos de un día." },
  },
  idempotency_key_in_use: {
    clave_en_curso: {
      summary: "La misma solicitud sigue en curso: repite tras `Retry-After` y tendrás su respuesta.",
      problem: { retryAfterSeconds: 1 },
    },
  },
} satisfies Refused<IdempotencyProblem>;

/** Signing in and refreshing take no `Idempotency-Key`. */
export const repeatable = {
  idempotency_key_invalid: "never",
  idempotency_key_reused: "never",
  idempotency_key_in_use: "never",
} as const;

/** An operation without authentication never answers 401 or 403. */
export const forAnyone = { unauthenticated: "never", forbidden: "never" } as const;
