import { createHash, createSign, generateKeyPairSync, randomBytes } from "node:crypto";

/** What a browser or an authenticator may get wrong, on purpose. */
type Faults = {
  origin?: string;
  rpId?: string;
  userVerified?: boolean;
  counter?: number;
  challenge?: string;
  userHandle?: string;
};

type Made = { challenge: string; rp: { id: string }; user: { id: string } };
type Asked = { challenge: string; rpId: string };

const sha256 = (data: string | Buffer) => createHash("sha256").update(data).digest();
const base64url = (data: Buffer) => data.toString("base64url");

/** An authenticator with one P-256 passkey, and the browser around it, written from the specification. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  readonly #keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  readonly #origin: string;
  #userHandle = "";
  counter = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** The answer to the options of a new passkey. */
  make(options: string, faults: Faults = {}): string {
    const { challenge, rp, user } = JSON.parse(options) as Made;
    this.#userHandle = user.id;
    const { x = "", y = "" } = this.#keys.publicKey.export({ format: "jwk" });
    const publicKey = Buffer.concat([
      Buffer.from("a50102032620012158", "hex"),
      bytes(Buffer.from(x, "base64url")),
      Buffer.from("2258", "hex"),
      bytes(Buffer.from(y, "base64url")),
    ]);
    const length = Buffer.from([0, this.credentialId.length]);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.credentialId, publicKey]);
    const data = Buffer.concat([this.#data(rp.id, 0x40, faults), credential]);
    const size = Buffer.from([data.length >> 8, data.length & 255]);
    // {"fmt": "none", "attStmt": {}, "authData": data}
    const attestation = Buffer.concat([
      Buffer.from("a363666d74646e6f6e656761747453746d74a068617574684461746159", "hex"),
      size,
      data,
    ]);
    const clientDataJSON = this.#clientData("webauthn.create", challenge, faults);
    const response = { clientDataJSON: base64url(clientDataJSON), attestationObject: base64url(attestation) };
    return this.#answer({ ...response, transports: ["internal"] });
  }

  /** The answer to the options of a sign-in or a proof. */
  sign(options: string, faults: Faults = {}): string {
    const { challenge, rpId } = JSON.parse(options) as Asked;
    this.counter += 1;
    const data = this.#data(rpId, 0, faults);
    const clientDataJSON = this.#clientData("webauthn.get", challenge, faults);
    const signature = createSign("sha256")
      .update(Buffer.concat([data, sha256(clientDataJSON)]))
      .sign(this.#keys.privateKey);
    return this.#answer({
      clientDataJSON: base64url(clientDataJSON),
      authenticatorData: base64url(data),
      signature: base64url(signature),
      userHandle: faults.userHandle ?? this.#userHandle,
    });
  }

  #answer(response: object): string {
    const id = base64url(this.credentialId);
    return JSON.stringify({ id, rawId: id, type: "public-key", clientExtensionResults: {}, response });
  }

  #data(rpId: string, flags: number, faults: Faults): Buffer {
    const [userPresent, userVerified] = [1, faults.userVerified === false ? 0 : 4];
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(faults.counter ?? this.counter);
    return Buffer.concat([sha256(faults.rpId ?? rpId), Buffer.from([userPresent | userVerified | flags]), counter]);
  }

  #clientData(type: string, challenge: string, faults: Faults): Buffer {
    const origin = faults.origin ?? this.#origin;
    return Buffer.from(JSON.stringify({ type, challenge: faults.challenge ?? challenge, origin, crossOrigin: false }));
  }
}

/** CBOR's length of up to 255 bytes, after its type, and the bytes. */
const bytes = (data: Buffer) => Buffer.concat([Buffer.from([data.length]), data]);
