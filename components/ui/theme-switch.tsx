"use client";

import { type Theme, themeCookie, themes } from "@/components/theme";
import { common } from "@/messages/common";
import { MoonIcon, ScreenIcon, SunIcon } from "./icons";

const icons = { light: SunIcon, dark: MoonIcon, system: ScreenIcon };
const yearInSeconds = 365 * 24 * 60 * 60;

function choose(theme: Theme) {
  const secure = window.location.protocol === "https:" ? "; secure" : "";
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not everywhere yet
  document.cookie = `${themeCookie}=${theme}; path=/; max-age=${yearInSeconds}; samesite=lax${secure}`;
  document.documentElement.dataset.theme = theme;
}

/** Light, dark or system. Hidden without JavaScript, where the system decides. */
export function ThemeSwitch({ current }: { current: Theme }) {
  return (
    <fieldset className="flex rounded-control border border-line bg-surface [@media(scripting:none)]:hidden print:hidden">
      <legend className="sr-only">{common.theme}</legend>
      {themes.map((theme) => {
        const Icon = icons[theme];
        return (
          <label
            key={theme}
            title={common.themes[theme]}
            className="grid size-11 place-items-center rounded-[9px] text-muted outline-focus hover:text-ink has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name="theme"
              value={theme}
              defaultChecked={theme === current}
              onChange={() => choose(theme)}
              className="sr-only"
            />
            <Icon className="size-5" />
            <span className="sr-only">{common.themes[theme]}</span>
          </label>
        );
      })}
    </fieldset>
  );
}
