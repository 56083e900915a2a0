import { mailsLeave } from "@/mail/mails-leave";
import { linkMessages } from "@/messages/links";

/** `sentence` where mails are sent; without a mail server, a sentence that says so. */
export const toldOfMail = (sentence: string): string => (mailsLeave() ? sentence : linkMessages.notLeaving);
