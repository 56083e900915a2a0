import type { RegisterCommand, Via } from "../../accounts/account";
import { branchExists } from "../../accounts/branches/branches";
import * as field from "../../accounts/fields";
import { bringIn } from "../../accounts/moving/bring-in";
import { countOutcome } from "../../accounts/moving/count-outcome";
import { noteMissing } from "../../accounts/moving/note-missing";
import { registerCommand } from "../../accounts/registration/register-command";
import { describeError, log } from "../../log";
import type { Arrived, Movable } from "./movable";

type Accepted = { operation: Movable; via: Via; body: Record<string, unknown>; arrived: Arrived };
type Facts = { command: RegisterCommand; password: string; way: "registered" | "signed_in" };

/**
 * Keeps here what the old server has accepted, and says whether the person is here now. Never throws: the old answer
 * stands whatever becomes of it here, and what could not be kept is counted and noted.
 */
export async function keep({ operation, via, body, arrived }: Accepted): Promise<boolean> {
  const { name: contract, description } = operation;
  const count = (kind: "kept" | "not_kept", clause: string) =>
    countOutcome({ contract, operation: description.id, kind, clause });
  const miss = async (reason: string, way: string) => {
    count("not_kept", reason);
    const address = field.email.safeParse(body.email);
    if (address.success) await noteMissing(contract, address.data, { way, reason, externalId: arrived.externalId });
    return false;
  };
  const facts = await factsOf(operation, body, arrived);
  if (typeof facts === "string") return miss(facts, "registered").catch(() => false);
  try {
    const brought = await bringIn(
      { ...via, channel: contract },
      { ...facts, contract, externalId: arrived.externalId },
    );
    if (!brought.here) return await miss(brought.reason, facts.way);
    count("kept", brought.how);
    return true;
  } catch (thrown) {
    log.warn({ ...describeError(thrown), contract, requestId: via.requestId }, "an arrival could not be kept");
    return miss("failed", facts.way).catch(() => false);
  }
}

/** The command and the password; or the reason why there is none. */
async function factsOf(operation: Movable, body: unknown, { password, name }: Arrived): Promise<Facts | string> {
  const parsed = operation.request.safeParse(body);
  if (!parsed.success)
    return `invalid: ${[...new Set(parsed.error.issues.map(({ path }) => path.join(".")))].join(", ")}`;
  if ("signedIn" in operation) {
    const typed = parsed.data as { email: string; password: string };
    const address = field.email.safeParse(typed.email);
    if (!address.success) return "no_address";
    const email = address.data;
    const givenNames = field.givenNames.safeParse(name).data ?? email.replace(/@.*/s, "");
    const chosen = { kind: "chosen" as const, value: typed.password };
    return {
      way: "signed_in",
      password: typed.password,
      command: registerCommand({ email, givenNames, password: chosen }),
    };
  }
  const command = parsed.data as RegisterCommand;
  const typed = command.password.kind === "chosen" ? command.password.value : undefined;
  const seen = password ?? typed;
  if (seen === undefined) return "no_password";
  const branchId = command.branchId !== null && (await branchExists(command.branchId)) ? command.branchId : null;
  return { way: "registered", password: seen, command: { ...command, branchId } };
}
