import { env } from "../env";

/** Whether mails reach people: not in production without a mail server, where they stay in the local mailbox. */
export const mailsLeave = (): boolean => env.SMTP_URL !== undefined || env.NODE_ENV !== "production";
