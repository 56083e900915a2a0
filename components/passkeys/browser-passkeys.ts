/** Passkeys as the browser has them. Loaded only where one is asked for. */

export const canUsePasskeys = (): boolean =>
  typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

/** Whether the browser offers passkeys beside the addresses it fills in. */
export const offersBesideAddresses = async (): Promise<boolean> =>
  canUsePasskeys() && (await PublicKeyCredential.isConditionalMediationAvailable?.()) === true;

/** What the passkey that its owner picked signed, as text; null when they picked none. */
export async function signWithPasskey(options: string, how: CredentialRequestOptions = {}): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
  return textOf(() => navigator.credentials.get({ ...how, publicKey }));
}

/** What the browser says of the passkey it made, as text; null when its owner made none. */
export async function makePasskey(options: string): Promise<string | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
  return textOf(() => navigator.credentials.create({ publicKey }));
}

async function textOf(ask: () => Promise<Credential | null>): Promise<string | null> {
  try {
    return JSON.stringify(await ask());
  } catch (thrown) {
    // Cancelled, given up, or no such passkey: the browser itself has said so.
    if (thrown instanceof DOMException) return null;
    throw thrown;
  }
}
