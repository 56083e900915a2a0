import { execFileSync } from "node:child_process";

/** The code that an authenticator app would show now, by another implementation than ours (Debian's `oathtool`). */
export function oathCode(secret: string, secondsFromNow = 0): string {
  const at = new Date(Date.now() + secondsFromNow * 1000).toISOString().replace("T", " ").replace(/\..*/, " UTC");
  const args = ["--totp", "--base32", `--now=${at}`, secret.replace(/\s/g, "")];
  return execFileSync("oathtool", args, { encoding: "utf8" }).trim();
}
