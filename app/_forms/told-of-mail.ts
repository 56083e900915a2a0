import { mailsLeave } from "@/mail/mails-leave";
import { linkMessages } from "@/messages/links";

/** `sentence` where mails reach people; where none leaves, what is true instead. */
export const toldOfMail = (sentence: string): string => (mailsLeave() ? sentence : linkMessages.notLeaving);
