import { signUp } from "./client.ts";

/** More concurrent sign-ups than the queue holds: how many are answered 503, and do all of those carry Retry-After? */
export async function surplus(url: string, atOnce: number) {
  const answers = await Promise.all(Array.from({ length: atOnce }, () => signUp(url)));
  const putOff = answers.filter(({ status }) => status === 503);
  return {
    accepted: answers.filter(({ status }) => status === 201).length,
    putOff: putOff.length,
    other: answers.filter(({ status }) => status !== 201 && status !== 503).length,
    withoutRetryAfter: putOff.filter(({ retryAfter }) => !Number(retryAfter)).length,
    slowestRefusal: Math.max(0, ...putOff.map(({ milliseconds }) => milliseconds)),
  };
}
