/** One theme's accents, as `#rrggbb`. */
export type Accents = { accent: string; strong: string; onAccent: string; soft: string };
/** `adjusted`: the chosen colour could not be read there, and was darkened or lightened until it can. */
export type DerivedTheme = { light: Accents & { adjusted: boolean }; dark: Accents & { adjusted: boolean } };

/** Of text, WCAG 2.2, 1.4.3. */
export const LEAST_CONTRAST = 4.5;

/** The grounds that accents stand on: paper and surface of `globals.css`. */
const GROUNDS = { light: ["#fbfaf7", "#ffffff"], dark: ["#121514", "#1a1e1d"] };

type Lch = { lightness: number; chroma: number; hue: number };

/** Both themes' accents from one colour `#rrggbb`: every text on them and of them has a contrast of 4.5 or more. */
export function deriveTheme(colour: string): DerivedTheme {
  const chosen = toLch(colour);
  const { chroma, hue } = chosen;
  const lightSoft = toHex({ lightness: 0.945, chroma: Math.min(chroma, 0.03), hue });
  const darkSoft = toHex({ lightness: 0.3, chroma: Math.min(chroma, 0.045), hue });
  const light = until(chosen, -0.01, [...GROUNDS.light, lightSoft]);
  const onDark = toHex({ lightness: 0.18, chroma: Math.min(chroma, 0.03), hue });
  const dark = until(chosen, 0.01, [...GROUNDS.dark, darkSoft, onDark]);
  return {
    light: {
      accent: toHex(light),
      strong: toHex({ ...light, lightness: Math.max(light.lightness - 0.07, 0) }),
      onAccent: "#ffffff",
      soft: lightSoft,
      adjusted: light !== chosen,
    },
    dark: {
      accent: toHex(dark),
      strong: toHex({ ...dark, lightness: Math.min(dark.lightness + 0.06, 1) }),
      onAccent: onDark,
      soft: darkSoft,
      adjusted: dark !== chosen,
    },
  };
}

/** The colour itself, or the nearest darker or lighter one that can be read on every ground. */
function until(colour: Lch, step: number, grounds: string[]): Lch {
  let shade = colour;
  const reads = () => grounds.every((ground) => contrast(toHex(shade), ground) >= LEAST_CONTRAST);
  for (let steps = 0; !reads() && steps < 1 / Math.abs(step); steps += 1)
    shade = { ...shade, lightness: Math.min(Math.max(shade.lightness + step, 0), 1) };
  return shade;
}

/** The contrast of two colours `#rrggbb` after WCAG: from 1 to 21. */
export function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = toLinear(colour);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const toLinear = (colour: string): number[] =>
  [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });

// Oklch, by Björn Ottosson: a step of lightness looks the same in every hue.
function toLch(colour: string): Lch {
  const [red = 0, green = 0, blue = 0] = toLinear(colour);
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const middle = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  const lightness = 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short;
  return { lightness, chroma: Math.hypot(a, b), hue: Math.atan2(b, a) };
}

/** What a screen cannot show loses chroma, not hue. */
function toHex({ lightness, chroma, hue }: Lch): string {
  let linear = linearOf(lightness, chroma, hue);
  for (let less = chroma; !linear.every((part) => part >= -0.001 && part <= 1.001) && less > 0; less -= 0.005)
    linear = linearOf(lightness, less, hue);
  const parts = linear.map((part) => {
    const bounded = Math.min(Math.max(part, 0), 1);
    const coded = bounded <= 0.0031308 ? bounded * 12.92 : 1.055 * bounded ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, "0");
  });
  return `#${parts.join("")}`;
}

function linearOf(lightness: number, chroma: number, hue: number): number[] {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}
