import { createInterface } from "node:readline/promises";
import { plainText } from "../../accounts/values/plain-text";

/** Whether the person at the terminal says yes. */
export async function agree(question: string): Promise<boolean> {
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question(question);
  reader.close();
  return ["si", "s", "yes"].includes(plainText(answer.trim()));
}
