export type Message = {
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** The same on every attempt, so that mail programs recognise a duplicate. */
  messageId: string;
};

/** Sends a message. Rejects with `SendingFailed`, at the latest when the signal is aborted. */
export type Transport = (message: Message, signal: AbortSignal) => Promise<void>;

/** The message was not accepted; `permanent` when a retry would not help. */
export class SendingFailed extends Error {
  override name = "SendingFailed";

  constructor(
    readonly permanent: boolean,
    readonly code: string,
    /** The server's reply. It may quote the mail, so it must not be logged. */
    readonly reason: string,
  ) {
    super(code);
  }
}
