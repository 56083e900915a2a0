import { execFileSync } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { expect, test } from "vitest";
import { missingTool } from "@/testing/debian-tool";
import { startMailServer } from "@/testing/mail-server";
import { smtpTransport } from "./smtp-transport";

const message = {
  from: "Alta <no-responder@alta.example>",
  to: "ana@ejemplo.com",
  subject: "Hola, ñandú",
  html: "<p>Hola</p>",
  text: "Hola",
  messageId: "1@alta.example",
};
const soon = () => AbortSignal.timeout(5000);

test("smtps and credentials: the server's certificate is verified, the password is URL-decoded", async () => {
  const seen: string[] = [];
  // Without a key of its own, smtp-server uses its self-signed certificate.
  const server = await startMailServer(undefined, {
    secure: true,
    authOptional: false,
    onAuth: ({ username, password }, _session, callback) => {
      seen.push(`${username}:${password}`);
      callback(null, { user: username });
    },
  });
  const url = server.url.replace("smtp://", "smtps://alta%40example.com:p%40ss%2Fw%C3%B6rd@");
  await expect(smtpTransport(url)(message, soon())).rejects.toMatchObject({ permanent: false });
  expect(seen).toEqual([]);
  await smtpTransport(`${url}?tls.rejectUnauthorized=false`)(message, soon());
  expect(seen).toEqual(["alta@example.com:p@ss/wörd"]);
  expect(server.received[0]?.mail).toMatchObject({ subject: "Hola, ñandú", messageId: "<1@alta.example>" });
  await server.stop();
});

test("credentials are never sent unencrypted to another machine", async () => {
  let asked = false;
  const server = await startMailServer(undefined, {
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: (_auth, _session, callback) => {
      asked = true;
      callback(null, { user: "x" });
    },
  });
  const elsewhere = server.url.replace("127.0.0.1", "0.0.0.0").replace("//", "//user:secret@");
  await expect(smtpTransport(elsewhere)(message, soon())).rejects.toMatchObject({
    permanent: false,
    code: expect.stringContaining("ETLS"),
  });
  expect(asked).toBe(false);
  await smtpTransport(server.url.replace("//", "//user:secret@"))(message, soon());
  expect(asked).toBe(true);
  await server.stop();
});

test("an address or a subject cannot inject a header or a second recipient [MAIL-01]", async () => {
  const server = await startMailServer();
  const hostile = { ...message, subject: "x\r\nBcc: evil@example.com", to: "ana@ejemplo.com" };
  await smtpTransport(server.url)(hostile, soon());
  const [received] = server.received;
  expect(received?.to).toEqual(["ana@ejemplo.com"]);
  expect(received?.mail.headers.map(({ key }) => key)).not.toContain("bcc");
  await server.stop();
});

test("an attempt ends when it is aborted, whatever the server is doing", async () => {
  const server = await startMailServer(undefined, { onMailFrom: () => {} });
  const before = Date.now();
  const failure = { permanent: false, code: "EABORT" };
  await expect(smtpTransport(server.url)(message, AbortSignal.timeout(300))).rejects.toMatchObject(failure);
  expect(Date.now() - before).toBeLessThan(2000);
  await server.stop();
});

/** Debian's dkimpy, with this key as what the DNS says. */
const VERIFY = `
import sys, dkim
record = ("v=DKIM1; p=" + sys.argv[1]).encode()
name = sys.argv[2].encode() + b"."
print(dkim.verify(sys.stdin.buffer.read(), dnsfunc=lambda asked, timeout=5: record if asked == name else None))
`;

test("a mail is signed for its sender's domain, as a verifier of another make confirms; a changed one is not", async (context) => {
  const missing = await missingTool("dkimverify", "python3-dkim");
  if (missing) return context.skip(missing);
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
  const greeted: string[] = [];
  const server = await startMailServer(undefined, {
    onMailFrom: (_address, session, callback) => {
      greeted.push(session.hostNameAppearsAs);
      callback();
    },
  });
  const dkim = { domainName: "alta.example", keySelector: "alta", privateKey: pem };
  await smtpTransport(server.url, { name: "alta.example", dkim })(message, soon());
  const raw = server.received[0]?.raw ?? "";
  const published = publicKey.export({ type: "spki", format: "der" }).toString("base64");
  const verify = (mail: string) =>
    execFileSync("/usr/bin/python3", ["-c", VERIFY, published, "alta._domainkey.alta.example"], { input: mail })
      .toString()
      .trim();
  expect(verify(raw)).toBe("True");
  expect(verify(raw.replace("Hola</p>", "Adiós</p>"))).toBe("False");
  expect(greeted).toEqual(["alta.example"]);
  await server.stop();
});
