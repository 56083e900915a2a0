/** Shared sentences of the description: statuses, headers and origins. */
export const statusWords: Record<number, string> = {
  200: "Hecho.",
  201: "Creado.",
  400: "La solicitud no es válida.",
  401: "No se sabe quién llama.",
  403: "Quien llama no puede hacer esto.",
  405: "El método no corresponde.",
  409: "Choca con lo que ya existe.",
  413: "El cuerpo es demasiado grande.",
  415: "El cuerpo no es JSON.",
  422: "No se puede procesar.",
  429: "Demasiadas solicitudes.",
  500: "Error de nuestro lado.",
  503: "El servicio está ocupado.",
};

export const headerWords: Record<string, { description: string; example: string }> = {
  "X-Request-Id": {
    description: "Identifica esta respuesta; cítalo si pides ayuda.",
    example: "3f0e6a0c-5f3b-4f57-9d2e-0c2f6f4f8a11",
  },
  Allow: { description: "Los métodos que sí responden.", example: "POST, OPTIONS" },
  "Retry-After": { description: "Segundos que conviene esperar.", example: "30" },
  RateLimit: {
    description: "Lo que queda del límite y en cuántos segundos hay más.",
    example: '"registrations";r=0;t=30',
  },
  "RateLimit-Policy": {
    description: "El límite: cuántas solicitudes en cuántos segundos.",
    example: '"registrations";q=300;w=900',
  },
  "Idempotent-Replayed": {
    description: "`true`: es la respuesta que ya tuvo esa `Idempotency-Key`; no se registró a nadie más.",
    example: "true",
  },
  "WWW-Authenticate": { description: "Qué credencial se espera.", example: "Bearer" },
  "X-Role-Request": {
    description: "`pending`: el rol pedido espera la aprobación de un administrador.",
    example: "pending",
  },
};

export const idempotencyKeyWords =
  "Opcional, de 1 a 255 caracteres imprimibles, distinta en cada registro: un UUID, por ejemplo. Repetida por quien ya la envió, con el mismo cuerpo y antes de un día, trae la respuesta que tuvo (con `Idempotent-Replayed: true`) y no registra a nadie más.";

export const originWords = { document: "Lo dice el documento.", alta: "Extensión de Alta." } as const;

export const about = `Alta registra cuentas por cinco contratos, cada uno igual, byte por byte, al documento de su dueño, sobre un solo almacén de cuentas.

Lo que promete un documento lleva \`x-origin: document\`; lo que decidimos donde el documento calla, \`x-origin: alta\`. Los ejemplos que una solicitud sola puede provocar llevan \`x-request\` (\`given\` son las solicitudes que van antes).

Donde no se dice otra cosa: toda ruta responde igual con y sin barra final, nunca con una redirección; los campos desconocidos se ignoran; un número donde se espera texto se toma por sus dígitos; los textos se recortan y se normalizan (NFC); las contraseñas no se recortan, y se comparan en NFKC. Cuando el texto está en blanco en un campo opcional, es como si faltara. La guía está en [/docs](/docs).`;
