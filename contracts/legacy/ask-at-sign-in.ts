import type { Via } from "../../accounts/account";
import { countOutcome } from "../../accounts/moving/count-outcome";
import { anyMove, everyMove, type Move } from "../../accounts/moving/legacy-state";
import { env } from "../../env";
import { log } from "../../log";
import type { SignInContract } from "../contract";
import { published } from "../published";
import { hasBeenHere, headersToAsk } from "./headers";
import { keep } from "./keep";
import { readAnswer } from "./learn";
import { relay } from "./relay";

type Credentials = { email: string; password: string };

/** Of the browser's own request; its cookies are for Alta. */
const PASSED_ON = ["user-agent", "accept-language", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto"];

const signIns = published.filter((operation): operation is SignInContract => "signedIn" in operation);

/**
 * For a sign-in in the browser that Alta would refuse: asks each old server that Alta leads, once, whether it knows the
 * person, and brings them in. `unanswered`: none knew them, and one could not be asked.
 */
export async function askAtSignIn(
  via: Via,
  sent: Headers,
  credentials: Credentials,
): Promise<"brought" | "unknown" | "unanswered"> {
  if (!anyMove() || hasBeenHere(sent)) return "unknown";
  let outcome: "unknown" | "unanswered" = "unknown";
  for (const move of await everyMove()) {
    const operation = move.state === "lead" && signIns.find(({ name }) => name === move.contract);
    const answer = operation && (await ask(move, operation, { via, sent, credentials }));
    if (answer === "brought") return answer;
    if (answer === "unanswered") outcome = answer;
  }
  return outcome;
}

async function ask(
  move: Move,
  operation: SignInContract,
  { via, sent, credentials }: { via: Via; sent: Headers; credentials: Credentials },
): Promise<"brought" | "unknown" | "unanswered"> {
  const body = Buffer.from(JSON.stringify(credentials));
  const passed = new Headers({ "content-type": "application/json", accept: "application/json" });
  for (const [name, value] of sent) if (PASSED_ON.includes(name)) passed.set(name, value);
  const headers = headersToAsk(passed, move.oldServer, body.length, "POST");
  const [{ path }] = operation.description.mounts;
  const timeout = env.LEGACY_TIMEOUT_SECONDS * 1000;
  const answer = await relay(move.oldServer, { method: "POST", path, headers, body }, timeout);
  if ("failed" in answer) {
    const { contract } = move;
    log.warn({ contract, ...answer, requestId: via.requestId }, "the old server gave no answer");
    countOutcome({ contract, operation: operation.description.id, kind: "unanswered", clause: answer.failed });
    return "unanswered";
  }
  const arrived = operation.arrives?.(answer.status, readAnswer(answer));
  if (!arrived) return "unknown";
  return (await keep({ operation, via, body: credentials, arrived })) ? "brought" : "unknown";
}
