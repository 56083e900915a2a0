import { readdirSync, readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract, RefreshContract, SignInContract } from "@/contracts/contract";

const root = fileURLToPath(new URL("../../../", import.meta.url));

type Kind = "serve" | "serveSignIn" | "serveRefresh";
type Operation = Contract | SignInContract | RefreshContract;
type Mount = { path: string; kind: Kind; operation: Operation };

/** Every operation mounted on a URL, as the route files under `app` say: a new route is found without being listed. */
export async function mountedOperations(): Promise<Mount[]> {
  const mounts: Mount[] = [];
  for (const file of readdirSync(`${root}app`, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith("route.ts")) continue;
    const source = readFileSync(`${root}app/${file}`, "utf8");
    const [, kind, names = ""] = /\b(serve|serveSignIn|serveRefresh)\(([\w, ]+)\)/.exec(source) ?? [];
    for (const name of kind ? names.split(", ") : []) {
      const operation = await importContract(source, name);
      mounts.push({ path: `/${dirname(file).replace(/\([^/]+\)\//, "")}`, kind: kind as Kind, operation });
    }
  }
  return mounts;
}

async function importContract(source: string, name: string): Promise<Operation> {
  const from = RegExp(`import \\{[^}]*\\b${name}\\b[^}]*\\} from "@/(contracts/\\w+)"`).exec(source)?.[1];
  const contract = (await import(/* @vite-ignore */ `${root}${from}.ts`)) as Record<string, Operation>;
  const operation = contract[name];
  if (!operation) throw new Error(`${name} is mounted, but ${from} has no such contract`);
  return operation;
}

/** Registration contracts with one of the paths they are mounted on. */
export async function mountedContracts(): Promise<(Contract & { path: string })[]> {
  const mounts = (await mountedOperations()).filter(({ kind }) => kind === "serve");
  const contracts = new Map(
    mounts.map(({ path, operation }) => [operation.name, { ...(operation as Contract), path }]),
  );
  return [...contracts.values()];
}
