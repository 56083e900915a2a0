import { signUp } from "./client.ts";

/** Sign-ups per second through a contract, `atOnce` of them under way all the time, for `seconds`. */
export async function signUpsPerSecond(url: string, atOnce: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1000;
  const started = performance.now();
  let accepted = 0;
  const person = async () => {
    while (performance.now() < end) {
      const { status } = await signUp(url);
      if (status !== 201) throw new Error(`A sign-up was answered with ${status}.`);
      accepted += 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, person));
  return accepted / ((performance.now() - started) / 1000);
}
