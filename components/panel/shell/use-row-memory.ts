import { useEffect } from "react";

const KEY = "alta.row";
const LOOKED_FOR_MILLISECONDS = 3000;

const here = () => window.location.pathname + window.location.search;

/** With Back, the focus returns to the row of a list that was opened. */
export function useRowMemory(): void {
  useEffect(() => {
    function onClick({ target }: MouseEvent) {
      const row = target instanceof Element && target.closest("a[data-row]");
      if (row) history.replaceState({ ...history.state, [KEY]: row.getAttribute("href") }, "");
    }
    let looking = 0;
    function onBack({ state }: PopStateEvent) {
      const href = state?.[KEY];
      if (typeof href !== "string") return;
      const list = here();
      const until = Date.now() + LOOKED_FOR_MILLISECONDS;
      const look = () => {
        const row = document.querySelector<HTMLElement>(`a[data-row][href="${CSS.escape(href)}"]`);
        if (row && here() === list) return row.focus();
        if (here() === list && Date.now() < until) looking = requestAnimationFrame(look);
      };
      cancelAnimationFrame(looking);
      looking = requestAnimationFrame(look);
    }
    document.addEventListener("click", onClick, true);
    window.addEventListener("popstate", onBack);
    return () => {
      cancelAnimationFrame(looking);
      document.removeEventListener("click", onClick, true);
      window.removeEventListener("popstate", onBack);
    };
  }, []);
}
