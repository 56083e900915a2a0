import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { env } from "../../env";
import { secretsMessages as messages } from "../../messages/commands";
import { secretFile } from "../process/environment.ts";
import { Refusal } from "../process/refusal.ts";

/** `npm run secrets -- rotate|forget`: changes AUTH_SECRET in its file, without ending a session. */
export async function main([command, ...more]: string[]) {
  if (command === "--help" || more.includes("--help")) return console.log(messages.help);
  if (command !== "rotate" && command !== "forget") throw new Refusal(messages.help);
  const file = secretFile("AUTH_SECRET") ?? (env.AUTH_SECRET ? null : join(resolve(env.DATA_DIR), "auth-secret"));
  const fresh = randomBytes(32).toString("base64url");
  if (file === null) return console.log(`${messages.byHand}\n${fresh}`);
  if (!existsSync(file)) throw new Refusal(messages.notStarted(file));
  const secrets = readFileSync(file, "utf8").trim().split(",");
  if (command === "rotate") {
    replace(file, [fresh, ...secrets]);
    console.log(messages.rotated(file, secrets.length + 1));
  } else if (secrets.length === 1) console.log(messages.nothing(file));
  else {
    replace(file, secrets.slice(0, 1));
    console.log(messages.forgotten(file));
  }
}

/** Whole or not at all, readable by whom it was. */
function replace(file: string, secrets: string[]) {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, secrets.join(","), { mode: statSync(file).mode & 0o777, flush: true });
  renameSync(unfinished, file);
}
