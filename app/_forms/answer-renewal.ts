import { renewLink } from "@/accounts/links/renew-link";
import { done, type FormState } from "@/components/forms/form-state";
import { linkMessages } from "@/messages/links";
import { visitor } from "../_session/visitor";
import { answerForm } from "./answer-form";
import { comeBackLater } from "./come-back-later";
import { toldOfMail } from "./told-of-mail";

/** Sends a fresh link instead of an expired or used one. */
export async function answerRenewal(purpose: Parameters<typeof renewLink>[2], data: FormData): Promise<FormState> {
  return answerForm("link", data, async ({ input, refuse }) => {
    const renewed = await renewLink(await visitor(), input.token, purpose);
    if (renewed.ok) return done(toldOfMail(linkMessages.sentTo(renewed.value.email)));
    const { problem } = renewed;
    if (problem.code === "rate_limited") return refuse({}, comeBackLater(problem));
    if (problem.code === "too_soon") return refuse({}, linkMessages.tooSoon(problem.retryAfterSeconds));
    return refuse({}, linkMessages[problem.code].lead);
  });
}
