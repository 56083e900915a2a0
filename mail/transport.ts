export type Message = {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The same on every attempt, so that a mail that arrives twice is recognised as one. */
  messageId: string;
};

/** Hands a message to whoever carries it. Rejects with `SendingFailed`, at the latest when the signal is given. */
export type Transport = (message: Message, signal: AbortSignal) => Promise<void>;

/** The message was not accepted; `permanent` when trying again would change nothing. */
export class SendingFailed extends Error {
  override name = "SendingFailed";

  constructor(
    readonly permanent: boolean,
    readonly code: string,
    /** What the server said. It may quote the mail: not for logs. */
    readonly reason: string,
  ) {
    super(code);
  }
}
