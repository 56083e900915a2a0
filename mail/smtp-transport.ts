import { createTransport } from "nodemailer";
import { SendingFailed, type Transport } from "./transport";

/** Milliseconds: to connect with TLS and greeting, and of silence afterwards. */
const TIME_OUTS = { connectionTimeout: 8_000, greetingTimeout: 8_000, dnsTimeout: 5_000, socketTimeout: 10_000 };
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** What the mail server, and whoever receives the mail, is told of us. */
export type Identity = {
  /** The host name in EHLO; the machine's own by default. */
  name?: string;
  /** Signs with DKIM. */
  dkim?: { domainName: string; keySelector: string; privateKey: string };
};

/**
 * Sends through the mail server at `url` (`smtp://` or `smtps://`, credentials included), one connection a
 * message. Credentials are never sent unencrypted, unless the server is on this machine.
 */
export function smtpTransport(url: string, identity: Identity = {}): Transport {
  const { protocol, username, hostname } = new URL(url);
  const requireTLS = protocol === "smtp:" && username !== "" && !LOOPBACK.test(hostname);
  const mailer = createTransport({ url, requireTLS, socketCloseTimeout: 1_000, ...TIME_OUTS, ...identity });
  return async ({ from, to, messageId, subject, html, text }, signal) => {
    try {
      await mailer.sendMail({
        from,
        // As an object, not a header string: nothing parses it, so it cannot name a second recipient.
        to: { name: "", address: to },
        envelope: { from: addressIn(from), to: [to] },
        messageId: `<${messageId}>`,
        subject,
        html,
        text,
        headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal,
      });
    } catch (thrown) {
      throw failureOf(thrown);
    }
  };
}

/** `a@b.example` in `Alta <a@b.example>`. */
export const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();

type SmtpError = { code?: string; response?: string; responseCode?: number; permanent?: boolean };

function failureOf(thrown: unknown): SendingFailed {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const { code = error.name, response, responseCode, permanent } = error as Error & SmtpError;
  // A 5xx before the message (greeting, credentials) is about the connection: the mail is retried.
  const ofTheMail = code === "EENVELOPE" || code === "EMESSAGE";
  return new SendingFailed(
    ofTheMail && (responseCode === undefined || permanent === true),
    responseCode ? `${code} ${responseCode}` : code,
    response ?? error.message,
  );
}
