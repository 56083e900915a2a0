/** A mail before it is rendered as HTML and as plain text, so that both say the same. */
export type Draft = {
  heading: string;
  greeting: string;
  body: readonly string[];
  button: { label: string; href: string } | null;
  after: readonly string[];
  second: { sentence: string; href: string } | null;
  why: string;
  host: string;
};
