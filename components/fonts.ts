import localFont from "next/font/local";

/** The text font, preloaded, with a fallback of the same width to avoid layout shift. */
export const textFont = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-text",
  display: "swap",
});

/** For codes and generated passwords: 0 and O, l and I differ. Loaded only where it is used. */
export const codeFont = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-code",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});
