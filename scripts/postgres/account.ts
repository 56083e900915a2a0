import { execFileSync, spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { userInfo } from "node:os";
import { Refusal } from "../process/refusal.ts";

/** The user who runs PostgreSQL: empty for the current one, or another one, as PostgreSQL refuses to run as root. */
export type Account = { uid?: number; gid?: number };

const name = "postgres";

/** The user for a cluster: the current one, or as root the folder's owner, else `postgres` (created if missing). */
export function accountFor(cluster: string): Account {
  const owner = statSync(cluster, { throwIfNoEntry: false });
  if (userInfo().uid === 0) return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : postgresUser();
  if (owner && owner.uid !== userInfo().uid)
    throw new Refusal(
      `La base de datos de ${cluster} pertenece a otro usuario; inicia Alta con ese usuario o como root.`,
    );
  return {};
}

/** Whether the user may enter a folder or run a program; under root's home other users may not. */
export function mayUse(account: Account, path: string): boolean {
  if (account.uid === undefined) return true;
  return spawnSync("/bin/sh", ["-c", 'test -x "$1"', "sh", path], { ...account, cwd: "/" }).status === 0;
}

function postgresUser(): Account {
  const found = lookUp();
  if (found) return found;
  // Debian and Red Hat have useradd, small images only adduser.
  const ways: [string, string[]][] = [
    ["useradd", ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", name]],
    ["adduser", ["-S", "-D", "-H", "-s", "/sbin/nologin", name]],
  ];
  for (const [program, args] of ways) if (spawnSync(program, args).status === 0) break;
  const made = lookUp();
  if (made) return made;
  throw new Refusal(
    "PostgreSQL no funciona como root y no pude crear el usuario «postgres». Créalo o inicia Alta con otro usuario.",
  );
}

function lookUp(): Account | undefined {
  try {
    const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, name], { stdio: "pipe" })));
    return uid === undefined || gid === undefined ? undefined : { uid, gid };
  } catch {
    return undefined;
  }
}
