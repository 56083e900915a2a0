import { type Accents, contrast, type DerivedTheme } from "@/accounts/business/derive-theme";
import { businessPage } from "@/messages/business";

const { shades } = businessPage;
const PAPER = { light: "#fbfaf7", dark: "#121514" };

/** What becomes of the chosen colour in each theme, with its contrast. As drawings: a page's policy allows no inline style. */
export function Shades({ theme }: { theme: DerivedTheme }) {
  return (
    <div>
      <h3 className="mb-3 font-semibold">{shades.title}</h3>
      <ul className="grid max-w-form gap-4 sm:grid-cols-2 xl:grid-cols-1">
        {(["light", "dark"] as const).map((name) => (
          <li key={name}>
            <Shade {...theme[name]} paper={PAPER[name]} />
            <p className="mt-2 text-note">
              <span className="font-semibold">{shades[name]}</span>{" "}
              <span className="text-muted">{shades.ratio(contrast(theme[name].accent, PAPER[name]))}</span>
            </p>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Shade({ accent, onAccent, soft, paper }: Accents & { paper: string }) {
  return (
    <svg viewBox="0 0 240 88" aria-hidden="true" className="w-full rounded-control border border-line">
      <rect width="240" height="88" fill={paper} />
      <rect x="16" y="20" width="132" height="48" rx="10" fill={accent} />
      <text x="82" y="50" textAnchor="middle" fontSize="16" fontWeight="600" fill={onAccent}>
        {shades.button}
      </text>
      <rect x="160" y="20" width="64" height="48" rx="10" fill={soft} />
      <text x="192" y="51" textAnchor="middle" fontSize="20" fontWeight="700" fill={accent}>
        Aa
      </text>
    </svg>
  );
}
