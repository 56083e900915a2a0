import { deriveTheme } from "@/accounts/business/derive-theme";

type Props = { colour: string; nonce: string | undefined };

/** The theme derived from the business's colour, in place of the tokens of `globals.css`. */
export function BusinessColours({ colour, nonce }: Props) {
  const { light, dark } = deriveTheme(colour);
  const tokens = {
    accent: [light.accent, dark.accent],
    "accent-strong": [light.strong, dark.strong],
    "on-accent": [light.onAccent, dark.onAccent],
    "accent-soft": [light.soft, dark.soft],
  };
  const rules = Object.entries(tokens).map(([name, [day, night]]) => `--color-${name}:light-dark(${day},${night})`);
  // A browser hides the nonce from scripts, so React finds another one than it rendered.
  return (
    <style nonce={nonce} suppressHydrationWarning>
      {`:root{${rules.join(";")}}`}
    </style>
  );
}
