// Prepares the database in a process of its own, whose parent hands it what only the database's owner may know.
import { receiveSecrets } from "../../runtime/handed-over.mjs";

await receiveSecrets();
// Without the parent process the outcome is not needed.
process.on("disconnect", () => process.exit(1));
const { allowTypeScript } = await import("../typescript.mjs");
await allowTypeScript();
const { main } = await import("./prepare.ts");
await main();
process.exit(0);
