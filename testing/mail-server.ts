import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

export type ReceivedMail = {
  /** The envelope's recipients, whatever the headers say. */
  from: string;
  to: string[];
  raw: string;
  mail: Email;
};

export type MailServer = { url: string; received: ReceivedMail[]; stop: () => Promise<void> };

type Verdict = { responseCode: number; message: string } | null | "hang up";

/** A mail server that keeps the mails it accepts. `judge` decides the reply to a complete message. */
export async function startMailServer(
  judge: (mail: ReceivedMail, earlier: number) => Verdict = () => null,
  options: SMTPServerOptions & { port?: number } = {},
): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let judged = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    disableReverseLookup: true,
    closeTimeout: 100,
    ...options,
    onData: async (stream, session, callback) => {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      const raw = Buffer.concat(chunks).toString("utf8");
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom ? mailFrom.address : "";
      const mail = { from, to: rcptTo.map(({ address }) => address), raw, mail: await PostalMime.parse(raw) };
      const verdict = judge(mail, judged++);
      if (verdict === null || verdict === "hang up") received.push(mail);
      if (verdict !== "hang up") return callback(verdict && Object.assign(new Error(verdict.message), verdict));
      for (const { _socket } of server.connections) _socket.destroy();
    },
  }) as SMTPServer & { connections: Set<{ _socket: Socket }> };
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** A TCP server that does not speak SMTP: the test handles each connection. */
export async function startOddServer(
  converse: (socket: Socket) => void,
): Promise<{ url: string; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    converse(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`, stop };
}
