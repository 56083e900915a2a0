import { buildMessages } from "../../messages/commands";
import { ensureBuild } from "./build.ts";

/** `npm run build`: builds the application unless it is built from these very sources already. */
export async function main(args: string[]) {
  if (args.includes("--help")) return console.log(buildMessages.help);
  await ensureBuild();
  console.log(buildMessages.done);
}
