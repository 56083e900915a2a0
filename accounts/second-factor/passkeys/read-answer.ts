import * as z from "zod";

const MOST_CHARACTERS = 12_000;

const part = z
  .string()
  .min(1)
  .max(MOST_CHARACTERS)
  .regex(/^[\w-]+$/);

const answer = z.object({ id: part, rawId: part, type: z.literal("public-key"), clientExtensionResults: z.object({}) });

const assertion = answer.extend({
  response: z.object({
    clientDataJSON: part,
    authenticatorData: part,
    signature: part,
    userHandle: part.nullish().transform((handle) => handle ?? undefined),
  }),
});

const attestation = answer.extend({
  response: z.object({
    clientDataJSON: part,
    attestationObject: part,
    transports: z
      .array(z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]))
      .max(7)
      .catch([]),
  }),
});

const clientData = z.object({ challenge: part });

/** What a browser says that one of its authenticators signed; null when it cannot be read. */
export const readAssertion = (text: string) => read(assertion, text);

/** The same of a new passkey. */
export const readAttestation = (text: string) => read(attestation, text);

function read<Answer extends typeof assertion | typeof attestation>(shape: Answer, text: string) {
  const said = text.length <= MOST_CHARACTERS ? shape.safeParse(parse(text)) : null;
  if (!said?.success) return null;
  const { clientDataJSON } = said.data.response;
  const signed = clientData.safeParse(parse(Buffer.from(clientDataJSON, "base64url").toString()));
  return signed.success ? { said: said.data as z.output<Answer>, challenge: signed.data.challenge } : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
