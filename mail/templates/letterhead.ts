/** A theme's colours in a mail, as `#rrggbb`. */
export type MailColours = { accent: string; onAccent: string };

/** Who writes: what stands at the head and the foot of every mail. */
export type Letterhead = {
  name: string;
  /** Stands in place of the name in `MAIL_FROM`. */
  sender: string | null;
  phone: string | null;
  address: string | null;
  colours: { light: MailColours; dark: MailColours } | null;
};

/** Where the business was not named. */
export const plainLetterhead: Letterhead = { name: "Alta", sender: null, phone: null, address: null, colours: null };
