import type { Call } from "./client";

/** The request a documented curl line makes; the server it names is left to the caller. */
export function readCurl(script: string): Call & { path: string; headers: Record<string, string> } {
  const [command, ...words] = shellWords(script);
  if (command !== "curl") throw new Error(`Not a curl line: ${script}`);
  const call: Call & { headers: Record<string, string> } = { path: "", headers: {} };
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? "";
    if (!word.startsWith("-")) call.path = new URL(word).pathname;
    else {
      index += 1;
      const value = words[index] ?? "";
      if (word === "-X") call.method = value;
      else if (word === "-d") call.body = value;
      else if (word === "-H") {
        const [name = "", content = ""] = value.split(/:\s*/);
        call.headers[name.toLowerCase()] = content;
      } else throw new Error(`Unknown option ${word}`);
    }
  }
  return call;
}

/** Words as a shell splits them: quotes, and backslashes at the end of a line. */
function shellWords(script: string): string[] {
  const words = script.replaceAll("\\\n", " ").match(/'[^']*'|"[^"]*"|[^\s'"]+/g) ?? [];
  return words.map((word) => word.replace(/^(['"])([\s\S]*)\1$/, "$2"));
}
