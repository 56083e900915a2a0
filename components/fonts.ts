import localFont from "next/font/local";

/** The text face. Preloaded, with a fallback of the same width so that nothing moves when it arrives. */
export const textFont = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-text",
  display: "swap",
});

/** For codes and generated passwords: 0 is not O, l is not I. Fetched only where it is used. */
export const codeFont = localFont({
  src: "../node_modules/@fontsource-variable/atkinson-hyperlegible-mono/files/atkinson-hyperlegible-mono-latin-wght-normal.woff2",
  weight: "200 800",
  variable: "--font-code",
  display: "swap",
  preload: false,
  adjustFontFallback: false,
});
