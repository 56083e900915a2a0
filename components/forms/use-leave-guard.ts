import { useEffect } from "react";
import { entryForms } from "@/messages/entry-forms";

/** The link of ours that a plain click on `target` would follow away from this page. */
function linkAway(event: MouseEvent): HTMLAnchorElement | null {
  if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return null;
  const samePage = link.pathname === window.location.pathname && link.origin === window.location.origin;
  return samePage ? null : link;
}

/** While `touched`, leaving by a link, a reload or a closed tab asks first. */
export function useLeaveGuard(touched: boolean): void {
  useEffect(() => {
    if (!touched) return;
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    function onClick(event: MouseEvent) {
      if (!linkAway(event) || window.confirm(entryForms.leave)) return;
      event.preventDefault();
      event.stopPropagation();
    }
    window.addEventListener("beforeunload", onUnload);
    // Before Next's own links hear of the click.
    document.addEventListener("click", onClick, true);
    return () => {
      window.removeEventListener("beforeunload", onUnload);
      document.removeEventListener("click", onClick, true);
    };
  }, [touched]);
}
