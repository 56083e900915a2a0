import { expect, test } from "vitest";
import { CLIENT_STATES } from "@/accounts/clients/client-state";
import { channels } from "@/messages/channels";
import { mailWords } from "@/messages/mails";
import { detailsSentence } from "./audit-table";

const purposes = ["verify_email", "reset_password", "change_email", "activate_account", "disown_account"];

test.each([
  ...Object.keys(mailWords).map((kind) => ({ kind })),
  ...CLIENT_STATES.map((state) => ({ state })),
  ...channels.map((origin) => ({ origin })),
  ...purposes.map((purpose) => ({ purpose })),
  { branch: "none" },
])("the audit words %j", (details) => {
  const [[name, code]] = Object.entries(details) as [[string, string]];
  const [label, words] = detailsSentence(details).split(": ");
  expect(label).not.toBe(name);
  expect(words).not.toMatch(/_/);
  if (!["unipets", "portal"].includes(code)) expect(words).not.toBe(code);
});
